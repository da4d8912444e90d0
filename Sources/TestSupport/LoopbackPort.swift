#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A port of 127.0.0.1 that is kept from others while this value lives, and on which nothing answers.
public final class LoopbackPort: Sendable {
    /// What happens to those who connect.
    public enum Manner: Sendable {
        /// They are refused.
        case refusing
        /// The system lets them connect, and nobody ever reads.
        case accepting
    }

    /// The port's number.
    public let number: Int
    private let descriptor: Int32

    /// Takes a free port.
    /// - Throws: ``LoopbackFailure``.
    public init(_ manner: Manner = .refusing) throws {
        (descriptor, number) = try LoopbackSocket.bound(listening: manner == .accepting ? 8 : nil)
    }

    deinit { close(descriptor) }
}
