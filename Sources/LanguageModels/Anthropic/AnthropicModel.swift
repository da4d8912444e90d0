import Foundation
import HTTPCore
import Synchronization

/// One model of Anthropic.
final class AnthropicModel: LanguageModel {
    let id: ModelID
    private let service: AnthropicService
    private let dialect = Mutex(AnthropicDialect())
    private let known = Mutex<ModelCapabilities?>(nil)

    init(name: String, service: AnthropicService) {
        id = ModelID(provider: service.provider, name: name)
        self.service = service
    }

    /// What `GET /v1/models/{id}` tells; a server of another maker without that path is assumed to do what it can.
    ///
    /// Structured output is there for every model, by way of a tool where the server does not keep to a schema itself.
    func capabilities() async throws -> ModelCapabilities {
        if let known = known.withLock({ $0 }) { return known }
        var found = ModelCapabilities(tools: true, structuredOutput: true)
        do {
            let told = try await service.exchange.asking(refused: { [service, id] in
                await service.failure(for: $0, model: id)
            }) {
                let exchange = service.exchange
                var request = exchange.request(.get, "v1/models", limits: HTTPLimits())
                // A name is one component of the path, whatever is in it.
                request.url.append(component: id.name)
                return try await exchange.json(JSONValue.self, from: exchange.send(request))
            }
            found.contextLength = told["max_input_tokens"]?.integer
            if let abilities = told["capabilities"] { found.thinking = learn(abilities) }
        } catch let failure as ModelFailure where failure.meansNoDescription {
            // Nothing is known then, and what was assumed stays.
        }
        known.withLock { $0 = found }
        return found
    }

    func respond(to request: ModelRequest) -> ModelEvents {
        let exchange = service.exchange
        return exchange.events(refused: { [service, id] in await service.failure(for: $0, model: id) }) {
            continuation in
            let (response, formTool) = try await self.open(request)
            let assembly = AnthropicAssembly(exchange: exchange, formTool: formTool)
            return try await exchange.read(response, into: assembly) { continuation.yield($0) }
        }
    }

    /// Sends the request, leaving out one refused field after the other; nothing was shown yet.
    private func open(_ request: ModelRequest) async throws -> (HTTPResponse, formTool: String?) {
        let exchange = service.exchange
        var spoken = dialect.withLock { $0 }
        while true {
            let asked = AnthropicRequest(model: id.name, request: request, dialect: spoken)
            do {
                let response = try await exchange.send(
                    exchange.request(
                        .post,
                        "v1/messages",
                        body: asked.body,
                        accept: "text/event-stream",
                        limits: service.limits
                    )
                )
                return (response, asked.formTool)
            } catch let refusal as ServerRefusal {
                guard refusal.overflow(of: id) == nil, let next = spoken.adapted(to: refusal, of: request) else {
                    throw refusal
                }
                spoken = next
                dialect.withLock { $0 = next }
            }
        }
    }

    /// Takes over what the model is said to be able to do; returns whether it thinks.
    private func learn(_ abilities: JSONValue) -> Bool {
        let thinks = abilities["thinking"]?["supported"]?.bool
        let adapts = abilities["thinking"]?["types"]?["adaptive"]?["supported"]?.bool
        dialect.withLock { dialect in
            if abilities["structured_outputs"]?["supported"]?.bool == false, dialect.format == .server {
                dialect.format = .tool
            }
            if adapts == true, dialect.quiet == .assumed { dialect.quiet = .told }
            if thinks == false {
                dialect.thinking = .none
            } else if adapts == false, dialect.thinking == .adaptive {
                dialect.thinking = .budget
            }
        }
        return thinks ?? false
    }
}

extension ModelFailure {
    /// Whether the server is there and just does not describe models.
    fileprivate var meansNoDescription: Bool {
        switch self {
        // A model that is missing from a list that is there is missing indeed.
        case .modelMissing(_, let known): known.isEmpty
        case .notTheService, .unreadable, .refusedRequest: true
        default: false
        }
    }
}
