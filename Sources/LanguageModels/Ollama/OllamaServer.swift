import HTTPCore

/// What is asked of an Ollama server, by its service and by its models.
struct OllamaServer: Sendable {
    let exchange: ClientExchange
    /// How long the server keeps a model loaded after an answer, as Go writes durations.
    let keepAlive: String
    let firstByteTimeout: Duration
    let idleTimeout: Duration

    /// For questions that need no model.
    private static let quick = HTTPLimits(
        firstByte: .seconds(15),
        idle: .seconds(15),
        total: .seconds(30),
        bodyBytes: 16 << 20
    )

    func version() async throws -> String? {
        try await ask(OllamaVersion.self, .get, "api/version").version.map(exchange.cleaned)
    }

    func tags() async throws -> [OllamaTags.Entry] {
        try await ask(OllamaTags.self, .get, "api/tags").models
    }

    func show(_ name: String) async throws -> OllamaShow {
        try await ask(OllamaShow.self, .post, "api/show", body: ["model": .string(name)])
    }

    func chatRequest(_ body: JSONValue) -> HTTPRequest {
        exchange.request(
            .post,
            "api/chat",
            body: body,
            accept: "application/x-ndjson",
            limits: HTTPLimits(firstByte: firstByteTimeout, idle: idleTimeout)
        )
    }

    /// Fetching takes as long as it takes; checking a large file at its end sends nothing for minutes.
    func pullRequest(_ name: String) -> HTTPRequest {
        exchange.request(
            .post,
            "api/pull",
            body: ["model": .string(name), "stream": true],
            accept: "application/x-ndjson",
            limits: HTTPLimits(firstByte: .seconds(120), idle: .seconds(600), bodyBytes: 1 << 30)
        )
    }

    /// At most five models that are there, for an error about one that is not.
    func someNames() async -> [String] {
        do {
            return Array(try await tags().compactMap(\.chatName).prefix(5)).map(exchange.cleaned)
        } catch {
            // The error that is being told matters more than the hint that would have come with it.
            return []
        }
    }

    private func ask<Answer: Decodable & Sendable>(
        _ type: Answer.Type,
        _ method: HTTPRequest.Method,
        _ path: String,
        body: JSONValue? = nil
    ) async throws -> Answer {
        let response = try await exchange.send(exchange.request(method, path, body: body, limits: Self.quick))
        return try await exchange.json(type, from: response)
    }
}

extension OllamaTags.Entry {
    /// The model's name, where it is one to chat with, as far as the list tells.
    var chatName: String? {
        if let capabilities, !capabilities.isEmpty, !capabilities.contains("completion") { return nil }
        return (name ?? model).flatMap { $0.isEmpty ? nil : $0 }
    }
}
