import Testing

@testable import Conversations

/// How messages are cut into words and numbers.
struct TokenizerTests {
    private func forms(_ text: String) -> [String] {
        NumberReader.read(Tokenizer.tokens(of: text)).map(\.form)
    }

    @Test(arguments: [
        ("R&B", ["r", "and", "b"]), ("drum'n'bass", ["drum", "and", "bass"]),
        ("rock ’n’ roll", ["rock", "and", "roll"]),
        ("Café—olé!", ["cafe", "—", "ole", "."]), ("don’t", ["dont"]), ("9-year-olds", ["9", "year", "olds"]),
        ("B.B. King", ["bb", "king"]), ("J.S. Bach.", ["js", "bach", "."]), ("45min", ["45", "min"]),
        ("50'", ["50", "min"]),
        ("the 1960s", ["the", "1960s"]), ("Year 11s", ["year", "11"]), ("25ish", ["25"]), ("K-5", ["k", "5"]),
        ("🎷 jazz", ["jazz"]),
    ])
    func `words come in one normal form`(text: String, expected: [String]) {
        #expect(forms(text) == expected)
    }

    @Test(arguments: [
        ("two dozen", 24.0), ("twenty-five", 25), ("half a dozen", 6), ("a hundred", 100), ("20 to 25", 25),
        ("20–25", 25),
        ("1.5", 1.5), ("thirty", 30),
    ])
    func `number words, dozens and ranges are one number`(text: String, value: Double) {
        let tokens = NumberReader.read(Tokenizer.tokens(of: text))
        #expect(tokens.count == 1)
        #expect(tokens.first?.number == value)
    }

    @Test func `source ranges point into the message`() throws {
        let text = "Olé, Jazz!"
        let jazz = try #require(Tokenizer.tokens(of: text).first { $0.form == "jazz" })
        #expect(String(decoding: Array(text.utf8)[jazz.source], as: UTF8.self) == "Jazz")
    }
}
