/// Why a claim of a model adds nothing.
enum MergeRefusal: Error, Sendable, Hashable {
    /// The quoted words are not in the message, or are too many to be evidence.
    case notQuoted
    /// The value is none of the slot's, or a number out of its range.
    case noValue
    /// The value stands in the context or in the rules' edits already.
    case known
    /// The rules spoke about the slot in this message, or it has a value.
    case closed
    /// The teacher said no to the value, now or (for genres) before.
    case declined
    /// The rules explain the quoted words otherwise, or nothing in them could state a fact.
    case explained
    /// The words around say that it is not wanted, not now, or not about the learners.
    case outOfScope
    /// The quoted words do not name the genre, or do not have the number.
    case notNamed
    /// Enough was added to the slot, or from the same words.
    case tooMany
}
