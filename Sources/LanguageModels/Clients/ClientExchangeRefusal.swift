import HTTPCore

/// An error as a server reported it, under a status of its own or inside a stream.
struct ServerRefusal: Error, Sendable, Equatable {
    /// The status; 200 for an error inside a stream.
    var status: Int
    /// The server's words, cleaned and without the key; empty where it gave none.
    var message: String
    /// The kind of error, as the server names it: `error.type`.
    var type: String?
    /// `error.code`, numbers as text.
    var code: String?
    /// All members of the error object, uncleaned: for numbers such as `n_ctx`, not for showing.
    var members: JSONValue
    /// How long the server asks to wait.
    var retryAfter: Duration?
    /// Whether the server says that trying again makes sense: `x-should-retry`.
    var shouldRetry: Bool?

    /// What a response's error body says.
    init(response: HTTPResponse, body: [UInt8], exchange: ClientExchange) {
        self.init(status: response.status, body: body, exchange: exchange)
        retryAfter = RetryAfter.read(response.fields)
        shouldRetry = response.fields["x-should-retry"].flatMap { Bool($0.lowercased()) }
    }

    /// What the `error` member of an object in a stream of status 200 says.
    init(inStream error: JSONValue, exchange: ClientExchange) {
        self.init(status: 200, said: Said(error), exchange: exchange)
    }

    /// What an error body says: JSON in one of the usual shapes, or plain text.
    init(status: Int, body: [UInt8], exchange: ClientExchange) {
        let text = String(decoding: body, as: UTF8.self)
        self.init(status: status, said: Said(text: text), exchange: exchange)
    }

    private init(status: Int, said: Said, exchange: ClientExchange) {
        self.status = status
        message = exchange.cleaned(said.message)
        type = said.type.map(exchange.cleaned)
        code = said.code.map(exchange.cleaned)
        members = said.members
    }

    /// The server's words, or its status where it gave none.
    var words: String { message.isEmpty ? "HTTP \(status)" : message }

    /// Whether the server's words, kind or code hold one of `parts`, without regard to case.
    func mentions(_ parts: String...) -> Bool {
        let all = [message, type ?? "", code ?? ""].map { $0.lowercased() }
        return parts.contains { part in all.contains { $0.contains(part) } }
    }
}

/// What an error object says, whichever shape it has.
private struct Said {
    var message = ""
    var type: String?
    var code: String?
    var members = JSONValue.null

    /// Reads a text that is JSON or is not.
    init(text: String, depth: Int = 0) {
        let looksLikeJSON = text.first { !$0.isWhitespace }.map { "{[\"".contains($0) } ?? false
        // What does not parse is plain text: a server that answers in no JSON is not worse than one that does.
        if depth < 4, looksLikeJSON, let value = try? JSONValue(json: text.utf8) {
            self = Said(value, depth: depth + 1)
        } else {
            self.init()
            message = text
        }
    }

    /// Reads `"text"`, `{"error": …}`, `{"message": …}`, `{"detail": …}`; a text may itself be JSON.
    init(_ value: JSONValue, depth: Int = 0) {
        self.init()
        switch value {
        case .string(let text): self = Said(text: text, depth: depth)
        case .object(let all): read(all, of: value, depth: depth)
        case .array(let elements):
            if let first = elements.first, depth < 4 { self = Said(first, depth: depth + 1) }
        case .null, .bool, .number: message = value.text
        }
    }

    private init() {}

    private mutating func read(_ all: [String: JSONValue], of value: JSONValue, depth: Int) {
        guard let error = all["error"], error != .null, depth < 4 else {
            members = value
            message = all["message"]?.string ?? all["detail"].map(Self.detail) ?? all["msg"]?.string ?? ""
            type = all["type"]?.string
            code = all["code"]?.string ?? all["code"]?.integer.map(String.init)
            return
        }
        self = Said(error, depth: depth + 1)
        // {"error": "short", "message": "longer"}: the longer one is for people.
        if let text = all["message"]?.string, error.string != nil, members == .null {
            type = message
            message = text
        }
    }

    /// `detail` is a text, or a list of objects with `msg`.
    private static func detail(_ value: JSONValue) -> String {
        value.string ?? value.array?.first?["msg"]?.string ?? value.text
    }
}
