public import Teaching

/// Who writes the words of a mashup: the built-in engine, or a language model.
///
/// A writer may leave any part out. Every part is checked before it is used, and the built-in writer's takes its place
/// where it fails.
public protocol MashupWriter: Sendable {
    /// The name for `metadata.engine`.
    var name: String { get }

    /// Writes the words of a piece.
    ///
    /// - Parameter commission: The piece, the brief and the claims to explain.
    /// - Returns: What was written.
    /// - Throws: Whatever keeps it from writing; the built-in writer then writes everything.
    func write(_ commission: WritingCommission) async throws -> WrittenParts
}

/// Everything a writer is told about the piece.
public struct WritingCommission: Sendable, Equatable {
    /// What the words have to be, section by section.
    public var brief: LyricBrief
    /// The music without words: key, tempo, feel, form, sections with chords and grooves.
    public var score: Score
    /// What the teacher said.
    public var context: GatheredContext
    /// The level the explanations are for, also where nobody gave one.
    public var level: SkillLevel
    /// The names of the genres, in the order of the mashup.
    public var genreNames: [String]
    /// What the words must keep out, from the genres' records.
    public var avoid: [String]
    /// Claims that hold whatever the words are, to be explained; the built-in explanations are in them.
    public var concepts: [TheoryConcept]
    /// The built-in title and words, which take the place of sections that fail.
    public var ownWords: LyricSheet
    /// The built-in texts of the lesson that may be put into other words.
    public var draft: LessonDraft
    /// The seed of the mashup.
    public var seed: UInt64
}

/// What a writer hands in; nil and missing entries leave a part to the built-in writer.
public struct WrittenParts: Sendable, Equatable {
    /// The words with their title.
    public var lyrics: LyricSheet?
    /// The song's title; the sheet's where nil.
    public var title: String?
    /// One line that makes a class want to start, at most 160 characters.
    public var hook: String?
    /// Explanations by the claim they explain, 40 to 600 characters each.
    public var explanations: [String: String]
    /// Steps of warm-up and activities, by their titles.
    public var activities: [WrittenActivity] = []
    /// Lines of the teaching notes by the built-in lines they stand for.
    public var notes: [String: String] = [:]
    /// Paragraphs of cultural context by their headings; every sentence ends with numbers of the lesson's sources in
    /// square brackets.
    public var culture: [String: String] = [:]
    /// What the writer tried and left out, as sentences that end with the reason.
    public var remarks: [String] = []

    /// Hands in the parts given.
    ///
    /// - Parameters:
    ///   - lyrics: The words with their title.
    ///   - title: The song's title; the sheet's where nil.
    ///   - hook: One line that makes a class want to start.
    ///   - explanations: Explanations by the claim they explain.
    public init(
        lyrics: LyricSheet? = nil,
        title: String? = nil,
        hook: String? = nil,
        explanations: [String: String] = [:]
    ) {
        self.lyrics = lyrics
        self.title = title
        self.hook = hook
        self.explanations = explanations
    }
}
