import Foundation
import Genres
import LanguageModels
import ModelTestSupport
import Synchronization
import Teaching
import Testing

@testable import Conversations

@Suite struct ContextWindowTests {
    private typealias Bench = ModelReplyBench

    private func words(_ count: Int, _ word: String = "word") -> String {
        Array(repeating: word, count: count).joined(separator: " ")
    }

    private func material(turns: Int = 3, words count: Int = 30, passages: Int = 3) -> WindowMaterial {
        WindowMaterial(
            instructions: words(count * 4, "instruct"),
            tools: Bench.tools.definitions,
            message: words(count, "message"),
            notes: words(count, "note"),
            passages: (1...max(1, passages)).map {
                QuotedPassage(heading: "number=\"\($0)\"", text: words(count, "quote"))
            },
            summary: words(count, "summary"),
            exchanges: (0..<turns).map { .numbered($0, words: count) }
        )
    }

    private func estimate(_ window: ContextWindow) -> Int {
        TokenEstimate.tokens(in: ModelRequest(system: window.system, messages: window.messages, tools: window.tools))
    }

    @Test(arguments: [40, 100, 300, 700, 1500, 4000, 8000, 30000], [1, 7, 40, 300])
    func `a prompt never exceeds its budget`(_ budget: Int, _ words: Int) {
        for turns in [0, 1, 4, 20] {
            for passages in [1, 9] {
                var material = material(turns: turns, words: words, passages: passages)
                for rounds in 0...2 {
                    let window = ContextWindow(material, budget: budget)
                    #expect(estimate(window) <= budget, "\(turns) turns, \(passages) passages, \(rounds) rounds")
                    #expect(window.promptTokens <= budget)
                    #expect(estimate(window) <= window.promptTokens + PromptText.promptOverhead)
                    material.transcript += round(rounds, words: words)
                }
            }
        }
    }

    @Test func `a text that is no ASCII is kept within the budget too`() {
        for budget in [300, 1000, 4000] {
            var material = material(turns: 6, words: 100)
            material.message = String(repeating: "ブルースとヒップホップ。", count: 200)
            material.exchanges[5].reply = String(repeating: "🎷é漢 ", count: 500)
            #expect(estimate(ContextWindow(material, budget: budget)) <= budget)
        }
    }

    private func round(_ number: Int, words count: Int) -> [ModelMessage] {
        let call = ModelToolCall(id: "c\(number)", name: "look", arguments: ["name": .string(words(count))])
        return [
            .assistant("", calls: [call]), .tool(callID: call.id, name: call.name, content: words(count * 2, "found")),
        ]
    }

