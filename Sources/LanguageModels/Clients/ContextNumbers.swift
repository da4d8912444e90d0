/// The numbers in a server's words about a conversation that does not fit.
struct ContextNumbers: Equatable {
    /// Tokens of the conversation; nil where they are not told.
    var needed: Int?
    /// Tokens that fit; nil where they are not told.
    var limit: Int?

    /// Phrases before the number of tokens that the conversation has, from OpenAI, llama-server, vLLM and Anthropic.
    private static let beforeNeeded = ["resulted in ", "you requested ", "request (", "request has ", "too long: "]
    /// Phrases before the number of tokens that fit, of the same servers.
    private static let beforeLimit = ["context length is ", "context length of ", "context size (", "limit of ", " > "]

    /// Reads the numbers of an error: its members `n_prompt_tokens` and `n_ctx`, or its words.
    init(_ refusal: ServerRefusal) {
        let words = (refusal.members["message"]?.string ?? refusal.message).lowercased()
        needed = refusal.members["n_prompt_tokens"]?.integer ?? Self.number(after: Self.beforeNeeded, in: words)
        limit = refusal.members["n_ctx"]?.integer ?? Self.number(after: Self.beforeLimit, in: words)
        // Some count the answer's room too and tell only the prompt: that number would explain nothing.
        if let known = needed, let limit, known < limit { needed = nil }
    }

    private static func number(after phrases: [String], in words: String) -> Int? {
        for phrase in phrases {
            guard let found = words.firstRange(of: phrase) else { continue }
            let digits = words[found.upperBound...].prefix { $0.isNumber || $0 == "," }
            if let number = Int(digits.filter { $0 != "," }) { return number }
        }
        return nil
    }
}

extension ServerRefusal {
    /// The failure where the conversation did not fit; nil where the server complains about something else.
    func overflow(of model: ModelID) -> ModelFailure? {
        let isOverflow = mentions(
            "prompt is too long",
            "exceed context limit",
            "input tokens exceed",
            "request_too_large"
        )
        guard isOverflow || status == 413 || contextOverflow(of: model) != nil else { return nil }
        let numbers = ContextNumbers(self)
        return .contextTooLong(model, needed: numbers.needed, limit: numbers.limit)
    }

    /// Whether the server's words or `param` name a field, as a word of its own.
    func names(_ field: String) -> Bool {
        let texts = [members["param"]?.string, members["message"]?.string, members["detail"]?.text, message]
        return texts.contains { $0.map { Self.holds($0, word: field) } ?? false }
    }

    private static func holds(_ text: String, word: String) -> Bool {
        text.ranges(of: word).contains { range in
            let before = text[..<range.lowerBound].last
            let after = text[range.upperBound...].first
            return ![before, after].contains { $0.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false }
        }
    }
}

extension ServerRefusal {
    /// Whether the request was refused for what it holds, so that another form of it may be accepted.
    var isAboutTheRequest: Bool { [400, 422, 501].contains(status) }
}
