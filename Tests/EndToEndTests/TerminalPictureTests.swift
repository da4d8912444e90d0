import TestSupport
import Testing

/// The tests' own reading of a terminal and of transcripts.
@Suite struct TerminalPictureTests {
    @Test func `what was erased is not in the picture`() {
        let picture = TerminalPicture("one\r\n\u{1B}[36m⠋\u{1B}[0m thinking\r\u{1B}[Ktwo\r\n")
        #expect(picture.lines == ["one", "two"])
        #expect(picture.styles == ["36", "0"])
    }

    @Test func `a line that is edited shows its last state`() {
        #expect(TerminalPicture("> abd\u{8}c\u{1B}[1@\u{8}\u{8}\r\u{1B}[2C").lines == ["> abc"])
        #expect(TerminalPicture("> abc\r\u{1B}[2C\u{1B}[1Px\u{1B}[K").lines == ["> x"])
        #expect(TerminalPicture("one\r\ntwo\u{1B}[A\rO").lines == ["One", "two"])
    }

    @Test func `a line that is too wide is broken, and one that just fits is not`() {
        #expect(TerminalPicture("12345\r\n", columns: 5).brokenLines == [])
        let wide = TerminalPicture("123456\r\n", columns: 5)
        #expect(wide.brokenLines == ["12345"])
        #expect(wide.lines == ["12345", "6"])
    }

    @Test func `ids, ages, times and durations are taken out of a transcript, words are not`() {
        let text = """
            > 1qec305jz3  just now       percentage  12 messages
            ♪ b “B” · 1 result · 43 ms · more
            ♪ a “A” · 1 result · 5 ms
            Kept as m1qec389ja0 at 2026-11-21T02:07:56.316Z in /tmp/x/y.md
            """
        let expected = """
            > SESSION  AGE percentage  12 messages
            ♪ a “A” · 1 result · N ms
            ♪ b “B” · 1 result · N ms
            Kept as MASHUP at TIME in HOME/y.md
            """
        #expect(Transcript.normalized(text, paths: ["/tmp/x": "HOME"]) == expected)
    }
}
