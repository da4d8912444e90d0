import HTTPCore
import Synchronization

/// A model on an Ollama server.
final class OllamaModel: LanguageModel {
    let id: ModelID
    private let server: OllamaServer
    private let card = Mutex<OllamaModelCard?>(nil)
    private let window = Mutex(OllamaContextWindow())

    init(named name: String, on server: OllamaServer) {
        id = ModelID(provider: .ollama, name: name)
        self.server = server
    }

    func capabilities() async throws -> ModelCapabilities {
        try await server.exchange.asking(refused: refused) { try await knownCard().capabilities }
    }

    func respond(to request: ModelRequest) -> ModelEvents {
        server.exchange.events(refused: refused) { [self] events in
            let card = try await knownCard()
            let size = window.withLock { $0.fit(request.contextLength, atMost: card.capabilities.contextLength) }
            let chat = OllamaChat(model: id.name, card: card, window: size, keepAlive: server.keepAlive)
            let response = try await server.exchange.send(server.chatRequest(chat.body(request)))
            var answer = OllamaAnswer(to: request, window: size)
            try await server.exchange.readLines(OllamaLine.self, of: response.body) { line in
                if let error = line.error { try server.exchange.refuse(error) }
                for event in answer.take(line) { events.yield(event) }
                return !answer.isComplete
            }
            if !answer.isComplete { throw ModelFailure.endedEarly(.ollama) }
            return response.body
        }
    }

    private var refused: ClientExchange.Refused {
        { [server, id] refusal in
            let failure = refusal.ollamaFailure(of: id, exchange: server.exchange)
            guard case .modelMissing(let missing, _) = failure else { return failure }
            return .modelMissing(missing, known: await server.someNames())
        }
    }

    /// What the server says of the model, asked once.
    ///
    /// Two answers begun at once may both ask.
    private func knownCard() async throws -> OllamaModelCard {
        if let known = card.withLock({ $0 }) { return known }
        let asked = OllamaModelCard(try await server.show(id.name), name: id.name)
        card.withLock { $0 = asked }
        return asked
    }
}
