import Testing

@testable import TerminalUI

@Suite struct WidthAndWrapTests {
    @Test(arguments: [
        ("", 0), ("jazz", 4), ("日本", 4), ("é", 1), ("e\u{301}", 1), ("👩\u{200D}🎤", 2), ("🇫🇷", 2), ("❤\u{FE0F}", 2),
        ("❤", 1), ("1\u{FE0F}\u{20E3}", 2), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("♭ ♯ ♪", 5), ("ｱ", 1),
        ("Ａ", 2),
        ("a\u{1B}[1;31mb\u{1B}[0mc", 3), ("│•…—", 4), ("🎵", 2), ("👍🏽", 2), ("नमस्ते", 4),
    ])
    func `a text takes the columns a reader sees`(text: String, width: Int) {
        #expect(DisplayWidth.of(text) == width)
    }

    @Test func `a text is cut with an ellipsis that fits`() {
        #expect(DisplayWidth.truncated("hip-hop", to: 7) == "hip-hop")
        #expect(DisplayWidth.truncated("hip-hop", to: 5) == "hip-…")
        #expect(DisplayWidth.truncated("日本語", to: 4) == "日…")
        #expect(DisplayWidth.truncated("jazz", to: 0) == "")
        #expect(DisplayWidth.padded("日本", to: 6) == "日本  ")
    }

    @Test func `words wrap with a hanging indent`() {
        let lines = WordWrap.lines("the walking bass meets the loop", width: 14, indent: "1. ")
        #expect(lines == ["1. the walking", "   bass meets", "   the loop"])
    }

    @Test func `newlines stay and long words are broken`() {
        #expect(WordWrap.lines("ab\n\nabcdefghij", width: 4) == ["ab", "", "abcd", "efgh", "ij"])
        #expect(WordWrap.lines("", width: 10) == [""])
        #expect(WordWrap.lines("日本語日本語", width: 5) == ["日本", "語日", "本語"])
    }

    @Test(arguments: [1, 5, 12, 40, 80, 200])
    func `no line is wider than asked and no word is lost`(width: Int) {
        var generator = SeededGenerator(seed: UInt64(width))
        let vocabulary = ["a", "swing", "日本語", "👩\u{200D}🎤", "syncopation", "e\u{301}tude", "—", "\n"]
        for _ in 0..<200 {
            let words = (0..<20).map { _ in vocabulary.randomElement(using: &generator) ?? "a" }
            let text = words.joined(separator: " ")
            let lines = WordWrap.lines(text, width: width)
            #expect(lines.allSatisfy { $0.count <= 1 || DisplayWidth.of($0) <= width })
            let kept = lines.joined().filter { !$0.isWhitespace }
            #expect(kept == text.filter { !$0.isWhitespace })
        }
    }
}