    @Test func `what matters most is kept longest`() throws {
        let material = material(turns: 30, words: 60, passages: 12)
        let roomy = ContextWindow(material, budget: 40_000)
        #expect(roomy.parts.allSatisfy { $0.leftOut == 0 })
        let tight = ContextWindow(material, budget: 2_400)
        let leftOut = Dictionary(uniqueKeysWithValues: tight.parts.map { ($0.kind, $0.leftOut) })
        for kind in [WindowReport.Part.Kind.instructions, .message, .context, .summary] { #expect(leftOut[kind] == 0) }
        #expect(leftOut[.turns, default: 0] > 0)
        #expect(leftOut[.research, default: 0] > 0)
        #expect(tight.messages.count > 1)
    }

    @Test func `the newest turns stand word for word, and the last one is cut rather than lost`() {
        let window = ContextWindow(material(turns: 5, words: 10), budget: 8000)
        #expect(window.messages.count == 11)
        #expect(window.messages.first == .user(Exchange.numbered(0, words: 10).message))
        let tight = ContextWindow(material(turns: 5, words: 900), budget: 2400)
        guard tight.messages.count == 3, case .user(let first)? = tight.messages.first else {
            Issue.record("\(tight.messages.count) messages")
            return
        }
        #expect(first.hasPrefix("Question 4.") && first.hasSuffix("…"))
    }

    @Test func `calls and results that do not fit leave together`() {
        var material = material(turns: 0, words: 5)
        material.transcript = round(1, words: 2000) + round(2, words: 10)
        let window = ContextWindow(material, budget: 1200)
        let kept = window.messages.compactMap { if case .tool(let id, _, _, _) = $0 { id } else { nil } }
        let calls = window.messages.flatMap { message -> [String] in
            if case .assistant(_, let calls, _) = message { calls.map(\.id) } else { [] }
        }
        #expect(kept == ["c2"])
        #expect(calls == kept)
    }

    @Test func `a message without a reply is said together with the next one`() {
        var material = material(turns: 2, words: 1)
        material.exchanges[1].reply = ""
        material.exchanges[0].isInterrupted = true
        let window = ContextWindow(material, budget: 8000)
        #expect(window.messages.count == 3)
        guard case .assistant(let reply, _, _) = window.messages[1], case .user(let last) = window.messages[2] else {
            Issue.record("the messages do not alternate")
            return
        }
        #expect(reply.hasSuffix("[…]"))
        #expect(last.hasPrefix("Question 1."))
        #expect(last.contains("message"))
    }

    @Test func `the window is as large as the model's and the limits allow`() {
        let limits = ModelTurnLimits(contextTokens: 8192, answerTokens: 700)
        #expect(WindowSize(window: nil, limits: limits).total == 8192)
        #expect(WindowSize(window: 4096, limits: limits).total == 4096)
        #expect(WindowSize(window: 131_072, limits: limits).total == 8192)
        #expect(WindowSize(window: 1200, limits: limits).answer == 400)
    }

    // MARK: - The running summary

    @Test func `older turns are summarised and kept, and the next turns need no new summary`() async throws {
        let history = HistoryInMemory(turns: 60, words: 100)
        let writer = Bench.writer(
            FixedSource(ScriptedModel(.failing(.overloaded(.ollama, retryAfter: nil)))),
            history: history
        )
        _ = try await Bench.pieces(writer)
        await writer.settle()
        let first = try #require(await history.summary())
        #expect(first.through > 1 && first.through < 60)
        #expect(first.text.contains("Question \(first.through - 1)"))
        #expect(history.all.count == 60)
        for number in 60..<63 {
            history.append(.numbered(number, words: 100))
            _ = try await Bench.pieces(writer)
        }
        #expect(try await history.summary() == first)
    }

    @Test func `the model's summary takes the place of the built-in one after the reply`() async throws {
        let model = ScriptedModel { request in
            request.system.contains("running summary") ? .said("- They chose blues.") : .said("Fine.")
        }
        let history = HistoryInMemory(turns: 60, words: 100)
        let writer = Bench.writer(FixedSource(model), history: history)
        #expect(try await Bench.pieces(writer) == [.text("Fine.")])
        await writer.settle()
        let summary = try #require(await history.summary())
        #expect(summary.text == "- They chose blues.")
        #expect(model.requests.count == 2)
        _ = try await Bench.pieces(writer)
        #expect(model.requests.last?.system.contains("<summary>\n- They chose blues.\n</summary>") == true)
    }

    @Test func `a summary goes on from the last one`() async throws {
        let model = ScriptedModel { request in
            request.system.contains("running summary") ? .said("- New.") : .said("Fine.")
        }
        let history = HistoryInMemory((20..<80).map { .numbered($0, words: 100) })
        try await history.saveSummary(RunningSummary(text: "- Old.", through: 20))
        let writer = Bench.writer(FixedSource(model), history: history)
        _ = try await Bench.pieces(writer)
        await writer.settle()
        guard case .user(let asked)? = model.requests.last?.messages.last else {
            Issue.record("no summary was asked for")
            return
        }
        #expect(asked.hasPrefix("<summary>\n- Old.\n</summary>"))
        #expect(asked.contains("Question 20.") && !asked.contains("Question 79."))
        #expect(try await history.summary()?.text == "- New.")
    }

    @Test func `a summary that was stopped leaves the built-in one`() async throws {
        let history = HistoryInMemory(turns: 60, words: 100)
        let model = ScriptedModel { request in
            if request.system.contains("running summary") { return .init([.text("- Late.")], hangs: true) }
            return .said("Fine.")
        }
        let writer = Bench.writer(FixedSource(model), history: history)
        _ = try await Bench.pieces(writer)
        let builtIn = try await history.summary()
        writer.stopSummarising()
        await writer.settle()
        #expect(try await history.summary() == builtIn)
    }

    @Test func `a summary that was stopped is asked for again after the next reply`() async throws {
        let history = HistoryInMemory(turns: 60, words: 100)
        let asked = Count()
        let (firstAsked, signal) = AsyncStream.makeStream(of: Void.self)
        let model = ScriptedModel { request in
            if !request.system.contains("running summary") { return .said("Fine.") }
            guard asked.next() == 1 else { return .said("- Whole.") }
            signal.finish()
            return .init([], hangs: true)
        }
        let writer = Bench.writer(FixedSource(model), history: history)
        _ = try await Bench.pieces(writer)
        for await _ in firstAsked {}
        _ = try await Bench.pieces(writer)
        await writer.settle()
        #expect(try await history.summary()?.text == "- Whole.")
    }

    @Test func `a summary of turns that were undone meanwhile is not kept`() async throws {
        let history = HistoryInMemory(turns: 60, words: 100)
        let model = ScriptedModel { request in
            if !request.system.contains("running summary") { return .said("Fine.") }
            history.undo()
            return .said("- Late.")
        }
        let writer = Bench.writer(FixedSource(model), history: history)
        _ = try await Bench.pieces(writer)
        await writer.settle()
        #expect(model.requests.count == 2)
        #expect(try await history.summary() == nil)
    }

    // MARK: - What it tells

    @Test func `the report tells what fills the window and asks no model`() async throws {
        let model = ScriptedModel(.said("Fine."))
        let history = HistoryInMemory(turns: 60, words: 100)
        let writer = Bench.writer(FixedSource(model), history: history)
        let request = Bench.request(research: [Bench.note("The blues grew in the South.")])
        let report = try await writer.window(for: request)
        #expect(report.contextTokens == 8192)
        #expect(report.answerTokens == 700)
        #expect(report.promptTokens <= report.budget)
        #expect(report.part(.research)?.count == 1)
        #expect(report.part(.summary)?.count == 1)
        #expect((report.part(.turns)?.count ?? 0) > 3)
        #expect(report.model == nil)
        #expect(model.requests.isEmpty)
        #expect(try await history.summary() == nil)
        _ = try await Bench.pieces(writer, request)
        #expect(try await writer.window(for: request).model == model.id)
    }
}

private final class Count: Sendable {
    private let value = Mutex(0)
    func next() -> Int {
        value.withLock {
            $0 += 1
            return $0
        }
    }
}
