import TerminalUI
import Testing

@Suite struct StyledTextWrappingTests {
    @Test func `a line that fits stays as it is`() {
        #expect(StyledText("  a b").rendered(color: false, width: 10) == "  a b")
    }

    @Test func `a long line hangs under its own indentation`() {
        let line = StyledText("  one two ") + StyledText("three four", .bold)
        #expect(line.rendered(color: false, width: 12) == "  one two\n    three\n    four")
    }

    @Test(arguments: 8...60) func `no line is wider than the window`(width: Int) {
        let line = StyledText("  /context [set SLOT VALUE | remove SLOT [VALUE]] shows or changes äöü 日本語 understood")
        for part in line.rendered(color: false, width: width).split(separator: "\n") {
            #expect(DisplayWidth.of(String(part)) <= width)
        }
    }
}
