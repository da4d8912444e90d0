/// Estimates how many tokens a text has for a model whose own counting is not known.
///
/// Basis: English has about four characters per token in the byte-pair vocabularies in use (a provider's rule of
/// thumb), letters outside ASCII are rarer in them, and Chinese, Japanese and Korean come near one token per
/// character. So every character weighs some quarters of a token, by the length and the first byte of its UTF-8:
///
/// | characters | quarters |
/// |---|---|
/// | ASCII | 1 |
/// | two bytes: accented Latin, Greek, Cyrillic, Hebrew, Arabic | 2 |
/// | three bytes below U+2000: Indic scripts, Thai, Georgian, Ethiopic | 3 |
/// | the other three bytes: typographic signs, kana, Han, Hangul | 4 |
/// | four bytes: emoji, rare Han | 8 |
///
/// It is an estimate: code and JSON usually have more tokens than it says, plain English somewhat fewer.
public enum TokenEstimate {
    /// Tokens around each message: the role and the marks that begin and end it.
    static let perMessage = 4
    /// Tokens around each tool's description.
    static let perTool = 8
    /// Tokens with which the answer is opened.
    static let opening = 3

    /// Tokens of a text, rounded up; 0 for an empty one.
    public static func tokens(in text: String) -> Int { tokens(quarters: quarters(in: text)) }

    /// Tokens of everything that is sent with a request.
    public static func tokens(in request: ModelRequest) -> Int {
        var sum = opening
        if !request.system.isEmpty { sum += tokens(in: request.system) + perMessage }
        for message in request.messages { sum += tokens(in: message) }
        for tool in request.tools { sum += tokens(in: tool) }
        if let format = request.format { sum += tokens(in: format.name) + tokens(in: format.schema.text) }
        return sum
    }

    /// Tokens of one message with what is around it.
    public static func tokens(in message: ModelMessage) -> Int {
        switch message {
        case .user(let text): return perMessage + tokens(in: text)
        case .assistant(let text, let calls, let echo):
            var quarters = quarters(in: text)
            for call in calls { quarters += Self.quarters(in: call) }
            // The provider's own blocks stand for the text, and often say more than it.
            return perMessage + max(tokens(quarters: quarters), echo.map { tokens(in: $0.text) } ?? 0)
        case .tool(let id, let name, let content, _):
            return perMessage + tokens(in: content) + tokens(in: name) + tokens(in: id)
        }
    }

    /// Tokens of a tool's description.
    public static func tokens(in tool: ModelTool) -> Int {
        perTool + tokens(in: tool.name) + tokens(in: tool.description) + tokens(in: tool.parameters.text)
    }

    /// Quarters of a token in a call of a tool.
    static func quarters(in call: ModelToolCall) -> Int {
        quarters(in: call.name) + quarters(in: call.arguments.text) + 4 * perMessage
    }

    /// Quarters of a token in a text; those of pieces add up to those of the whole.
    static func quarters(in text: String) -> Int {
        var sum = 0
        for byte in text.utf8 {
            switch byte {
            case ..<0x80: sum += 1
            case ..<0xC0: continue
            case ..<0xE0: sum += 2
            case ..<0xE2: sum += 3
            case ..<0xF0: sum += 4
            default: sum += 8
            }
        }
        return sum
    }

    static func tokens(quarters: Int) -> Int { (quarters + 3) / 4 }
}
