import Conversations
import Foundation
import HTTPCore
import LanguageModels
import Logging
import Mashups
import RateLimits
import Sessions
import Synchronization

extension Workbench {
    /// Makes the services that the settings describe; nothing is asked of them yet.
    static func services(
        _ settings: ModelSettings,
        transport: any HTTPTransport
    ) -> @Sendable (ModelProvider) -> any ModelService {
        { provider in
            let set = settings.service(of: provider)
            let firstByte = Duration.seconds(settings.firstByteSeconds)
            let idle = Duration.seconds(settings.idleSeconds)
            return switch provider {
            case .ollama:
                OllamaService(
                    base: set.base,
                    transport: transport,
                    firstByteTimeout: firstByte,
                    idleTimeout: idle
                )
            case .openai:
                OpenAICompatibleService(
                    base: set.base,
                    key: set.key,
                    transport: transport,
                    firstByte: firstByte,
                    idle: idle
                )
            case .anthropic:
                AnthropicService(
                    base: set.base,
                    key: set.key,
                    transport: transport,
                    firstByte: firstByte,
                    idle: idle
                )
            }
        }
    }

    /// Which model answers in a session; `before` is what answered in it until now.
    func models(for log: SessionLog, continuing before: SessionModels? = nil) -> SessionModels {
        let set = settings.models
        let bench = self
        let user = "user:\(set.user)"
        var limits = [
            RateLimit(scope: user, name: "minute", capacity: set.messagesPerMinute, window: .seconds(60)),
            RateLimit(scope: user, name: "hour", capacity: set.messagesPerHour, window: .seconds(3600)),
        ]
        if let capacity = set.allMessagesPerMinute {
            limits.append(RateLimit(scope: "all", name: "minute", capacity: capacity, window: .seconds(60)))
        }
        if let capacity = set.allMessagesPerHour {
            limits.append(RateLimit(scope: "all", name: "hour", capacity: capacity, window: .seconds(3600)))
        }
        return SessionModels(
            parts: SessionModels.Parts(
                desk: desk,
                prices: { bench.prices() },
                limiter: RateLimiter(store: log.store, limits: limits),
                monthlyCostLimit: set.monthlyCostLimit,
                onLedgerFailure: { bench.log.warning("usage not kept", metadata: ["reason": "\($0)"]) }
            ),
            log: log,
            usual: ModelWish(set.provider.rawValue) ?? .auto,
            continuing: before
        )
    }

    /// The price table, read once; an empty one where its file cannot be read, which doctor tells.
    func prices() -> PriceTable {
        if let known = priceTable.withLock({ $0 }) { return known }
        let read = (try? readPrices()) ?? PriceTable()
        priceTable.withLock { $0 = read }
        return read
    }

    /// Reads the price table's file.
    func readPrices() throws(PriceTableError) -> PriceTable {
        try PriceTable.read(file: settings.data.appending(path: "models.yaml"))
    }

    /// What conversations are made with.
    func conversationParts(log: SessionLog, models: SessionModels, replies: ModelReplyWriter) -> ConversationParts {
        let search = searchService(store: log.store).map { WebSearchTool(service: $0, catalogue: catalogue) }
        let lookups: [any Tool] = [GenreLookup(catalogue: catalogue), CatalogueCulture(catalogue: catalogue, now: now)]
        return ConversationParts(
            extractor: extractor,
            supplement: ModelSupplement(
                source: models,
                catalogue: catalogue,
                prompts: PromptLibrary(folder: settings.prompts),
                rules: extractor
            ),
            tools: lookups + [search].compactMap(\.self),
            replies: replies,
            toolTimeout: .seconds(settings.search.timeoutSeconds),
            maximumTurns: settings.maximumTurns,
            requiresWebResearch: settings.requiresWebResearch,
            asksForTweak: { [tweakReader] message in try tweakReader.read(message).isComplete }
        )
    }

    /// Who writes replies in a session.
    func replyWriter(log: SessionLog, models: SessionModels) -> ModelReplyWriter {
        let prompts = PromptLibrary(folder: settings.prompts)
        let data = settings.data
        let search = searchService(store: log.store).map { WebSearchCallable(service: $0) }
        let callables: [any ModelCallable] = [GenreLookupCallable(catalogue: catalogue), TheoryCheckCallable()]
        return ModelReplyWriter(
            source: models,
            builtIn: TemplateReplyWriter(prompts: prompts, catalogue: catalogue),
            prompts: prompts,
            catalogue: catalogue,
            history: log,
            tools: ModelToolbox(callables + [search].compactMap(\.self)),
            limits: ModelTurnLimits(contextTokens: settings.models.contextTokens),
            lint: { text in
                // Lint lists that cannot be read are named by doctor and by the generator.
                guard let lint = try? TextLint(directory: data) else { return [] }
                return lint.findings(in: text).filter { $0.severity == .block }
                    .map { "This reply says “\($0.words)”: \($0.advice)" }
            }
        )
    }
}
