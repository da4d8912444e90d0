import Testing

@testable import TerminalUI

@Suite struct BlockInputTests {
    private func entered(_ lines: [String]) -> (entry: String?, isOpen: Bool) {
        var block = BlockInput()
        var entry: String?
        for line in lines {
            if case .complete(let text) = block.append(line) { entry = text }
        }
        return (entry, block.isOpen)
    }

    @Test(arguments: [
        (["hello"], "hello"), (["\"\"\"one", "two", "three\"\"\""], "one\ntwo\nthree"), (["\"\"\"x\"\"\""], "x"),
        (["\"\"\"", "a", "b", "\"\"\""], "a\nb"), (["\"\"\"a", "", "b\"\"\" "], "a\n\nb"), (["\"\"\"\"\"\""], ""),
        (["say \"hi\""], "say \"hi\""), (["\"\"\"\npasted\ntext\n\"\"\""], "pasted\ntext"),
    ])
    func `three quotation marks hold lines together`(lines: [String], expected: String) {
        #expect(entered(lines).entry == expected)
        #expect(!entered(lines).isOpen)
    }

    @Test func `a block goes on until it is closed`() {
        #expect(entered(["\"\"\"a", "b"]).entry == nil)
        #expect(entered(["\"\"\"a", "b"]).isOpen)
    }
}

@Suite struct CompletionTests {
    @Test func `a request knows the word at the cursor`() {
        let request = CompletionRequest(line: "/export my té", cursor: 12)
        #expect(request.word == "t")
        #expect(request.wordStart == 11)
        #expect(request.precedingWords == ["/export", "my"])
        #expect(CompletionRequest(line: "/ex").word == "/ex")
        #expect(CompletionRequest(line: "/ex ").word == "")
        #expect(CompletionRequest(line: "ab", cursor: 99).cursor == 2)
    }

    @Test func `descriptions stand in a column and are cut to the window`() {
        let candidates = [
            Completion("/help", description: "what can be typed"), Completion("/export", description: "writes a file"),
        ]
        let lines = CompletionList.lines(candidates, size: TerminalSize(columns: 22, rows: 24), color: false)
        #expect(lines == ["/help    what can be…", "/export  writes a fi…"])
    }

    @Test func `plain candidates fill columns downwards`() {
        let candidates = ["jazz", "funk", "soul", "blues", "salsa"].map { Completion($0) }
        let lines = CompletionList.lines(candidates, size: TerminalSize(columns: 18, rows: 24), color: false)
        #expect(lines == ["jazz   blues", "funk   salsa", "soul"])
    }

    @Test func `a long list says how much it leaves out`() {
        let candidates = (1...50).map { Completion("/c\($0)", description: "d") }
        let lines = CompletionList.lines(candidates, size: TerminalSize(columns: 40, rows: 10), color: false)
        #expect(lines.count == 8)
        #expect(lines.last == "… and 43 more")
    }

    @Test func `what matches have in common never eats typed letters`() {
        #expect(MatchList.commonPrefix(of: ["/export", "/exit"], typed: "/e") == "/ex")
        #expect(MatchList.commonPrefix(of: ["jazz", "funk"], typed: "zz") == "zz")
        #expect(MatchList.commonPrefix(of: ["caf\u{E9}", "cafe"], typed: "c") == "caf")
    }

    @Test func `the styles of a prompt are marked as taking no columns`() {
        #expect(PromptMarkup.marked("\u{1B}[1;36myou\u{1B}[0m> ") == "\u{1}\u{1B}[1;36m\u{2}you\u{1}\u{1B}[0m\u{2}> ")
        #expect(PromptMarkup.marked("plain> ") == "plain> ")
    }
}
