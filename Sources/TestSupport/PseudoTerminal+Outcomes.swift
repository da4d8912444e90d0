import Foundation

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension PseudoTerminal {
    /// How a program ended.
    public enum ExitStatus: Sendable, Equatable {
        /// It returned this code.
        case exited(Int32)
        /// A signal ended it.
        case signaled(Int32)

        /// Reads what `waitpid` says.
        init(waitStatus: Int32) {
            let signal = waitStatus & 0x7F
            self = signal == 0 ? .exited((waitStatus >> 8) & 0xFF) : .signaled(signal)
        }
    }

    /// Why the terminal did not do what a test asked for.
    public enum Failure: Error, CustomStringConvertible {
        /// A system call failed.
        case system(call: String, errno: Int32)
        /// What was expected did not come in time; with everything after the last match.
        case timedOut(expecting: String, unread: String)
        /// The program closed the terminal before what was expected came.
        case ended(expecting: String, unread: String)

        /// A sentence with the output made visible.
        public var description: String {
            switch self {
            case .system(let call, let number): "\(call) failed: \(String(cString: strerror(number)))"
            case .timedOut(let expecting, let unread):
                "Waited in vain for \(expecting.debugDescription); unread output: \(unread.debugDescription)"
            case .ended(let expecting, let unread):
                "The program ended before \(expecting.debugDescription); unread output: \(unread.debugDescription)"
            }
        }
    }
}
