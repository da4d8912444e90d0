import Testing

@testable import TerminalUI

@Suite struct StyleTests {
    @Test func `a style is written only when colour is on`() {
        let text =
            StyledText("jazz", .accent) + StyledText(" and ") + StyledText("funk", Style(dim: true, italic: true))
        #expect(text.rendered(color: true) == "\u{1B}[1;36mjazz\u{1B}[0m and \u{1B}[2;3mfunk\u{1B}[0m")
        #expect(text.rendered(color: false) == "jazz and funk")
        #expect(text.width == 13)
    }

    @Test func `a styled text cannot smuggle escape sequences`() {
        #expect(StyledText("a\u{1B}[2Jb", .bold).rendered(color: true) == "\u{1B}[1mab\u{1B}[0m")
    }

    @Test func `styles add up`() {
        #expect(
            Style.bold.adding(Style(color: .red, underline: true)) == Style(color: .red, bold: true, underline: true)
        )
    }
}

@Suite struct DistinctColorTests {
    @Test func `a terminal with a palette gets its colours, another those of its theme`() {
        #expect(DistinctColor.orange.style(.palette).applied(to: "x", color: true) == "\u{1B}[38;5;178mx\u{1B}[0m")
        #expect(DistinctColor.orange.style(.sixteen).applied(to: "x", color: true) == "\u{1B}[33mx\u{1B}[0m")
        #expect(DistinctColor.orange.style(.palette).applied(to: "x", color: false) == "x")
    }

    @Test(arguments: ColorDepth.allCases) func `no two parts share a colour until they come round`(depth: ColorDepth) {
        let count = DistinctColor.allCases.count
        #expect(Set((0..<count).map { DistinctColor(part: $0).style(depth) }).count == count)
        #expect(DistinctColor(part: count) == DistinctColor(part: 0))
    }

    @Test func `a colour on top hides the one below, however it is named`() {
        let palette = Style(paletteIndex: 74)
        #expect(palette.adding(Style(color: .red)) == Style(color: .red))
        #expect(palette.adding(.bold) == Style(paletteIndex: 74, bold: true))
    }

    @Test func `the number of colours is read from TERM and COLORTERM`() {
        #expect(ColorDepth(environment: ["TERM": "xterm-256color"]) == .palette)
        #expect(ColorDepth(environment: ["TERM": "xterm", "COLORTERM": "truecolor"]) == .palette)
        #expect(ColorDepth(environment: ["TERM": "linux"]) == .sixteen)
        #expect(ColorDepth(environment: [:]) == .sixteen)
    }
}
