/// What a set of lyrics has to be: for whom, about what, and section by section how long and how rhymed.
public struct LyricBrief: Codable, Sendable, Equatable {
    /// The teacher's own words for the subject; nil leaves the choice to the seed.
    public var topic: String?
    /// Who will sing.
    public var ageBand: AgeBand
    /// The sections in the order they are sung.
    public var sections: [SectionBrief]

    /// A brief for the sections given.
    public init(topic: String? = nil, ageBand: AgeBand, sections: [SectionBrief]) {
        self.topic = topic
        self.ageBand = ageBand
        self.sections = sections
    }
}

/// What one section of the lyrics has to be.
public struct SectionBrief: Codable, Sendable, Equatable, Identifiable {
    /// Names the section, unique in its brief: `verse-1`, `chorus-2`.
    public var id: String
    /// The part the section plays in the song.
    public var role: LyricRole
    /// How many lines it has, responses included; 1 or more.
    public var lines: Int
    /// How many syllables a line may have; the short answers of a call and response may have fewer.
    public var syllables: ClosedRange<Int>
    /// One letter a line, in either case; equal letters rhyme, `x` and letters that stand alone are free.
    ///
    /// A scheme shorter than the section starts again with new sounds; an empty one asks for no rhyme.
    /// In a call and response it is read over the calls alone.
    public var rhymeScheme: String
    /// True for the blues stanza (AAB): every group of three lines states, states again, and answers.
    public var repeatFirst: Bool
    /// Whether the words are sung, rapped, or left to instruments.
    public var delivery: LyricDelivery
    /// True where every second line is the group's short answer, always in the same words.
    public var callAndResponse: Bool

    /// A section brief; the defaults are a sung quatrain.
    public init(
        id: String,
        role: LyricRole,
        lines: Int = 4,
        syllables: ClosedRange<Int> = 6...10,
        rhymeScheme: String = "aabb",
        repeatFirst: Bool = false,
        delivery: LyricDelivery = .sung,
        callAndResponse: Bool = false
    ) {
        self.id = id
        self.role = role
        self.lines = lines
        self.syllables = syllables
        self.rhymeScheme = rhymeScheme
        self.repeatFirst = repeatFirst
        self.delivery = delivery
        self.callAndResponse = callAndResponse
    }

    /// Whether every second line is an answer; a blues stanza leaves its answers to the instruments.
    public var hasResponses: Bool {
        (callAndResponse || role == .callAndResponse) && !repeatFirst && lines > 1
    }

    /// What sections that share their words have in common: the identifier without its number (`chorus-2` is `chorus`).
    public var group: String {
        var name = Substring(id)
        while let last = name.last, last.isNumber || last == "-" || last == "_" || last == " " {
            name.removeLast()
        }
        return name.isEmpty ? id : String(name)
    }
}

/// The part a section plays in a song.
public enum LyricRole: String, Codable, CaseIterable, Sendable, Hashable {
    /// New words each time; the verses of a song tell on from one another.
    case verse
    /// The song's title line and what belongs to it, in the same words each time.
    case chorus
    /// A look from another side, once.
    case bridge
    /// One short thought, repeated.
    case hook
    /// A spoken verse in rhythm, in couplets unless the scheme says otherwise.
    case rap
    /// A leader's lines, each answered by everybody.
    case callAndResponse = "call-and-response"
    /// A few words, or only vowels, before the song.
    case intro
    /// A few words, or only vowels, to end on.
    case outro

    /// Whether sections of this role in one group have the same words.
    public var repeatsItsWords: Bool {
        switch self {
        case .chorus, .hook, .intro, .outro: true
        case .verse, .bridge, .rap, .callAndResponse: false
        }
    }
}

/// How words reach the listener.
public enum LyricDelivery: String, Codable, CaseIterable, Sendable, Hashable {
    case sung
    case rapped
    /// Sung or rapped, as the class likes.
    case either
    /// Instruments carry the genre; the words are one short repeated chant, or open syllables where no chant fits.
    case instrumental
}
