import LanguageModels
import Sessions
import TerminalUI
import Testing

@testable import ChatShell
@testable import Conversations

@Suite struct ModelViewThinkingTests {
    private let symbols = Symbols(unicode: true)

    @Test func `thinking is shown in passing by its last words, on one line`() {
        var fold = ThinkingFold()
        #expect(!fold.isOpen)
        #expect(fold.append("First, the\nblues ") == "thinking First, the blues")
        #expect(fold.isOpen)
        let long = fold.append(String(repeating: "and again ", count: 40))
        #expect(long.count <= 70)
        #expect(!long.contains("First"))
    }

    @Test func `when it is done one dim line stays, and the fold is empty again`() {
        var fold = ThinkingFold()
        let start = ContinuousClock.now
        // A word may come in pieces.
        _ = fold.append("The b", at: start)
        _ = fold.append("lues", at: start + .seconds(2))
        let line = fold.close(symbols: symbols, at: start + .seconds(7))
        #expect(line == StyledText("· thought for 7 s (2 words)", .dim))
        #expect(!fold.isOpen)
        #expect(fold.close(symbols: symbols) == nil)
    }

    @Test func `a short thought is a moment`() {
        var fold = ThinkingFold()
        let start = ContinuousClock.now
        _ = fold.append("Yes", at: start)
        #expect(fold.close(symbols: Symbols(unicode: false), at: start)?.plain == "- thought for a moment (1 word)")
    }
}

@Suite struct ModelViewUsageTests {
    private let reply = UsageReport.Row(
        model: "openai/gpt-y",
        purpose: .reply,
        sum: UsageSum(answers: 2, promptTokens: 1200, answerTokens: 340, estimatedAnswers: 1, costMicros: 4_200)
    )

    @Test func `without any model one line says so`() {
        let lines = UsageView(monthlyLimit: nil).lines(
            reply: UsageReport(),
            session: UsageReport(),
            month: UsageReport()
        )
        #expect(lines.map(\.plain) == ["No language model was used; the built-in engine costs nothing."])
    }

    @Test func `the last reply, the session and the month have a line each, then the month by model`() {
        let report = UsageReport(rows: [reply])
        let lines = UsageView(monthlyLimit: 5_000_000).lines(reply: UsageReport(), session: report, month: report)
            .map(\.plain)
        #expect(lines.count == 5)
        #expect(lines[0].hasPrefix("  last reply"))
        #expect(lines[0].hasSuffix("none"))
        #expect(lines[1].hasSuffix("2 answers, 1200 tokens read, 340 written (1 answer estimated), $0.0042"))
        #expect(lines[3].hasPrefix("    openai/gpt-y, reply"))
        #expect(lines[4].contains("$5.00") && lines[4].contains("MONTHLY_COST_LIMIT"))
    }

    @Test func `a price that is not known is never guessed`() {
        let view = UsageView(monthlyLimit: nil)
        let unpriced = UsageSum(answers: 1, promptTokens: 10, answerTokens: 1, unpricedAnswers: 1)
        #expect(view.words(of: unpriced) == "1 answer, 10 tokens read, 1 written, price unknown")
        var mixed = unpriced
        mixed += UsageSum(answers: 2, promptTokens: 5, answerTokens: 5, costMicros: 200_000)
        #expect(view.words(of: mixed) == "3 answers, 15 tokens read, 6 written, $0.20 and 1 answer of unknown price")
        let free = UsageSum(answers: 1, promptTokens: 1, answerTokens: 1)
        #expect(view.words(of: free) == "1 answer, 1 token read, 1 written, $0.00")
    }

    @Test func `a purpose of a later version is shown as other`() {
        let row = UsageReport.Row(model: "openai/x", purpose: nil, sum: UsageSum(answers: 1))
        let report = UsageReport(rows: [row])
        let lines = UsageView(monthlyLimit: nil).lines(reply: report, session: report, month: report)
        #expect(lines.last?.plain.contains("openai/x, other") == true)
    }
}

@Suite struct ModelViewProgressTests {
    private let bar = ProgressBar(unicode: false)

    @Test func `a bar shows its share, the size and what is done`() {
        #expect(bar.text("pulling", completed: 0, total: 0) == "pulling")
        #expect(
            bar.text("pulling", completed: 2_460_376_664, total: 4_920_753_328)
                == "##########.......... 50 % of 4.9 GB pulling"
        )
        #expect(bar.text("x", completed: 1, total: 99_000_000) == ".................... 0 % of 99 MB x")
    }

    @Test(arguments: [(-5, 10, 0), (15, 10, 20), (3, 0, 0), (10, 10, 20), (1, 20, 1)])
    func `a bar never runs over its ends`(part: Int, total: Int, filled: Int) {
        let drawn = bar.share(of: part, in: total)
        #expect(drawn.count == 20)
        #expect(drawn.count { $0 == "#" } == filled)
        #expect(ProgressBar(unicode: true).share(of: part, in: total).count { $0 == "█" } == filled)
    }
}

@Suite struct ModelViewWindowTests {
    private let report = WindowReport(
        model: ModelID(provider: .ollama, name: "llama3.1:8b"),
        contextTokens: 8000,
        answerTokens: 1000,
        parts: [
            WindowReport.Part(kind: .instructions, tokens: 2000, count: 1, leftOut: 0),
            WindowReport.Part(kind: .turns, tokens: 400, count: 3, leftOut: 2),
        ]
    )

    @Test func `every part has a line with its share, and the rest is told`() {
        let lines = WindowView(symbols: Symbols(unicode: true), width: 80).lines(report).map(\.plain)
        #expect(lines.count == 5)
        #expect(lines[0] == "  ollama/llama3.1:8b, a window of 8000 tokens (parts are estimated)")
        #expect(lines[1] == "  instructions         2000   █████░░░░░░░░░░░░░░░")
        #expect(lines[2].hasPrefix("  latest turns         400    █"))
        #expect(lines[2].hasSuffix("2 left out or shortened"))
        #expect(lines[3] == "  kept for the answer  1000")
        #expect(lines[4] == "  free                 4600")
    }

    @Test func `a narrow window has no bars, and no line that would be broken`() {
        let lines = WindowView(symbols: Symbols(unicode: false), width: 40).lines(report)
        #expect(lines[1].plain == "  instructions         2000")
        #expect(!lines.contains { $0.plain.contains("###") })
    }

    @Test func `before a model has answered the view says so`() {
        var empty = report
        empty.model = nil
        empty.parts = []
        let lines = WindowView(symbols: Symbols(unicode: true)).lines(empty).map(\.plain)
        #expect(lines.first?.contains("no model has answered yet") == true)
        #expect(lines.last == "  free                 7000")
    }

    @Test func `more than fits leaves nothing free`() {
        var full = report
        full.answerTokens = 7000
        #expect(WindowView(symbols: Symbols(unicode: true)).lines(full).last?.plain == "  free                 0")
    }
}
