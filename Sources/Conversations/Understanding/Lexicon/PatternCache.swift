import Synchronization

/// Keeps the patterns that have been read, so that a start pays for none and a message for each only once.
///
/// What it answers depends on the rules alone; sharing it between copies of a lexicon changes no result.
final class PatternCache: Sendable {
    private let known = Mutex<[Int: Pattern?]>([:])

    /// The pattern with that number, read now if it has not been before.
    func pattern(_ number: Int, reading read: () -> Pattern?) -> Pattern? {
        if let pattern = known.withLock({ $0[number] }) { return pattern }
        let pattern = read()
        known.withLock { $0[number] = .some(pattern) }
        return pattern
    }
}
