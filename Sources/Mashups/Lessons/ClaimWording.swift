import Genres
import MusicTheory

/// What the words of a record's claim say beyond what its check looks at: the part of the song, the chords.
struct ClaimWording {
    private let words: [Substring]
    private let kind: TheoryCheck.Kind

    init(_ concept: GenreRecord.Teaching.Concept) {
        words = RunningText.parts(of: concept.claim) { $0.isBlank || $0 == "," || $0 == "-" || $0 == "." || $0 == ";" }
        kind = concept.check.kind
    }

    /// The chords that are named, in order; nil where none is.
    var numerals: [String]? {
        let named = words.map(String.init).filter { RomanNumeral($0) != nil }.unique
        return named.isEmpty ? nil : named
    }

    /// Whether the section is one of the parts that are named; any is where none is.
    ///
    /// A groove may be called after a part ("the verse groove"), and a chorus may be the people who sing; neither says where.
    func speaks(of section: ScoreSection) -> Bool {
        guard [.progression, .chordQuality, .scaleMember, .rhyme, .repeatLine].contains(kind) else { return true }
        let parts: [(word: Substring, kind: ScoreSection.Kind)] = [
            ("bridge", .bridge), ("verse", .verse), ("refrain", .chorus),
        ]
        let named = parts.filter { words.contains($0.word) }.map(\.kind)
        return named.isEmpty || named.contains(section.kind)
    }
}
