public import Genres
public import MusicTheory
public import Teaching

/// What a teacher asks to be different, before it is known what there is: "slower" is a wish, 90 a tweak.
public enum TweakWish: Sendable, Hashable {
    /// A tonic, and a mode where one was said.
    case key(NoteName, Key.Mode?)
    /// A step up, or down.
    case keyUp, keyDown
    /// Quarter notes a minute.
    case tempo(Int)
    /// A tenth slower, or faster.
    case slower, faster
    /// For learners who are so far.
    case level(SkillLevel)
    /// A level down, or up.
    case easier, harder
    /// A genre for a section.
    case leader(SectionName, GenreID)
    /// Something else in the place of what there is.
    case simplerChords, otherWords, otherTune, otherGroove, newTitle, shorter, longer
    /// Length of the lesson.
    case minutes(Int)

    /// Sections as teachers name them: "verse 2", "the last chorus", "the bridge".
    public struct SectionName: Sendable, Hashable {
        /// What the section does.
        public var kind: ScoreSection.Kind
        /// Which of its kind, from 1; −1 is the last, nil means all.
        public var number: Int?

        /// Names sections.
        public init(_ kind: ScoreSection.Kind, _ number: Int? = nil) {
            self.kind = kind
            self.number = number
        }
    }
}

/// What was read in a request for something different.
public struct TweakReading: Sendable, Hashable {
    /// The wishes, in the order in which they were said.
    public var wishes: [TweakWish]
    /// The words nothing was made of, neighbours together.
    public var notUnderstood: [String]

    /// Whether every word was understood, and something is asked for.
    public var isComplete: Bool { !wishes.isEmpty && notUnderstood.isEmpty }
}
