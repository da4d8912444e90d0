import Synchronization

/// Numbers that are given once per process, to tell objects apart even when one took the place of another in memory.
enum UniqueNumber {
    private static let last = Atomic<UInt64>(0)

    static func next() -> UInt64 {
        last.add(1, ordering: .relaxed).newValue
    }
}
