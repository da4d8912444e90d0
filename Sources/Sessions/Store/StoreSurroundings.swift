import Foundation

/// What the store takes from outside: the time and chance.
public struct StoreSurroundings: Sendable {
    /// The time now.
    public var now: @Sendable () -> Timestamp
    /// A random number; ids take its lowest ten bits.
    public var random: @Sendable () -> UInt64

    /// Puts together what the store takes from outside.
    public init(now: @escaping @Sendable () -> Timestamp, random: @escaping @Sendable () -> UInt64) {
        self.now = now
        self.random = random
    }

    /// The system's clock and random numbers.
    public static let system = StoreSurroundings(
        now: { Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) },
        random: { UInt64.random(in: .min ... .max) }
    )
}
