import Genres
import LanguageModels
import ModelTestSupport
import Teaching
import Testing

@testable import Conversations

/// A lookup that comes back only after the model was asked: it proves that both run at once.
private struct AwaitingTool: Tool {
    let name = ToolName.genreLookup
    let asked: AsyncStream<Void>

    func query(for request: ResearchRequest) -> String { request.subject.genre?.rawValue ?? "" }

    func run(_ request: ResearchRequest, within limit: Duration) async throws -> ToolFinding {
        if request.subject.genre == "jazz" { for await _ in asked { break } }
        return ToolFinding(notes: [], resultsCount: 1, summary: "found")
    }
}

@Suite struct SupplementConversationTests {
    private let message = "Jazz for my 9th graders, with a pinch of Thundercat on top"
    private let funk = #"{"genres": [{"quote": "Thundercat", "value": "funk"}]}"#

    private func conversation(
        _ model: ScriptedModel,
        tools: [any Tool] = [],
        store: SupplementStore,
        limit: Duration = .seconds(60)
    ) throws -> Conversation {
        let parts = ConversationParts(
            extractor: RuleBasedExtractor(lexicon: try SupplementSetup.lexicon.get()),
            supplement: SupplementSetup.supplement(
                SupplementSource(model, notice: "A model reads along."),
                limit: limit
            ),
            tools: tools,
            replies: TemplateReplyWriter(prompts: Repository.prompts, catalogue: Repository.catalogue),
            toolTimeout: .seconds(60)
        )
        return Conversation(state: ConversationState(), parts: parts, store: store)
    }

    private func events(_ turn: RunningTurn) async throws -> [TurnEvent] {
        var events: [TurnEvent] = []
        for try await event in turn.events { events.append(event) }
        return events
    }

    @Test func `the second reading runs beside the lookups, and its genres are looked up too`() async throws {
        let (asked, signal) = AsyncStream.makeStream(of: Void.self)
        let answer = ScriptedModel.Answer.text(funk)
        let model = ScriptedModel { _ in
            signal.yield()
            return answer
        }
        let store = SupplementStore()
        let conversation = try conversation(model, tools: [AwaitingTool(asked: asked)], store: store)
        let events = try await events(conversation.send(message))
        let queries = events.compactMap { if case .toolFinished(let call) = $0 { call.query } else { nil } }
        #expect(queries == ["jazz", "funk"])
        #expect(events.contains(.notice("A model reads along.")))
        #expect(store.closed?.state.context.genres == ["jazz", "funk"])
        #expect(store.closed?.state.context.setting == .highSchool)
        #expect(store.closed?.reply.isEmpty == false)
    }

    @Test func `a model that hangs costs a turn its time limit and nothing else`() async throws {
        let store = SupplementStore()
        let model = ScriptedModel(ScriptedModel.Answer([], hangs: true))
        _ = try await events(try conversation(model, store: store, limit: .milliseconds(20)).send(message))
        #expect(store.closed?.state.context.genres == ["jazz"])
        #expect(store.closed?.isInterrupted == false)
        #expect(store.closed?.reply.isEmpty == false)
    }

    @Test func `stopping a turn stops the second reading and keeps what the rules understood`() async throws {
        let (asked, signal) = AsyncStream.makeStream(of: Void.self)
        let model = ScriptedModel { _ in
            signal.yield()
            return ScriptedModel.Answer([], hangs: true)
        }
        let store = SupplementStore()
        let turn = try conversation(model, store: store).send(message)
        for await _ in asked { break }
        turn.stop()
        _ = try await events(turn)
        #expect(store.closed?.isInterrupted == true)
        #expect(store.closed?.state.context.genres == ["jazz"])
    }
}
