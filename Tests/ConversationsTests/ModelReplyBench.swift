import Conversations
import Genres
import LanguageModels
import ModelTestSupport
import Synchronization
import Teaching

/// A history that is kept in memory.
final class HistoryInMemory: ConversationHistory {
    private let kept: Mutex<([Exchange], RunningSummary?)>

    init(_ exchanges: [Exchange] = [], summary: RunningSummary? = nil) {
        kept = Mutex((exchanges, summary))
    }

    /// Turns whose texts have so many words.
    convenience init(turns: Int, words: Int) {
        self.init((0..<turns).map { Exchange.numbered($0, words: words) })
    }

    func exchanges(after: Int64?, last limit: Int) async throws -> [Exchange] {
        kept.withLock { Array($0.0.filter { $0.messageID > after ?? 0 }.suffix(limit)) }
    }

    func summary() async throws -> RunningSummary? { kept.withLock { $0.1 } }
    func saveSummary(_ summary: RunningSummary) async throws { kept.withLock { $0.1 = summary } }
    /// Takes everything back, and with it the summary.
    func undo() { kept.withLock { $0 = ([], nil) } }
    func append(_ exchange: Exchange) { kept.withLock { $0.0.append(exchange) } }
    var all: [Exchange] { kept.withLock { $0.0 } }
}

extension Exchange {
    static func numbered(_ number: Int, words: Int) -> Exchange {
        let filler = Array(repeating: "word", count: words).joined(separator: " ")
        return Exchange(
            messageID: Int64(number + 1),
            message: "Question \(number). \(filler)",
            reply: "Answer \(number). \(filler)",
            isInterrupted: false
        )
    }
}

/// A source that always has the same model, or none, and remembers how asking it ended.
final class FixedSource: ModelSource {
    private let availability: ModelAvailability
    private let noted = Mutex<[ModelOutcome]>([])

    init(_ availability: ModelAvailability) { self.availability = availability }

    convenience init(
        _ model: ScriptedModel,
        _ capabilities: ModelCapabilities = ModelCapabilities(tools: true, contextLength: 8192),
        notice: String? = nil
    ) {
        self.init(.ready(model, capabilities, notice: notice))
    }

    func current(for purpose: UsageEntry.Purpose) async -> ModelAvailability { availability }
    func note(_ outcome: ModelOutcome, of model: ModelID) async { noted.withLock { $0.append(outcome) } }
    var outcomes: [ModelOutcome] { noted.withLock { $0 } }
}

/// Replies by a scripted model over the real catalogue and prompts.
enum ModelReplyBench {
    static let builtIn = TemplateReplyWriter(prompts: Repository.prompts, catalogue: Repository.catalogue)
    static let tools = ModelToolbox([
        GenreLookupCallable(catalogue: Repository.catalogue), TheoryCheckCallable(),
    ])

    static func writer(
        _ source: FixedSource,
        history: HistoryInMemory = HistoryInMemory(),
        tools: ModelToolbox = tools,
        limits: ModelTurnLimits = ModelTurnLimits(toolTime: .seconds(600)),
        lint: @escaping @Sendable (String) -> [String] = { _ in [] }
    ) -> ModelReplyWriter {
        ModelReplyWriter(
            source: source,
            builtIn: builtIn,
            prompts: Repository.prompts,
            catalogue: Repository.catalogue,
            history: history,
            tools: tools,
            limits: limits,
            lint: lint
        )
    }

    /// A teacher who named one genre; with `research`, passages about it.
    static func request(
        _ message: String = "I'd like blues.",
        research: [ResearchNote] = [],
        plan: ReplyPlan? = nil,
        toolCalls: Int = 0
    ) -> ReplyRequest {
        var context = GatheredContext()
        let changes = context.apply([.add(.genre("blues"))])
        context.research = research
        let understanding = Understanding(edits: [.add(.genre("blues"))], intent: .facts)
        let state = ConversationState(context: context, turns: 1)
        return ReplyRequest(
            plan: plan ?? ReplyPlan(kind: .turn(understanding, changes: changes)),
            message: message,
            state: state,
            phase: state.phase(),
            toolCalls: toolCalls
        )
    }

    static func note(
        _ content: String,
        title: String = "A title",
        quality: ResearchNote.Quality = .high
    ) -> ResearchNote {
        ResearchNote(
            title: title,
            url: "https://www.example.org/page",
            content: content,
            sourceQuality: quality,
            provider: ResearchNote.catalogueProvider,
            retrievedAt: "2026-01-01T00:00:00Z",
            genre: "blues"
        )
    }

    static func pieces(_ writer: ModelReplyWriter, _ request: ReplyRequest = request()) async throws -> [ReplyPiece] {
        var pieces: [ReplyPiece] = []
        for try await piece in try await writer.reply(to: request).pieces { pieces.append(piece) }
        return pieces
    }

    /// The built-in reply to the same request.
    static func builtInText(_ request: ReplyRequest = request()) async throws -> String {
        var text = ""
        for try await case .text(let piece) in try await builtIn.reply(to: request).pieces { text += piece }
        return text
    }
}

extension ScriptedModel.Answer {
    /// An answer whose server counts no tokens.
    static func said(_ text: String) -> ScriptedModel.Answer { ScriptedModel.Answer([.text(text), .done(.complete)]) }
}

extension [ReplyPiece] {
    var text: String { compactMap { if case .text(let text) = $0 { text } else { nil } }.joined() }
    var notices: [String] { compactMap { if case .notice(let text) = $0 { text } else { nil } } }
    var cuts: [String] { compactMap { if case .cutShort(let text) = $0 { text } else { nil } } }
    var finished: [ToolCall] { compactMap { if case .toolFinished(let call, _) = $0 { call } else { nil } } }
    var started: [ToolCall] { compactMap { if case .toolStarted(let call) = $0 { call } else { nil } } }
}
