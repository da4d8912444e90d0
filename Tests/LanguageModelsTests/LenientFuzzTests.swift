import LanguageModels
import Testing

struct LenientFuzzTests {
    private let sample = Array(
        """
        Here it is: ```json
        {"title": "Rain – “on the roof”", "bars": [1, 2.5, -3e2], 'ok': True, "none": null, // so
         "lines": ["a\\n\\u00e9\\ud83c\\udfb5", "b",], "deep": {"x": {"y": [[], {}]}}}
        ```
        """.utf8
    )

    /// Reads a text in every way there is; what counts is that each returns.
    private func read(_ text: String) {
        for kind in [LenientJSON.Kind.anything, .object, .array] {
            _ = try? LenientJSON.value(in: text, kind)
            _ = try? LenientJSON.value(in: text, kind, allowsTruncated: true)
        }
        _ = PrintedToolCall.calls(in: text, offered: ["web_search", "title"])
    }

    @Test func `random bytes never stop the program`() {
        var random = SeededRandom(seed: 1)
        for _ in 0..<1_500 {
            let bytes = (0..<Int.random(in: 0...120, using: &random)).map { _ in
                UInt8.random(in: .min ... .max, using: &random)
            }
            read(String(decoding: bytes, as: UTF8.self))
        }
    }

    @Test func `random signs of JSON never stop the program`() {
        var random = SeededRandom(seed: 2)
        let signs = [
            "{", "}", "[", "]", "\"", "'", "“", "”", ",", ":", "\\", "/", "*", "\n", " ", "-", "1", "e", ".", "u", "a",
            "true", "```", "None", "\\u", "=", "(", ")", "web_search", "<tool_call>", "[TOOL_CALLS]", "é", "🎵",
        ]
        for _ in 0..<1_500 {
            read(
                (0..<Int.random(in: 0...60, using: &random)).map { _ in signs.randomElement(using: &random) ?? "" }
                    .joined()
            )
        }
    }

    @Test func `an answer with some bytes changed never stops the program`() {
        var random = SeededRandom(seed: 3)
        for _ in 0..<1_000 {
            var bytes = sample
            for _ in 0...Int.random(in: 0...6, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
                case 1: bytes.remove(at: place)
                default: bytes.insert(bytes[Int.random(in: 0..<bytes.count, using: &random)], at: place)
                }
            }
            read(String(decoding: bytes, as: UTF8.self))
        }
    }

    @Test func `values written as JSON come back the same`() throws {
        var random = SeededRandom(seed: 4)
        for _ in 0..<300 {
            let value = JSONValue.array([Self.value(depth: 4, &random)])
            #expect(try LenientJSON.value(in: value.text) == value)
            #expect(try LenientJSON.value(in: "So: \(value.text) – done", .array) == value)
        }
    }

    private static func value(depth: Int, _ random: inout SeededRandom) -> JSONValue {
        let words = ["", "a", "it's", "\"", "\\", "\n", "“so”,", "// x", "{", "]", "é🎵", "</think", "\u{1}", "`"]
        switch Int.random(in: 0..<(depth > 0 ? 6 : 4), using: &random) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &random))
        case 2: return .number(Double(Int.random(in: -999...999, using: &random)) / 4)
        case 3: return .string(words.randomElement(using: &random) ?? "")
        case 4:
            return .array((0..<Int.random(in: 0...3, using: &random)).map { _ in value(depth: depth - 1, &random) })
        default:
            let count = Int.random(in: 0...3, using: &random)
            let members = (0..<count).map { _ in
                (words.randomElement(using: &random) ?? "", value(depth: depth - 1, &random))
            }
            return .object(Dictionary(members) { first, _ in first })
        }
    }
}

/// SplitMix64: the same numbers for the same seed.
private struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
