/// One line of the song and where its syllables fall.
public struct SungLine: Codable, Sendable, Hashable {
    /// The words.
    public var text: String
    /// Who has the line: `all`, `leader` or `group`.
    public var voice: String
    /// `sung`, `rapped` or `spoken`.
    public var delivery: String
    /// The first of its bars in the section, from 1.
    public var bar: Int
    /// How many bars it takes, rests after it included.
    public var bars: Int
    /// The rhyme letter, for example `A`; nil where the line rhymes with none.
    public var rhyme: String?
    /// The syllables in order.
    public var syllables: [SungSyllable]

    /// Whether its syllables have notes in the section's melody; rapped and spoken lines have only their rhythm.
    public var isPitched: Bool { delivery == "sung" }
}

/// A syllable and when it sounds.
public struct SungSyllable: Codable, Sendable, Hashable {
    /// How a syllable sits in its word, as notation writes it.
    public enum Place: String, Codable, CaseIterable, Sendable {
        case single, begin, middle, end
    }

    /// The letters, punctuation included.
    public var text: String
    /// Its place in the word.
    public var place: Place
    /// Ticks from the start of the section.
    public var tick: Int
    /// Ticks it sounds.
    public var duration: Int
    /// Whether it carries a stress of the spoken word.
    public var stressed: Bool
}
