import LanguageModels

/// Sizes and cuts of the texts that go into a prompt.
enum PromptText {
    /// Tokens of a text, estimated.
    static func tokens(_ text: String) -> Int { TokenEstimate.tokens(in: text) }

    /// Tokens of a message with its frame, estimated.
    static func tokens(_ message: ModelMessage) -> Int { TokenEstimate.tokens(in: message) }

    /// Tokens of a tool's definition, estimated.
    static func tokens(_ tool: ModelTool) -> Int { TokenEstimate.tokens(in: tool) }

    /// Tokens around a message, and around a prompt as a whole: at least what `TokenEstimate` counts for them.
    static let messageOverhead = 5, promptOverhead = 8

    /// The beginning of a text, at a word's end, that has at most so many tokens; ends in “…” where it was cut.
    static func cut(_ text: String, to limit: Int) -> String {
        let size = tokens(text)
        if size <= limit { return text }
        if limit < 2 { return "" }
        var length = text.count * limit / size
        while length > 0 {
            let beginning = text.prefix(length)
            let end = beginning.lastIndex(where: \.isWhitespace) ?? beginning.endIndex
            let whole = beginning[..<(end == beginning.startIndex ? beginning.endIndex : end)]
            let shortened = String(whole).trimmingWhitespace() + "…"
            if tokens(shortened) <= limit { return shortened }
            length = length * 9 / 10
        }
        return ""
    }

    /// A text that cannot close or open one of the prompt's own marks, nor print a model's control tokens.
    ///
    /// Only what looks like one of them changes: its angle bracket becomes a quotation mark of the same shape.
    static func defused(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "<")) else { return text }
        var result = ""
        var rest = text[...]
        while let bracket = rest.firstIndex(of: "<") {
            let after = rest[rest.index(after: bracket)...]
            result += rest[..<bracket]
            result += isMark(after) ? "‹" : "<"
            rest = after
        }
        return result + rest
    }

    /// A text without any angle bracket: for quoted material, which has no need of one.
    static func quoted(_ text: String) -> String {
        text.replacing("<", with: "‹").replacing(">", with: "›")
    }

    private static let marks = ["|", "s>", "passage", "notes", "summary", "lookup", "turn", "tool_call"]

    private static func isMark(_ after: Substring) -> Bool {
        let name = after.drop { $0.isWhitespace || $0 == "/" }.prefix(12).lowercased()
        return marks.contains { name.hasPrefix($0) }
    }
}
