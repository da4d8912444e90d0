import Conversations
import Genres
import Sessions
import Teaching
import TerminalUI
import Testing

@testable import ChatShell

@Suite struct TurnRendererTests {
    private let symbols = Symbols(unicode: true)

    private func renderer() -> TurnRenderer {
        TurnRenderer(
            markdown: MarkdownRenderer(width: 60, color: false),
            symbols: symbols,
            width: 60
        )
    }

    private func lines(_ output: [TurnRenderer.Output]) -> [String] {
        output.compactMap { if case .line(let line) = $0 { line.plain } else { nil } }
    }

    @Test func `a lookup is one line with its results and its time`() {
        var renderer = renderer()
        let call = ToolCall(
            number: 1,
            tool: "genre_lookup",
            query: "Blues",
            resultsCount: 3,
            success: true,
            durationMilliseconds: 12
        )
        #expect(lines(renderer.render(.toolFinished(call))) == ["♪ genre lookup “Blues” · 3 results · 12 ms"])
    }

    @Test func `a lookup that failed says why`() {
        var renderer = renderer()
        let call = ToolCall(
            number: 1,
            tool: "genre_lookup",
            query: "Blues",
            success: false,
            error: "no answer within 10 s"
        )
        #expect(lines(renderer.render(.toolFinished(call))) == ["✗ genre lookup “Blues”: no answer within 10 s"])
    }

    @Test func `what changed is marked in the context`() {
        var context = GatheredContext()
        _ = context.apply([.add(.genre("blues")), .add(.genre("ska"))])
        let changes = context.apply([.remove(.genre("ska")), .add(.level(.beginner))])
        let drawn = ContextView(symbols: symbols, width: 60).compact(context, changes: changes).map(\.plain)
        #expect(drawn == ["  genres blues -ska  · level +beginner"])
    }

    @Test func `the context never grows wider than the window`() {
        var context = GatheredContext()
        _ = context.apply(LearningObjective.allCases.map { .add(.objective($0)) })
        _ = context.apply([.add(.classSize(24)), .add(.lessonMinutes(60)), .add(.setting(.professionalDevelopment))])
        let drawn = ContextView(symbols: symbols, width: 40).compact(context, changes: [])
        for line in drawn { #expect(line.width <= 40, "\(line.plain)") }
    }

    @Test func `the whole context says what is still needed`() {
        let drawn = ContextView(symbols: symbols, width: 60).full(GatheredContext(), phase: .initial).map(\.plain)
        #expect(drawn.filter { $0.contains("still needed") }.count == 4)
    }

    @Test func `a stopped turn says that what was said is kept`() {
        var renderer = renderer()
        let summary = TurnSummary(
            reply: "",
            toolCalls: [],
            context: GatheredContext(),
            phase: .initial,
            intent: .facts,
            isInterrupted: true
        )
        #expect(lines(renderer.render(.done(summary))).first?.contains("kept") == true)
    }
}

@Suite struct AgeTests {
    private let now = Timestamp(milliseconds: 1_800_000_000_000)

    @Test(arguments: [
        (0, "just now"), (59, "just now"), (120, "2 min ago"), (7200, "2 h ago"), (90_000, "yesterday"),
        (86_400 * 12, "12 days ago"),
    ])
    func `an age is said in the words of a list`(seconds: Int64, text: String) {
        #expect(Age.text(of: Timestamp(milliseconds: now.milliseconds - seconds * 1000), now: now) == text)
    }

    @Test func `what is long ago has its date`() {
        #expect(Age.text(of: Timestamp(milliseconds: 0), now: now) == "1970-01-01")
    }
}

@Suite struct ProgramErrorTests {
    @Test func `the first sentence is what happened and the rest is what to do`() {
        let error = ProgramError(MessageError.tooLong(length: 10_001, limit: 10_000))
        #expect(error.message == "This message has 10001 characters, and 10000 is the limit.")
        #expect(error.hint == "Send the part that matters most.")
        #expect(error.exit == .badData)
    }

    @Test func `errors have the exit codes scripts rely on`() {
        #expect(ProgramError(MessageError.empty).exit == .usage)
        #expect(ProgramError(SessionError.notFound("x", nearest: [])).exit == .notFound)
        #expect(ProgramError(SessionError.noSuchFile(path: "x")).exit == .notFound)
        #expect(ProgramError(SessionError.notADatabase(path: "x")).exit == .badData)
        #expect(ProgramError(SessionError.cannotWrite(path: "x", reason: "full")).exit == .cannotCreate)
        #expect(
            ProgramError(SettingsError.notInRange(name: "A", value: "b", range: 1...2)).exit == .configuration
        )
        #expect(ProgramError(CancellationError()).exit == .interrupted)
    }
}
