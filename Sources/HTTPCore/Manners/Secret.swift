/// A key that must not be shown: it prints as dots, wherever it is printed.
public struct Secret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The key itself, for a request's header and nothing else.
    public let value: String

    /// Keeps a key.
    public init(_ value: String) {
        self.value = value
    }

    /// Dots.
    public var description: String { "•••" }
    /// Dots.
    public var debugDescription: String { description }
    /// Shows nothing of the key.
    public var customMirror: Mirror { Mirror(self, children: [:]) }

    /// `text` with the key replaced by dots, for what a server wrote about it.
    public func redacted(from text: String) -> String {
        value.isEmpty ? text : text.replacing(value, with: description)
    }
}
