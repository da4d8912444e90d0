import Testing

@testable import Mashups

struct RunningTextTests {
    private static let texts = [
        "", "Don\u{2019}t stop, it's 4/4 — “swung” in Bb!", "São Tomé, rai\u{308}, Ὅμηρος, 三味線 (shamisen)",
        "¾ of ½, ♩ = 96",
        "  {name}-based; a\tb\nc\r\nd ",
    ]

    @Test(arguments: texts) func `words are those that reading by characters finds`(text: String) {
        let byCharacters = text.split { !($0.isLetter || $0.isNumber || $0 == "'" || $0 == "\u{2019}") }
        #expect(RunningText.words(of: text) == byCharacters)
    }

    @Test(arguments: texts) func `parts between blanks are those that reading by characters finds`(text: String) {
        #expect(RunningText.parts(of: text, where: \.isBlank) == text.split(whereSeparator: \.isWhitespace))
    }

    @Test func `a word is looked up in lower case and with plain apostrophes`() {
        #expect(RunningText.key("DON\u{2019}T") == "don't")
        #expect(RunningText.key("\u{2018}Tis") == "'tis")
        #expect(RunningText.key("Élan") == "élan")
    }
}
