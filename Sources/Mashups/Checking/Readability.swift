import MusicTheory

/// How many years of school a text asks for: the Flesch–Kincaid grade level.
///
/// 0.39 × words per sentence + 11.8 × syllables per word − 15.59 (Kincaid, Fishburne, Rogers and Chissom, Navy Research
/// Branch Report 8-75, 1975). Syllables are those of the pronouncing dictionary, estimated by spelling where it lacks a word.
struct Readability: Sendable {
    let dictionary: PronouncingDictionary

    /// What a text is made of.
    struct Counts {
        var sentences = 0
        var words = 0
        var syllables = 0

        /// The grade; nil without words.
        var grade: Double? {
            guard words > 0, sentences > 0 else { return nil }
            return 0.39 * Double(words) / Double(sentences) + 11.8 * Double(syllables) / Double(words) - 15.59
        }

        static func + (first: Counts, second: Counts) -> Counts {
            Counts(
                sentences: first.sentences + second.sentences,
                words: first.words + second.words,
                syllables: first.syllables + second.syllables
            )
        }
    }

    /// The highest grade that texts for a class may have: the last school year of its age band.
    static func bound(_ band: AgeBand) -> Double {
        switch band {
        case .young: 5
        case .middle: 8
        case .older: 12
        }
    }

    /// How far a single text of some length may go beyond the bound: one long word weighs much in a short text.
    static let leeway = 4.0
    /// The fewest words for which a single text is judged.
    static let fewestWords = 12

    /// Whether texts can be read by a class.
    struct Judgement {
        /// The grade of all texts together.
        var grade: Double
        /// The first text that is much too hard by itself; nil where none is.
        var hardest: String?
        /// Whether the class can read them.
        var isReadable: Bool
    }

    /// Judges texts for a class; the names of its genres count as the word "music", since they are long, and what the
    /// lesson teaches.
    func judge(_ texts: [String], for band: AgeBand, genreNames: [String]) -> Judgement {
        let counts = texts.map { text in self.counts(genreNames.reduce(text) { $0.replacing($1, with: "music") }) }
        let grade = counts.reduce(Counts(), +).grade ?? 0
        let hardest = zip(texts, counts).first { _, counts in
            counts.words >= Self.fewestWords && (counts.grade ?? 0) > Self.bound(band) + Self.leeway
        }?.0
        return Judgement(grade: grade, hardest: hardest, isReadable: grade <= Self.bound(band) && hardest == nil)
    }

    /// Counts a text with words as at least one sentence, whether or not it ends with a full stop.
    func counts(_ text: String) -> Counts {
        var counts = Counts()
        for sentence in RunningText.parts(of: text, where: Self.endsSentence) {
            let words = RunningText.parts(of: sentence) { $0.isBlank || $0 == "–" || $0 == "—" || $0 == "/" }
                .filter { $0.unicodeScalars.contains(where: \.isLetterOrMark) && !Self.isNumeral($0) }
            guard !words.isEmpty else { continue }
            counts.sentences += 1
            counts.words += words.count
            counts.syllables += words.reduce(0) { sum, word in
                sum + max(1, dictionary.pronunciations(of: String(word)).first?.syllableCount ?? 1)
            }
        }
        return counts
    }

    /// Whether a word is a chord's numeral, which is a sign to look at; a lone I is a word.
    private static func isNumeral(_ word: Substring) -> Bool {
        let core = word.drop { "(\"“".contains($0) }.prefix { !",;:)\"”".contains($0) }
        return core.utf8.count > 1 && RomanNumeral(String(core)) != nil
    }

    private static func endsSentence(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ".", "!", "?", "…", "\n", "\r", "\u{2028}", "\u{2029}": true
        default: false
        }
    }

    /// The grade of the texts together; nil where they have no words.
    func grade(of texts: [String]) -> Double? { texts.map(counts).reduce(Counts(), +).grade }
}
