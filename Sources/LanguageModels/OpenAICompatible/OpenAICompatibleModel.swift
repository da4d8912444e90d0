import Foundation
import HTTPCore
import Synchronization

/// One model of a server that speaks OpenAI's chat completions.
final class OpenAICompatibleModel: LanguageModel {
    let id: ModelID
    private let service: OpenAICompatibleService
    private let dialect: Mutex<ChatDialect>
    /// The context window as the server's list told; the outer nil means that it was not asked yet.
    private let window = Mutex<Int??>(nil)

    init(name: String, service: OpenAICompatibleService) {
        id = ModelID(provider: service.provider, name: name)
        self.service = service
        dialect = Mutex(ChatDialect(isOpenAI: service.exchange.base.host() == "api.openai.com"))
    }

    /// Tools and structured output are assumed until they are refused; the window is what the list tells.
    func capabilities() async throws -> ModelCapabilities {
        let length = try await contextLength()
        let known = dialect.withLock { $0 }
        return ModelCapabilities(tools: known.tools, structuredOutput: known.format == .schema, contextLength: length)
    }

    func respond(to request: ModelRequest) -> ModelEvents {
        let exchange = service.exchange
        return exchange.events(refused: { [service, id] in await service.failure(for: $0, asking: id) }) {
            continuation in
            let response = try await self.open(request)
            return try await exchange.read(response, into: ChatAssembly(exchange: exchange)) { continuation.yield($0) }
        }
    }

    /// Sends the request, leaving out one refused field after the other; nothing was shown yet.
    private func open(_ request: ModelRequest) async throws -> HTTPResponse {
        let exchange = service.exchange
        var spoken = dialect.withLock { $0 }
        while true {
            let body = ChatRequest(model: id.name, request: request, dialect: spoken).body
            do {
                return try await exchange.send(
                    exchange.request(
                        .post,
                        "chat/completions",
                        body: body,
                        accept: "text/event-stream",
                        limits: service.limits
                    )
                )
            } catch let refusal as ServerRefusal {
                guard refusal.overflow(of: id) == nil, let next = spoken.adapted(to: refusal, of: request) else {
                    throw refusal
                }
                spoken = next
                dialect.withLock { $0 = next }
            }
        }
    }

    private func contextLength() async throws -> Int? {
        if let known = window.withLock({ $0 }) { return known }
        var told: Int?
        do {
            let listings = try await service.models()
            let own = listings.first { $0.name == id.name } ?? (listings.count == 1 ? listings.first : nil)
            told = own?.contextLength
        } catch let failure as ModelFailure where failure.meansNoList {
            told = nil
        }
        window.withLock { $0 = .some(told) }
        return told
    }
}

extension ModelFailure {
    /// Whether the server is there and just has no list of models.
    fileprivate var meansNoList: Bool {
        switch self {
        case .modelMissing, .notTheService, .unreadable, .refusedRequest: true
        default: false
        }
    }
}
