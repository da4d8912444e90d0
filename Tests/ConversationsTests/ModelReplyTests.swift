import Conversations
import Foundation
import Genres
import LanguageModels
import ModelTestSupport
import Teaching
import Testing

@Suite struct ModelReplyTests {
    private typealias Bench = ModelReplyBench

    private static let failures: [ModelFailure] = [
        .notRunning(.ollama, address: "http://127.0.0.1:11434"), .hostNotFound(.openai, host: "example.org"),
        .modelMissing(ModelID(provider: .ollama, name: "llama3.1:8b"), known: []), .keyMissing(.anthropic),
        .keyRefused(.anthropic), .outOfCredit(.openai), .rateLimited(.openai, retryAfter: .seconds(7)),
        .overloaded(.anthropic, retryAfter: nil), .loading(.openai),
        .contextTooLong(ModelID(provider: .openai, name: "m"), needed: 9000, limit: 4096),
        .firstByteTimeout(.ollama, after: .seconds(300)), .silence(.ollama, after: .seconds(30)),
        .connectionLost(.ollama), .endedEarly(.ollama), .server(.openai, message: "boom"),
        .notTheService(.ollama, address: "http://127.0.0.1:1"), .unreadable(.ollama, reason: "no JSON"),
        .certificate(.openai, host: "example.org", reason: "expired"), .redirected(.openai, host: "elsewhere.org"),
        .refusedRequest(.openai, message: "no"),
    ]

    @Test func `text and thinking arrive piece by piece in the model's order`() async throws {
        let model = ScriptedModel(.init([.thinking("hm"), .text("Blues "), .text("it is."), .done(.complete)]))
        let pieces = try await Bench.pieces(Bench.writer(FixedSource(model)))
        #expect(pieces == [.thinking("hm"), .text("Blues "), .text("it is.")])
    }

    @Test func `a reply asks and offers what the built-in one would`() async throws {
        let reply = try await Bench.writer(FixedSource(ScriptedModel(.said("Hi.")))).reply(to: Bench.request())
        let builtIn = try await Bench.builtIn.reply(to: Bench.request())
        #expect(reply.dialogue == builtIn.dialogue)
        #expect(!reply.dialogue.asked.isEmpty)
    }

