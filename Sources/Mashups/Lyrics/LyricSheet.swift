/// The words of a song, line by line and syllable by syllable.
public struct LyricSheet: Codable, Sendable, Equatable {
    /// What the song is called; taken from its refrain.
    public var title: String
    /// The identifier of the topic the song is about, such as `rain`.
    public var topic: String
    /// How the topic came about.
    public var topicMatch: TopicMatch
    /// The sections in the order they are sung.
    public var sections: [LyricSection]

    /// A sheet of the sections given.
    public init(title: String, topic: String, topicMatch: TopicMatch, sections: [LyricSection]) {
        self.title = title
        self.topic = topic
        self.topicMatch = topicMatch
        self.sections = sections
    }

    /// The whole text: lines, and a blank line between sections.
    public var text: String {
        sections.map { $0.lines.map(\.text).joined(separator: "\n") }.joined(separator: "\n\n")
    }
}

/// How a song came to its topic.
public enum TopicMatch: String, Codable, Sendable, Equatable {
    /// The teacher's words name the topic.
    case named
    /// Nobody asked for a topic; the seed chose.
    case unasked
    /// The teacher's words fit no topic that is known; the seed chose, and the teacher should hear that.
    case unknown
}

/// The words of one section.
public struct LyricSection: Codable, Sendable, Equatable, Identifiable {
    /// The identifier its brief gave it.
    public var id: String
    /// The identifier of the earlier section whose words these are; nil where they are new.
    public var repeatsSection: String?
    /// The lines in order.
    public var lines: [LyricLine]

    /// A section of the lines given.
    public init(id: String, repeatsSection: String? = nil, lines: [LyricLine]) {
        self.id = id
        self.repeatsSection = repeatsSection
        self.lines = lines
    }
}

/// One line of lyrics.
public struct LyricLine: Codable, Sendable, Equatable {
    /// The line as it is printed.
    public var text: String
    /// Its syllables in order, one to a note or more.
    public var syllables: [Syllable]
    /// A letter shared by the lines of the section that truly rhyme (or repeat) with it; nil where none does.
    ///
    /// It is worked out from the words, so it is safe to teach from, also where the words rhyme more than was asked.
    public var rhymeLabel: String?
    /// The index in its section of the earlier line whose words it repeats; nil where they are new.
    public var repeats: Int?
    /// Whether the group sings it in answer to a leader.
    public var isResponse: Bool

    /// A line with the syllables given.
    public init(
        text: String,
        syllables: [Syllable],
        rhymeLabel: String? = nil,
        repeats: Int? = nil,
        isResponse: Bool = false
    ) {
        self.text = text
        self.syllables = syllables
        self.rhymeLabel = rhymeLabel
        self.repeats = repeats
        self.isResponse = isResponse
    }
}

/// One syllable of a line, as it stands under a note.
public struct Syllable: Codable, Sendable, Equatable {
    /// Its letters, with the punctuation that belongs to them.
    public var text: String
    /// 0 unstressed, 1 main stress of its word, 2 secondary stress; short grammar words such as *the* have 0.
    public var stress: Int
    /// Whether a word ends with it; a hyphen follows where not.
    public var endsWord: Bool

    /// A syllable.
    public init(text: String, stress: Int, endsWord: Bool) {
        self.text = text
        self.stress = stress
        self.endsWord = endsWord
    }
}
