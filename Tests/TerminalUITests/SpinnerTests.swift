import Foundation
import TestSupport
import Testing

@testable import TerminalUI

@Suite struct SpinnerTests {
    @Test func `nothing shows during the first 300 milliseconds`() {
        let frames = SpinnerFrames(unicode: true, width: 80)
        #expect(frames.line(after: .milliseconds(299), label: "thinking") == nil)
        #expect(frames.line(after: .milliseconds(300), label: "thinking") == "⠋ thinking")
        #expect(frames.line(after: .milliseconds(450), label: "thinking") == "⠙ thinking")
        #expect(frames.line(after: .milliseconds(1300), label: "thinking") == "⠋ thinking")
    }

    @Test func `without Unicode the frames are ASCII`() {
        let frames = SpinnerFrames(unicode: false, width: 80)
        #expect(frames.line(after: .milliseconds(500), label: "x") == "- x")
    }

    @Test func `a label is cut to the window and cannot steer it`() {
        let frames = SpinnerFrames(unicode: true, width: 12)
        #expect(frames.line(after: .seconds(1), label: "searching\n\u{1B}[2Jthe web") == "⠧ searchin…")
    }

    @Test func `a spinner draws on a terminal and leaves its line empty`() async throws {
        let terminal = try PseudoTerminal()
        terminal.startReading()
        let writer = TerminalWriter(output: terminal.descriptor, error: terminal.descriptor)
        let capabilities = TerminalCapabilities(isErrorTerminal: true, width: 40, cursorControl: true)
        let spinner = Spinner("thinking", writer: writer, capabilities: capabilities)
        try await terminal.expect("thinking")
        try writer.write("text\n")
        spinner.stop()
        try writer.write("end\n")
        try await terminal.expect("end")
        let last = terminal.output.components(separatedBy: "\r\u{1B}[K").last
        #expect(last?.hasSuffix("end\r\n") == true)
        #expect(terminal.output.contains("\r\u{1B}[Ktext"))
    }

    @Test func `a passing line never touches an unfinished line of text`() async throws {
        let terminal = try PseudoTerminal()
        terminal.startReading()
        let writer = TerminalWriter(output: terminal.descriptor, error: terminal.descriptor)
        try writer.write("half a line")
        writer.showPassingLine("spinning")
        try writer.write(" and the rest\n")
        try await terminal.expect("half a line and the rest\r\n")
    }
}
