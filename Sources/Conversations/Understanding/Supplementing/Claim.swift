import Teaching

/// One fact that a model says a message states, with the words it says so by.
struct Claim: Sendable, Hashable {
    /// Where the fact belongs.
    var slot: Slot
    /// The value as text; whether it is one is the merge policy's to say.
    var value: String
    /// The teacher's words that state it, as the model copied them.
    var quote: String
}