    @Test func `the model is told what the built-in reply says and asks`() async throws {
        let model = ScriptedModel(.said("Hi."))
        _ = try await Bench.pieces(Bench.writer(FixedSource(model)))
        let asked = try #require(model.requests.first)
        guard case .user(let last)? = asked.messages.last else {
            Issue.record("the last message is not the teacher's")
            return
        }
        #expect(last.hasPrefix("I'd like blues."))
        let paragraphs = try await Bench.builtInText().components(separatedBy: "\n\n")
        #expect(paragraphs.count > 1)
        for paragraph in paragraphs { #expect(last.contains(paragraph)) }
        let question = try #require(paragraphs.last)
        #expect(last.contains("End by asking this, and nothing else:\n\(question)"))
        #expect(asked.system.contains("/generate"))
        #expect(last.contains("genres: Blues"))
    }

    @Test func `without a model the notice comes first and then the built-in reply`() async throws {
        let pieces = try await Bench.pieces(Bench.writer(FixedSource(.builtIn(notice: "No model."))))
        #expect(pieces.first == .notice("No model."))
        #expect(pieces.text == (try await Bench.builtInText()))
    }

    @Test func `a notice of a model that is ready is said before its words`() async throws {
        let source = FixedSource(ScriptedModel(.said("Hi.")), notice: "Found Ollama.")
        #expect(try await Bench.pieces(Bench.writer(source)) == [.notice("Found Ollama."), .text("Hi.")])
    }

    @Test func `what is said when a mashup was made is built in`() async throws {
        let model = ScriptedModel(.said("Hi."))
        let request = Bench.request(plan: ReplyPlan(kind: .completed(title: "Blue Beats")))
        let pieces = try await Bench.pieces(Bench.writer(FixedSource(model)), request)
        #expect(pieces.text.contains("Blue Beats"))
        #expect(model.requests.isEmpty)
    }

    @Test(arguments: failures)
    func `a failure before the first word gives a sentence with a next step and the built-in reply`(
        _ failure: ModelFailure
    ) async throws {
        let source = FixedSource(ScriptedModel(.failing(failure)))
        let pieces = try await Bench.pieces(Bench.writer(source))
        #expect(pieces.notices == ["\(failure.description) \(failure.hint)"])
        #expect(pieces.cuts.isEmpty)
        #expect(pieces.text == (try await Bench.builtInText()))
        #expect(source.outcomes == [.failed(failure)])
    }

    @Test func `a failure in mid-answer keeps what was said and offers to ask again`() async throws {
        let failure = ModelFailure.connectionLost(.ollama)
        let source = FixedSource(ScriptedModel(.init([.text("The blues ")], failure: failure)))
        let pieces = try await Bench.pieces(Bench.writer(source))
        #expect(pieces.text == "The blues ")
        #expect(pieces.cuts.count == 1)
        #expect(pieces.cuts.first?.hasPrefix(failure.description) == true)
        #expect(pieces.cuts.first?.hasSuffix("`/retry` asks again.") == true)
        #expect(source.outcomes == [.failed(failure)])
    }

    @Test func `a prompt that is too long is asked again at half its size`() async throws {
        let model = ScriptedModel(
            .failing(.contextTooLong(ModelID(provider: .openai, name: "m"), needed: nil, limit: nil)),
            .said("Now it fits.")
        )
        let history = HistoryInMemory(turns: 40, words: 120)
        let source = FixedSource(model)
        let pieces = try await Bench.pieces(Bench.writer(source, history: history))
        #expect(pieces == [.text("Now it fits.")])
        let sizes = model.requests.prefix(2).map(TokenEstimate.tokens(in:))
        #expect(sizes.count == 2 && sizes[1] * 2 <= sizes[0])
        #expect(source.outcomes.first == .answered)
    }

    @Test func `a prompt that is too long at half its size too gives the built-in reply`() async throws {
        let failure = ModelFailure.contextTooLong(ModelID(provider: .openai, name: "m"), needed: nil, limit: nil)
        let model = ScriptedModel(.failing(failure))
        let pieces = try await Bench.pieces(Bench.writer(FixedSource(model)))
        #expect(model.requests.count == 2)
        #expect(pieces.text == (try await Bench.builtInText()))
    }

    @Test(arguments: [
        (FinishReason.length, "limit of 700 tokens"), (.refused, "declined"), (.contextFull, "context window is full"),
        (.other("sulking"), "“sulking”"),
    ])
    func `an unusual end is said`(_ reason: FinishReason, _ words: String) async throws {
        let model = ScriptedModel(.init([.text("Well"), .done(reason)]))
        let pieces = try await Bench.pieces(Bench.writer(FixedSource(model)))
        #expect(pieces.text == "Well")
        #expect(pieces.notices.count == 1)
        #expect(pieces.notices.first?.contains(words) == true)
    }

    @Test func `an empty answer gives the built-in reply and says so`() async throws {
        let pieces = try await Bench.pieces(Bench.writer(FixedSource(ScriptedModel(.said(" \n")))))
        #expect(pieces.text == (try await Bench.builtInText()))
        #expect(pieces.notices.first?.contains("built-in") == true)
    }

    @Test(arguments: [
        (["Assis", "tant: Hello", "<|eot", "_id|>"], "Hello"), (["a < b", " and <|x"], "a < b and <|x"),
        (["\n\n", "Assistants help", "</s>"], "Assistants help"), (["1 <", "2"], "1 <2"),
    ])
    func `labels and control tokens of models are dropped, and nothing else`(
        _ pieces: [String],
        _ shown: String
    ) async throws {
        let model = ScriptedModel(.init(pieces.map(ModelEvent.text) + [.done(.complete)]))
        #expect(try await Bench.pieces(Bench.writer(FixedSource(model))).text == shown)
    }

    @Test func `a server that cut the prompt is told about`() async throws {
        let model = ScriptedModel(
            .init([.text("Sure."), .usage(TokenUsage(prompt: 900, answer: 3)), .done(.complete)])
        )
        let history = HistoryInMemory(turns: 20, words: 150)
        let pieces = try await Bench.pieces(Bench.writer(FixedSource(model), history: history))
        #expect(pieces.notices.count == 1)
        #expect(pieces.notices.first?.contains("900") == true)
        #expect(pieces.notices.first?.contains("OLLAMA_CONTEXT_LENGTH") == true)
    }

    @Test func `a count near the estimate is nothing to tell about`() async throws {
        let model = ScriptedModel { request in
            let tokens = TokenEstimate.tokens(in: request) * 7 / 10
            return .init([.text("Sure."), .usage(TokenUsage(prompt: tokens)), .done(.complete)])
        }
        let history = HistoryInMemory(turns: 20, words: 150)
        let pieces = try await Bench.pieces(Bench.writer(FixedSource(model), history: history))
        #expect(pieces == [.text("Sure.")])
    }

    @Test func `what the lint finds is said after the reply`() async throws {
        let writer = Bench.writer(FixedSource(ScriptedModel(.said("Exotic rhythms.")))) { text in
            text.contains("Exotic") ? ["“Exotic” is a stranger's word."] : []
        }
        let pieces = try await Bench.pieces(writer)
        #expect(pieces == [.text("Exotic rhythms."), .notice("“Exotic” is a stranger's word.")])
    }

    @Test func `stopping in the middle keeps what was said`() async throws {
        let model = ScriptedModel(.init([.text("The blues began ")], hangs: true))
        let store = KeptTurn()
        let parts = ConversationParts(
            extractor: BluesExtractor(),
            tools: [],
            replies: Bench.writer(FixedSource(model))
        )
        let turn = Conversation(state: ConversationState(), parts: parts, store: store).send("blues")
        var summary: TurnSummary?
        for try await event in turn.events {
            if case .text = event { turn.stop() }
            if case .done(let end) = event { summary = end }
        }
        #expect(summary?.isInterrupted == true)
        #expect(summary?.reply == "The blues began ")
        #expect(store.closed?.reply == "The blues began ")
        #expect(store.closed?.isInterrupted == true)
    }

    @Test func `an answer that breaks off is closed as interrupted`() async throws {
        let model = ScriptedModel(.init([.text("The blues ")], failure: .endedEarly(.ollama)))
        let store = KeptTurn()
        let parts = ConversationParts(
            extractor: BluesExtractor(),
            tools: [],
            replies: Bench.writer(FixedSource(model))
        )
        for try await _ in Conversation(state: ConversationState(), parts: parts, store: store).send("blues").events {}
        #expect(store.closed?.reply == "The blues ")
        #expect(store.closed?.isInterrupted == true)
    }
}
