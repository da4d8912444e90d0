import Synchronization

/// A regular expression of a genre record's `sensitivity.match`, compiled when it is first used.
///
/// The pattern is in the syntax of Swift's `Regex`; one that cannot be compiled matches nothing, and
/// ``compileError`` says why, so that a check of the catalogue can report it.
public final class SensitivityPattern: Sendable {
    /// The pattern as the record has it.
    public let pattern: String
    private let compiled = Mutex<Compiled>(.untried)

    private enum Compiled {
        case untried
        case failed(String)
        // A Regex is immutable once made, but not marked Sendable; it never leaves the lock.
        case ready(Regex<AnyRegexOutput>)

        mutating func compile(_ pattern: String) {
            guard case .untried = self else { return }
            do {
                self = .ready(try Regex(pattern))
            } catch {
                self = .failed("\(error)")
            }
        }
    }

    /// Keeps the pattern for later.
    public init(_ pattern: String) {
        self.pattern = pattern
    }

    /// The first part of the text that matches.
    public func firstMatch(in text: String) -> String? {
        compiled.withLock { state in
            state.compile(pattern)
            guard case .ready(let regex) = state, let match = text.firstMatch(of: regex) else { return nil }
            return String(text[match.range])
        }
    }

    /// Why the pattern cannot be compiled; nil where it can.
    public var compileError: String? {
        compiled.withLock { state in
            state.compile(pattern)
            if case .failed(let reason) = state { return reason }
            return nil
        }
    }
}
