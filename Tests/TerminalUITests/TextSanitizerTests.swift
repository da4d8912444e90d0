import Testing

@testable import TerminalUI

@Suite struct TextSanitizerTests {
    @Test(arguments: [
        ("plain words\nsecond line", "plain words\nsecond line"),
        ("red \u{1B}[31mtext\u{1B}[0m", "red text"),
        ("title\u{1B}]0;owned\u{07}after", "titleafter"),
        ("link\u{1B}]8;;http://x\u{1B}\\text\u{1B}]8;;\u{1B}\\", "linktext"),
        ("device\u{1B}P1$r0m\u{1B}\\end", "deviceend"),
        ("cut short \u{1B}[31", "cut short "),
        ("cut short \u{1B}]0;title", "cut short "),
        ("never closed \u{1B}]0;title\nnext line", "never closed \nnext line"),
        ("c1 \u{9B}31mred \u{9D}0;t\u{9C}x", "c1 red x"),
        ("a\tb", "a    b"),
        ("bell\u{07} backspace\u{08} return\r delete\u{7F}", "bell backspace return delete"),
        ("abc\u{202E}fed\u{202C} \u{2066}x\u{2069}", "abcfed x"),
        ("pass\u{200B}word\u{FEFF}\u{00AD}\u{2060}", "password"),
        ("tags \u{E0041}\u{E0042}", "tags "),
        ("line\u{2028}separator", "line\nseparator"),
        ("joined 👩\u{200D}🎤 kept", "joined 👩\u{200D}🎤 kept"),
        ("joiner a\u{200D}b dropped", "joiner ab dropped"),
        ("heart ❤\u{FE0F} and é e\u{301} 日本", "heart ❤\u{FE0F} and é e\u{301} 日本"),
    ])
    func `what could steer a terminal is removed`(input: String, expected: String) {
        #expect(TextSanitizer.sanitize(input) == expected)
    }

    @Test(arguments: [0xFDD0, 0xFFFE, 0x1FFFF] as [UInt32])
    func `a noncharacter becomes a replacement character`(value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        #expect(TextSanitizer.sanitize("a" + String(scalar) + "b") == "a\u{FFFD}b")
    }

    @Test func `bytes that are no text become replacement characters`() {
        #expect(TextSanitizer.sanitize(bytes: [0x61, 0xFF, 0x62, 0xC3]) == "a\u{FFFD}b\u{FFFD}")
    }

    @Test func `a tab is kept where the text is stored`() {
        #expect(TextSanitizer.sanitize("a\tb\u{1B}[1m", keepsTabs: true) == "a\tb")
    }

    @Test func `whatever comes in, no control character comes out and a second pass changes nothing`() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<3000 {
            let input = TextSanitizerTests.hostileText(using: &generator)
            let output = TextSanitizer.sanitize(input)
            let isClean = output.unicodeScalars.allSatisfy { scalar in
                scalar == "\n" || (scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value))
            }
            #expect(isClean, "\(input.debugDescription)")
            #expect(TextSanitizer.sanitize(output) == output, "\(input.debugDescription)")
        }
    }

    @Test func `a text that arrives in pieces is sanitised as the whole would be`() {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<1000 {
            let input = TextSanitizerTests.hostileText(using: &generator)
            var sanitizer = TextSanitizer()
            let pieces = input.cut(using: &generator, longest: 4)
            #expect(pieces.map { sanitizer.append($0) }.joined() == TextSanitizer.sanitize(input))
        }
    }

    static func hostileText(using generator: inout SeededGenerator) -> String {
        let interesting: [Unicode.Scalar] = [
            "\u{1B}", "[", "]", "P", "\\", "\u{07}", "m", "3", ";", "\n", "\r", "\t", "\u{9B}", "\u{9C}", "\u{9D}",
            "\u{200D}", "👩", "🎤", "\u{FE0F}", "\u{202E}", "\u{2066}", "\u{200B}", "\u{7F}", "\u{85}", "a", "é", "日",
            "\u{301}", " ", "\u{E0041}", "\u{2028}", "🏽",
        ]
        var view = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...30, using: &generator) {
            let any = Unicode.Scalar(UInt32.random(in: 0...0x2FFF, using: &generator)) ?? "x"
            view.append(Bool.random(using: &generator) ? any : interesting.randomElement(using: &generator) ?? any)
        }
        return String(view)
    }
}
