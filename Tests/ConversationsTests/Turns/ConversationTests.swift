import Conversations
import Foundation
import Genres
import Synchronization
import Teaching
import Testing

/// A store that remembers the order of everything it was asked to keep.
private final class RecordingStore: ConversationStore {
    enum Entry: Equatable {
        case message(String)
        case toolCall(String, success: Bool?)
        case reply(String)
        case closed(ClosedTurn)
        case state
    }

    let entries = Mutex<[Entry]>([])
    let failure: (any Error)?

    init(failure: (any Error)? = nil) { self.failure = failure }

    func saveMessage(_ text: String, before state: ConversationState) async throws -> Int64 {
        if let failure { throw failure }
        entries.withLock { $0.append(.message(text)) }
        return 1
    }

    func saveToolCall(_ call: ToolCall, messageID: Int64) async throws {
        entries.withLock { $0.append(.toolCall(call.query, success: call.success)) }
    }

    func saveReply(_ text: String, to messageID: Int64) async throws { entries.withLock { $0.append(.reply(text)) } }
    func closeTurn(_ turn: ClosedTurn) async throws { entries.withLock { $0.append(.closed(turn)) } }
    func saveState(_ state: ConversationState, phase: Phase) async throws { entries.withLock { $0.append(.state) } }

    var closed: ClosedTurn? {
        entries.withLock { $0.compactMap { if case .closed(let turn) = $0 { turn } else { nil } }.last }
    }
}

private struct DiskFull: Error {}

private struct FixedExtractor: ContextExtractor {
    let understanding: Understanding
    func understand(_: String, in _: GatheredContext, dialogue _: DialogueState) async throws -> Understanding {
        understanding
    }
}

/// A tool that answers when it is told to, or never.
private struct ScriptedTool: Tool {
    enum Behaviour { case answers, fails, hangs }

    let name: ToolName
    let behaviour: Behaviour

    func query(for request: ResearchRequest) -> String { request.subject.genre?.rawValue ?? "" }

    func run(_ request: ResearchRequest, within limit: Duration) async throws -> ToolFinding {
        switch behaviour {
        case .answers: return ToolFinding(notes: [], resultsCount: 3, summary: "found")
        case .fails: throw DiskFull()
        case .hangs:
            // Suspends until it is cancelled: nothing ever feeds this stream.
            let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
            for await _ in stream {}
            continuation.finish()
            throw CancellationError()
        }
    }
}

@Suite struct ConversationTests {
    private func parts(_ behaviour: ScriptedTool.Behaviour, timeout: Duration = .seconds(60)) -> ConversationParts {
        ConversationParts(
            extractor: FixedExtractor(understanding: Understanding(edits: [.add(.genre("blues"))], intent: .facts)),
            tools: [
                ScriptedTool(name: .genreLookup, behaviour: behaviour),
                ScriptedTool(name: .culturalContext, behaviour: behaviour),
            ],
            replies: TemplateReplyWriter(prompts: Repository.prompts, catalogue: Repository.catalogue),
            toolTimeout: timeout
        )
    }

    private func events(_ turn: RunningTurn) async throws -> [TurnEvent] {
        var events: [TurnEvent] = []
        for try await event in turn.events { events.append(event) }
        return events
    }

    @Test func `a message is stored before anything else happens with it`() async throws {
        let store = RecordingStore()
        let conversation = Conversation(state: ConversationState(), parts: parts(.answers), store: store)
        let events = try await events(conversation.send("blues"))
        #expect(events.first == .saved(messageID: 1))
        #expect(store.entries.withLock { $0.first } == .message("blues"))
    }

    @Test func `a turn ends with one closing that holds reply, state and phase`() async throws {
        let store = RecordingStore()
        let conversation = Conversation(state: ConversationState(), parts: parts(.answers), store: store)
        let events = try await events(conversation.send("blues"))
        let closed = try #require(store.closed)
        #expect(closed.state.context.genres == ["blues"])
        #expect(closed.phase == .genreExploration)
        #expect(!closed.isInterrupted)
        guard case .done(let summary) = events.last else {
            Issue.record("the turn did not end with .done")
            return
        }
        #expect(summary.reply == closed.reply)
        #expect(summary.toolCalls.map(\.resultsCount) == [3])
    }

    @Test func `a tool call is stored when it starts and when it ends`() async throws {
        let store = RecordingStore()
        let conversation = Conversation(state: ConversationState(), parts: parts(.answers), store: store)
        _ = try await events(conversation.send("blues"))
        let calls = store.entries.withLock { $0.filter { if case .toolCall = $0 { true } else { false } } }
        #expect(calls == [.toolCall("blues", success: nil), .toolCall("blues", success: true)])
    }

    @Test func `a tool that fails costs the turn nothing but its answer`() async throws {
        let store = RecordingStore()
        let conversation = Conversation(state: ConversationState(), parts: parts(.fails), store: store)
        let events = try await events(conversation.send("blues"))
        let finished = events.compactMap { if case .toolFinished(let call) = $0 { call } else { nil } }
        #expect(finished.map(\.success) == [false])
        #expect(finished.first?.error?.isEmpty == false)
        #expect(store.closed?.reply.isEmpty == false)
    }

