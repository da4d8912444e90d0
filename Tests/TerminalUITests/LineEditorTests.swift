import Foundation
import TestSupport
import Testing

@testable import TerminalUI

/// The editor in a pseudo-terminal inside this process.
///
/// Ctrl-C is delivered by hand here, as this terminal is nobody's
/// controlling one; readline is one per process, so these run one after the other.
@Suite(.serialized) struct LineEditorTests {
    private struct Desk {
        let terminal: PseudoTerminal
        let editor: LineEditor
        let interrupts = Interrupts()

        init(history: LineHistory? = nil, completer: @escaping LineEditor.Completer = { _ in .none }) throws {
            terminal = try PseudoTerminal()
            terminal.startReading()
            editor = LineEditor(
                settings: .init(application: "test", input: terminal.descriptor, output: terminal.descriptor),
                history: history,
                interrupts: interrupts,
                completer: completer
            )
        }

        /// Reads an entry while the keys are typed, each once the text before it has appeared.
        func read(prefill: String = "", _ keys: [(after: String, type: String)]) async throws -> LineEditor.Entry {
            async let entry = editor.readEntry(prompt: "you> ", continuationPrompt: "... ", prefill: prefill)
            for key in keys {
                try await terminal.expect(key.after)
                if key.type == "^C" { interrupts.deliver(.interrupt) } else { try terminal.send(key.type) }
            }
            return await entry
        }
    }

    private func text(_ text: String) -> LineEditor.Entry {
        .entry(LineEditor.LineEntry(text: text))
    }

    @Test func `a line, a block and a paste are entries`() async throws {
        let desk = try Desk()
        #expect(try await desk.read([("you> ", "jazz and funk\r")]) == text("jazz and funk"))
        #expect(try await desk.read([("you> ", "\"\"\"a\r"), ("... ", "b\"\"\"\r")]) == text("a\nb"))
        let paste = "\u{1B}[200~one\rtwo\rthree\u{1B}[201~"
        #expect(try await desk.read([("you> ", paste), ("three", "\r")]) == text("one\ntwo\nthree"))
        #expect(try await desk.read([("you> ", "a\u{1B}\rb\r")]) == text("a\nb"))
    }

    @Test func `Ctrl-C clears the line and the block`() async throws {
        let desk = try Desk()
        #expect(try await desk.read([("you> ", "half"), ("half", "^C")]) == .interrupted(hadText: true))
        #expect(try await desk.read([("you> ", "^C")]) == .interrupted(hadText: false))
        #expect(try await desk.read([("you> ", "\"\"\"a\r"), ("... ", "^C")]) == .interrupted(hadText: true))
        #expect(try await desk.read([("you> ", "whole\r")]) == text("whole"))
    }

    @Test func `Ctrl-D ends on an empty line, deletes in a full one, closes a block`() async throws {
        let desk = try Desk()
        #expect(try await desk.read([("you> ", "abc\u{1}\u{4}\r")]) == text("bc"))
        #expect(try await desk.read([("you> ", "\"\"\"a\r"), ("... ", "\u{4}")]) == text("a"))
        #expect(try await desk.read([("you> ", "\u{4}")]) == .endOfFile)
    }

    @Test func `a text that could not be sent is in the line again`() async throws {
        let desk = try Desk()
        #expect(try await desk.read(prefill: "my message", [("my message", "!\r")]) == text("my message!"))
    }

    @Test func `bytes that are no text are replaced and told`() async throws {
        let desk = try Desk()
        async let entry = desk.editor.readEntry(prompt: "you> ", continuationPrompt: "... ")
        try await desk.terminal.expect("you> ")
        try desk.terminal.send(bytes: [0x61, 0xFF, 0x62, 0x0D])
        #expect(await entry == .entry(LineEditor.LineEntry(text: "a\u{FFFD}b", replacedInvalidBytes: true)))
    }

    @Test func `Tab lists words with what they do and completes the only one`() async throws {
        let words = [Completion("/export", description: "writes a file"), Completion("/exit", description: "ends")]
        let desk = try Desk { request in .words(words.filter { $0.text.hasPrefix(request.word) }) }
        let entry = try await desk.read([("you> ", "/e\t"), ("writes a file", ""), ("ends", "p\t"), ("port ", "x\r")])
        #expect(entry == text("/export x"))
    }

    @Test func `earlier entries come back whole, also those of another window`() async throws {
        let history = LineHistory(path: nil)
        history.append("two\nlines")
        let desk = try Desk(history: history)
        #expect(try await desk.read([("you> ", "\u{1B}[A\r")]) == text("two\nlines"))
        history.append("typed elsewhere")
        #expect(try await desk.read([("you> ", "\u{1B}[A\r")]) == text("typed elsewhere"))
    }

    @Test func `a cancelled task gives the terminal back and keeps the draft`() async throws {
        let history = LineHistory(path: nil)
        let desk = try Desk(history: history)
        let reading = Task { await desk.editor.readEntry(prompt: "you> ", continuationPrompt: "... ") }
        try await desk.terminal.expect("you> ")
        try desk.terminal.send("a draft")
        try await desk.terminal.expect("a draft")
        reading.cancel()
        #expect(await reading.value == .endOfFile)
        #expect(history.entries() == ["a draft"])
        try await desk.terminal.expect("\u{1B}[?2004l")
    }
}
