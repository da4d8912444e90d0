/// One step of a bass pattern.
public enum BassStep: Character, CaseIterable, Sendable {
    case root = "R"
    case second = "2"
    case third = "3"
    case fifth = "5"
    case sixth = "6"
    case seventh = "7"
    /// The octave above the root.
    case octave = "8"
    /// A half step below the root of the chord that comes next.
    case approachFromBelow = "a"
    /// A half step above the root of the chord that comes next.
    case approachFromAbove = "A"
    /// A chromatic passing note from the last note towards the next.
    case passing = "c"
    /// The note before goes on.
    case hold = "-"
    case rest = "."
}

/// One step of an accompaniment pattern.
public enum CompingStep: Character, CaseIterable, Sendable {
    case accentedChord = "X"
    case chord = "x"
    /// The root alone, as on a guitar's bass string.
    case bassString = "b"
    /// The notes above the lowest alone.
    case upperNotes = "h"
    /// What sounded before goes on.
    case hold = "-"
    case rest = "."
}

/// How the notes of a chord are chosen for an accompaniment.
public enum VoicingStyle: String, CaseIterable, Codable, Sendable {
    /// Root, third and fifth, or what stands for them.
    case triad
    /// Root, third and seventh; the triad where there is no seventh.
    case shell
    /// Every note, four at most: the fifth goes first, then the root.
    case full
    /// Root, fifth and octave.
    case power
    /// Root and fifth.
    case openFifth = "open-fifth"
}
