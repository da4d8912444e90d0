/// A text made of runs, each with its own style.
///
/// It holds no escape sequences of its own: ``rendered(color:)`` writes them, after sanitising each run.
public struct StyledText: Sendable, Hashable, ExpressibleByStringLiteral {
    /// A stretch of text in one style.
    public struct Run: Sendable, Hashable {
        /// The words.
        public var text: String
        /// Their look.
        public var style: Style

        /// A stretch of text in one style.
        public init(text: String, style: Style) {
            self.text = text
            self.style = style
        }
    }

    /// The runs from left to right.
    public private(set) var runs: [Run]

    /// A text in one style.
    public init(_ text: String, _ style: Style = .plain) {
        runs = text.isEmpty ? [] : [Run(text: text, style: style)]
    }

    /// A text made of the given runs.
    public init(runs: [Run]) {
        self.runs = runs
    }

    /// A plain text.
    public init(stringLiteral value: String) {
        self.init(value)
    }

    /// The words without any style, sanitised.
    public var plain: String { rendered(color: false) }

    /// The columns a terminal needs for the text on one line.
    public var width: Int { DisplayWidth.of(plain) }

    /// Adds a text at the end.
    public mutating func append(_ text: String, _ style: Style = .plain) {
        if !text.isEmpty { runs.append(Run(text: text, style: style)) }
    }

    /// Two texts, one after the other.
    public static func + (left: StyledText, right: StyledText) -> StyledText {
        StyledText(runs: left.runs + right.runs)
    }

    /// The text as a terminal takes it.
    /// - Parameter color: whether styles are written; without, only the words are.
    /// - Returns: the sanitised text.
    public func rendered(color: Bool) -> String {
        runs.map { $0.style.applied(to: TextSanitizer.sanitize($0.text), color: color) }.joined()
    }
}
