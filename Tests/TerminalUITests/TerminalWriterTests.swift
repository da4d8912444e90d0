import Foundation
import TestSupport
import Testing

@testable import TerminalUI

@Suite struct TerminalWriterTests {
    @Test func `a closed pipe is told as such`() throws {
        // Only install() ignores SIGPIPE for the process; here the test does.
        signal(SIGPIPE, SIG_IGN)
        let pipe = Pipe()
        let writer = TerminalWriter(output: pipe.fileHandleForWriting.fileDescriptor)
        try pipe.fileHandleForReading.close()
        #expect(throws: TerminalWriteError.brokenPipe) { try writer.write("answer\n") }
    }

    @Test func `a long text is written whole to a slow reader`() async throws {
        let pipe = Pipe()
        let descriptor = pipe.fileHandleForWriting.fileDescriptor
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
        let writer = TerminalWriter(output: descriptor)
        let text = String(repeating: "swing ", count: 100_000)
        let reader = pipe.fileHandleForReading
        async let read = Task.detached { try reader.readToEnd() ?? Data() }.value
        try writer.write(text)
        try pipe.fileHandleForWriting.close()
        #expect(String(decoding: try await read, as: UTF8.self) == text)
    }

    @Test func `a text longer than the window needs a pager, and only on a terminal`() {
        let screen = TerminalCapabilities(
            isInputTerminal: true,
            isOutputTerminal: true,
            width: 10,
            height: 5,
            cursorControl: true
        )
        let pager = Pager(writer: TerminalWriter(), capabilities: screen, environment: [:])
        #expect(!pager.isNeeded(for: "1\n2\n3\n4\n"))
        #expect(pager.isNeeded(for: "1\n2\n3\n4\n5\n"))
        #expect(pager.isNeeded(for: String(repeating: "x", count: 45)))
        let pipe = Pager(writer: TerminalWriter(), capabilities: TerminalCapabilities(), environment: [:])
        #expect(!pipe.isNeeded(for: String(repeating: "x\n", count: 100)))
    }
}
