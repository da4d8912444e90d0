import Teaching

/// Words of a message with what they mean.
struct Mention: Sendable, Hashable {
    /// Which tokens.
    var range: Range<Int>
    /// What the lexicon says.
    var meaning: Meaning
    /// The number tokens a measure is read from.
    var numbers: [Int] = []

    /// The slot it would fill, lookalikes and cues aside.
    var slot: Slot? {
        switch meaning {
        case .value(let value): value.slot
        case .genre, .unknownGenre: .genres
        case .measure(let measure): measure.slot
        case .topic: .topic
        case .cue, .intent, .lookalike: nil
        }
    }
}

extension Measure {
    /// The slot that the number belongs in.
    var slot: Slot {
        switch self {
        case .classSize, .classProduct: .classSize
        case .minutes, .hours, .hoursAndMinutes, .fixedMinutes: .lessonMinutes
        case .grade, .year, .age, .keyStage, .stage: .setting
        case .examGrade, .yearsPlaying: .level
        }
    }
}
