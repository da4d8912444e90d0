/// The context window asked of the server; it grows in steps and never shrinks.
///
/// Without one the server takes 4096 tokens on most laptops and drops old messages in silence, and every change makes it
/// load the model again, which takes seconds to minutes.
struct OllamaContextWindow: Sendable, Equatable {
    /// The smallest window, and the first step; each step is twice the one before.
    static let smallest = 4096
    /// Nothing larger is asked for, whatever a model says of itself.
    private static let largest = 1 << 22

    /// What was asked for last, in tokens; 0 before.
    private(set) var size = 0

    /// The window for a request that needs `needed` tokens, of a model that has at most `maximum`.
    mutating func fit(_ needed: Int, atMost maximum: Int?) -> Int {
        var step = Self.smallest
        while step < needed, step < Self.largest { step *= 2 }
        size = max(size, min(step, maximum ?? step))
        return size
    }
}
