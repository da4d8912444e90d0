import Genres
import Teaching

/// What a phrase of the lexicon means.
enum Meaning: Sendable, Hashable {
    /// A fact that the words name outright.
    case value(SlotValue)
    /// A genre by name, or by an artist who stands for it.
    case genre(GenreID, artist: String?)
    /// A genre without a record.
    case unknownGenre(String)
    /// A fact to be worked out from the numbers in the match.
    case measure(Measure)
    /// A word that says how other words are meant.
    case cue(Cue)
    /// What the teacher wants from the program.
    case intent(Understanding.Intent)
    /// Words that only look like a fact; nil hides every kind of fact.
    case lookalike(Slot?)
    /// The words before what the song is to be about.
    case topic
}

/// What a number stands for.
enum Measure: Sendable, Hashable {
    case classSize
    /// "3 groups of 6": the numbers are multiplied.
    case classProduct
    case minutes
    case hours
    case hoursAndMinutes
    /// A length of time said without a number ("half an hour").
    case fixedMinutes(Int)
    case grade
    /// Years of British and Australian schools.
    case year
    case age
    case keyStage
    case stage
    /// Graded music examinations.
    case examGrade
    /// How many years the learners have been playing.
    case yearsPlaying

    /// Reads a heading of `numbers.yaml`.
    init?(heading: String) {
        switch heading {
        case "class-size": self = .classSize
        case "class-product": self = .classProduct
        case "minutes": self = .minutes
        case "hours": self = .hours
        case "hours-and-minutes": self = .hoursAndMinutes
        case "grade": self = .grade
        case "year": self = .year
        case "age": self = .age
        case "key-stage": self = .keyStage
        case "stage": self = .stage
        case "exam-grade": self = .examGrade
        case "years-playing": self = .yearsPlaying
        default:
            guard heading.hasPrefix("minutes "), let count = Int(heading.dropFirst(8)) else { return nil }
            self = .fixedMinutes(count)
        }
    }
}

/// How words around it change what a fact means; raw values are headings of `negation.yaml` and `corrections.yaml`.
enum Cue: String, Sendable, Hashable, CaseIterable {
    /// "no", "not", "except": what follows directly is refused.
    case negate
    /// "we don't want to do": what follows in the clause is refused.
    case refuse
    /// "is out", "won't work": what stood before is refused.
    case refusePrevious = "refuse-previous"
    /// "not only", "why not": looks like a refusal and is none.
    case neutral
    /// "we already did": what follows is neither wanted nor refused.
    case past
    /// "if we had", "my last school": what follows in the clause is not about this lesson at all.
    case elsewhere
    /// "I'm a trained": what follows is about the teacher.
    case own
    /// "myself": what stood before in the clause is about the teacher, as far as it is a level.
    case ownBefore = "own-before"
    /// "my kids", "they": what follows is about the learners.
    case learners
    /// "want", "let's do": a wish begins.
    case want
    /// "actually", "sorry": what follows corrects something.
    case correct
    /// "scratch that": what was said last of the same kind is taken back.
    case scratch
    /// "instead" without "of".
    case instead
    /// "instead of", "rather than".
    case insteadOf = "instead-of"
    /// "just", "only".
    case only
    /// "final answer", "and drop the rest": what stood before is all that is left.
    case onlyPrevious = "only-previous"
    /// "not so keen on that": the only genre known is taken back, where the message names no other.
    case dismiss
    /// "add", "also".
    case also
    /// "drop", "lose".
    case drop
    /// "swap … for", "change … to".
    case swap
    /// "substitute … for": the new one comes first.
    case substitute
    /// "what is", "who was": asks about what follows.
    case question
}