    @Test func `a tool that hangs is given up after its time`() async throws {
        let store = RecordingStore()
        let conversation = Conversation(
            state: ConversationState(),
            parts: parts(.hangs, timeout: .milliseconds(20)),
            store: store
        )
        let events = try await events(conversation.send("blues"))
        let finished = events.compactMap { if case .toolFinished(let call) = $0 { call } else { nil } }
        #expect(finished.map(\.success) == [false])
        #expect(store.closed?.isInterrupted == false)
    }

    @Test func `a stopped turn is closed, keeps what was understood and leaves no open tool call`() async throws {
        let store = RecordingStore()
        let conversation = Conversation(state: ConversationState(), parts: parts(.hangs), store: store)
        let turn = conversation.send("blues")
        var summary: TurnSummary?
        for try await event in turn.events {
            if case .toolStarted = event { turn.stop() }
            if case .done(let end) = event { summary = end }
        }
        #expect(summary?.isInterrupted == true)
        #expect(store.closed?.isInterrupted == true)
        #expect(store.closed?.state.context.genres == ["blues"])
        let last = store.entries.withLock { $0.last { if case .toolCall = $0 { true } else { false } } }
        #expect(last == .toolCall("blues", success: false))
    }

    @Test func `a message that cannot be stored fails the turn and changes nothing`() async throws {
        let store = RecordingStore(failure: DiskFull())
        let conversation = Conversation(state: ConversationState(), parts: parts(.answers), store: store)
        await #expect(throws: DiskFull.self) { try await events(conversation.send("blues")) }
        #expect(await conversation.state == ConversationState())
    }

    @Test func `an empty message is not stored`() async throws {
        let store = RecordingStore()
        let conversation = Conversation(state: ConversationState(), parts: parts(.answers), store: store)
        await #expect(throws: MessageError.empty) { try await events(conversation.send(" \n\t ")) }
        #expect(store.entries.withLock { $0.isEmpty })
    }

    @Test func `a message over the limit is refused with its length`() async throws {
        let store = RecordingStore()
        let conversation = Conversation(state: ConversationState(), parts: parts(.answers), store: store)
        let text = String(repeating: "a", count: 10_001)
        await #expect(throws: MessageError.tooLong(length: 10_001, limit: 10_000)) {
            try await events(conversation.send(text))
        }
    }

    @Test func `a session has no more turns than the settings allow`() async throws {
        var parts = parts(.answers)
        parts.maximumTurns = 1
        let conversation = Conversation(state: ConversationState(), parts: parts, store: RecordingStore())
        _ = try await events(conversation.send("blues"))
        await #expect(throws: MessageError.tooManyTurns(limit: 1)) { try await events(conversation.send("jazz")) }
    }

    @Test func `a command changes the context without a message`() async throws {
        let store = RecordingStore()
        let conversation = Conversation(state: ConversationState(), parts: parts(.answers), store: store)
        _ = try await events(conversation.edit([.add(.lessonMinutes(50))]))
        #expect(await conversation.state.context.lessonMinutes == 50)
        #expect(store.entries.withLock { $0 } == [.state])
    }

    /// A conversation whose lesson is made, where messages that begin with "make" ask for a tweak.
    private func completed(understanding: Understanding, store: RecordingStore) -> Conversation {
        var context = GatheredContext()
        _ = context.apply(
            [.genre("blues"), .genre("jazz"), .setting(.highSchool), .level(.beginner), .objective(.rhythm)].map {
                .add($0)
            }
        )
        context.research = (["blues", "jazz"] as [String]).map { genre in
            ResearchNote(
                title: "T",
                url: "https://example.org/\(genre)",
                content: "C",
                sourceQuality: .high,
                provider: ResearchNote.catalogueProvider,
                retrievedAt: "",
                genre: genre
            )
        }
        var parts = parts(.answers)
        parts.extractor = FixedExtractor(understanding: understanding)
        parts.asksForTweak = { $0.hasPrefix("make") }
        return Conversation(state: ConversationState(context: context, isGenerated: true), parts: parts, store: store)
    }

    private func intent(_ text: String, understood: Understanding) async throws -> Understanding.Intent? {
        let store = RecordingStore()
        let conversation = completed(understanding: understood, store: store)
        #expect(await conversation.phase == .completed)
        guard case .done(let summary) = try await events(conversation.send(text)).last else { return nil }
        #expect(store.entries.withLock { $0.first } == .message(text))
        return summary.intent
    }

    @Test func `a message about the lesson that is there asks for a tweak`() async throws {
        #expect(try await intent("make it slower", understood: Understanding(intent: .generate)) == .tweak)
        let known = Understanding(edits: [.add(.genre("jazz"))], intent: .facts)
        #expect(try await intent("make the chorus jazz", understood: known) == .tweak)
    }

    @Test func `a message that brings something new asks for no tweak`() async throws {
        let new = Understanding(edits: [.add(.level(.advanced))], intent: .facts)
        #expect(try await intent("make it harder", understood: new) == .facts)
        let strange = Understanding(intent: .facts, unknownGenres: [.init(name: "klingon", nearest: [])])
        #expect(try await intent("make it klingon", understood: strange) == .facts)
        #expect(try await intent("thanks", understood: Understanding(intent: .thanks)) == .thanks)
    }
}
