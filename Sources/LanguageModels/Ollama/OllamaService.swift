public import Foundation
public import HTTPCore

/// An Ollama server, asked by its native API.
public struct OllamaService: ModelService {
    /// Ollama.
    public let provider = ModelProvider.ollama
    private let server: OllamaServer

    /// A server at `base` (see `OllamaAddress`).
    ///
    /// Before its first byte the server may load the model, during which it sends nothing; between two pieces it is
    /// quicker. `keepAlive` is how long it keeps the model loaded after an answer, as Go writes durations (`10m`).
    public init(
        base: URL,
        transport: any HTTPTransport,
        firstByteTimeout: Duration = .seconds(300),
        idleTimeout: Duration = .seconds(60),
        keepAlive: String = "10m"
    ) {
        server = OllamaServer(
            exchange: ClientExchange(provider: .ollama, base: base, transport: transport),
            keepAlive: keepAlive,
            firstByteTimeout: firstByteTimeout,
            idleTimeout: idleTimeout
        )
    }

    /// Where it is.
    public var address: String { server.exchange.address }

    /// The server's version; throws `ModelFailure`.
    public func version() async throws -> String? {
        try await server.exchange.asking(refused: refused(nil)) { try await server.version() }
    }

    /// The models to chat with that are on the server, as it lists them; throws `ModelFailure`.
    public func models() async throws -> [ModelListing] {
        try await server.exchange.asking(refused: refused(nil)) {
            try await server.tags().compactMap { entry in
                entry.chatName.map {
                    ModelListing(name: $0, contextLength: entry.details?.contextLength, bytes: entry.size)
                }
            }
        }
    }

    /// One model; nothing is asked of the server yet.
    public func model(named name: String) -> any LanguageModel {
        OllamaModel(named: name, on: server)
    }

    /// Fetches a model onto the server; letting go of the events pauses it there, and another pull goes on.
    ///
    /// The events throw `ModelFailure.modelMissing` for a name that the registry does not have.
    public func pull(_ name: String) -> AsyncThrowingStream<PullProgress, any Error>? {
        server.exchange.events(refused: refused(ModelID(provider: .ollama, name: name))) { [server] events in
            let response = try await server.exchange.send(server.pullRequest(name))
            var pull = OllamaPull()
            try await server.exchange.readLines(OllamaPullLine.self, of: response.body) { line in
                if let error = line.error { try server.exchange.refuse(error) }
                events.yield(pull.take(line))
                return !pull.isComplete
            }
            if !pull.isComplete { throw ModelFailure.endedEarly(.ollama) }
            return response.body
        }
    }

    private func refused(_ model: ModelID?) -> ClientExchange.Refused {
        { [exchange = server.exchange] in $0.ollamaFailure(of: model, exchange: exchange) }
    }
}
