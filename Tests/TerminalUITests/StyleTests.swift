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
