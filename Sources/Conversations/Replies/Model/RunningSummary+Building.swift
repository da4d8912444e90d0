extension RunningSummary {
    /// A summary made without a model: a line for each turn, with the first sentence of either side.
    ///
    /// - Parameters:
    ///   - previous: What the turns before were summarised as; its oldest lines give way where room lacks.
    ///   - exchanges: The turns it goes on with, oldest first; not empty.
    ///   - limit: Tokens it may have.
    init?(extending previous: String, with exchanges: [Exchange], limit: Int) {
        guard let last = exchanges.last else { return nil }
        let lines = previous.split(separator: "\n").map(String.init) + exchanges.map(Self.line)
        self.init(text: Self.newest(lines, within: limit), through: last.messageID)
    }

    private static func line(for exchange: Exchange) -> String {
        let said = shortened(exchange.message)
        let replied = shortened(exchange.reply)
        return "- The teacher: \(said)" + (replied.isEmpty ? "" : " The reply: \(replied)")
    }

    private static func shortened(_ text: String) -> String {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return PromptText.cut(words.firstSentence, to: 40)
    }

    private static func newest(_ lines: [String], within limit: Int) -> String {
        var used = 0
        let kept = lines.reversed().prefix { line in
            used += PromptText.tokens(line) + 1
            return used <= limit
        }
        if kept.isEmpty, let last = lines.last { return PromptText.cut(last, to: limit) }
        return kept.reversed().joined(separator: "\n")
    }
}
