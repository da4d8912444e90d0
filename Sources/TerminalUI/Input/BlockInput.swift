/// Puts entered lines together: a line that begins with `"""` opens a block, a line that ends with `"""` closes it.
public struct BlockInput: Sendable, Equatable {
    /// What a line led to.
    public enum Outcome: Sendable, Equatable {
        /// The entry, without the marks.
        case complete(String)
        /// The block goes on.
        case open
    }

    private static let mark = "\"\"\""
    private var lines: [String] = []

    /// Whether a block was opened and not closed.
    public private(set) var isOpen = false

    /// Starts with no block open.
    public init() {}

    /// The text of the block so far.
    public var text: String { lines.joined(separator: "\n") }

    /// Takes the next line, or a pasted text of many.
    public mutating func append(_ line: String) -> Outcome {
        var line = line[...]
        if !isOpen {
            guard line.hasPrefix(BlockInput.mark) else { return .complete(String(line)) }
            line = line.dropFirst(3)
            isOpen = true
            // The opening mark alone on its line is no line of the text.
            if line.isEmpty { return .open }
        }
        let trimmed = line.trimmingSuffix(\.isWhitespace)
        guard trimmed.hasSuffix(BlockInput.mark) else {
            lines.append(String(line))
            return .open
        }
        let last = trimmed.dropLast(3)
        if !last.isEmpty { lines.append(String(last)) }
        return .complete(close())
    }

    /// Ends the block and gives its text.
    public mutating func close() -> String {
        defer { self = BlockInput() }
        let text = text
        // A pasted block brings the newlines beside its marks along.
        return String(text.hasPrefix("\n") ? text.dropFirst() : text[...]).trimmingOneNewline()
    }
}

extension Substring {
    fileprivate func trimmingSuffix(_ isTrimmed: (Character) -> Bool) -> Substring {
        var rest = self
        while let last = rest.last, isTrimmed(last) { rest.removeLast() }
        return rest
    }
}

extension String {
    fileprivate func trimmingOneNewline() -> String {
        hasSuffix("\n") ? String(dropLast()) : self
    }
}
