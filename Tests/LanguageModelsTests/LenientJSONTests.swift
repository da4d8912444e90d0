import LanguageModels
import Testing

struct LenientJSONTests {
    private func read(_ text: String, _ kind: LenientJSON.Kind = .anything) throws -> JSONValue {
        try LenientJSON.value(in: text, kind)
    }

    @Test(arguments: [
        #"{"a":[1,-2.5,3e2,0],"b":{"c":null,"d":true,"e":false},"f":""}"#,
        #"["\"\\\/\b\f\n\r\t\u00e9\ud83c\udfb5", " // no comment ", "a, b", "{", "“x”, ‘y’", "”,"]"#,
        #"{"":{},"x":[[],[{}]]}"#,
        " [ ] ",
    ])
    func `what is JSON already is read as it is`(text: String) throws {
        #expect(try read(text) == JSONValue(json: text.utf8))
    }

    @Test(arguments: [
        ("```json\n{\"a\": 1}\n```", "a fence"),
        ("Here you are:\n\n```\n{\"a\": 1}\n```\nAnything else?", "a fence in prose"),
        ("Sure! {\"a\": 1} Hope it helps {really}.", "prose around"),
        ("In bar [1, and so on] there is {\"a\": 1}", "brackets in the prose before"),
        ("[Verse] and [sic] {\"a\": 1}", "words in brackets before"),
        ("Use { and } for it: {\"a\": 1}", "lone braces before"),
        ("<think>Maybe {\"a\": 2}?</think>{\"a\": 1}", "thinking before"),
        ("{\"a\": 1,}", "a trailing comma"),
        ("{,\"a\": 1,,}", "commas too many"),
        ("{\"a\": 1 // one\n}", "a comment"),
        ("{/* one */\"a\": /**/ 1}", "block comments"),
        ("{“a”: 1}", "typographic quotation marks"),
        ("{„a“: 1}", "German quotation marks"),
        ("{«a»: 1}", "guillemets"),
        ("{'a': 1}", "single quotation marks"),
        ("{a: 1}", "a bare name"),
        ("\u{FEFF}{\"a\":\u{A0}1}", "a byte order mark and a hard space"),
        ("{\"a\"： 1}", "a wide colon"),
        ("{\"a\": +1.}", "a number written loosely"),
    ])
    func `an object is found behind`(text: String, what: String) throws {
        #expect(try read(text, .object) == ["a": 1], "\(what)")
    }

    @Test func `Python's words and numbers that are none are understood`() throws {
        let text = "{'a': True, 'b': False, 'c': None, 'd': NaN, 'e': -Infinity, 'f': undefined, 'g': 1e999}"
        let expected: JSONValue = [
            "a": true, "b": false, "c": .null, "d": .null, "e": .null, "f": .null, "g": .null,
        ]
        #expect(try read(text) == expected)
    }

    @Test func `line breaks within a string are kept`() throws {
        #expect(
            try read("{\"lyrics\": \"Rain on the roof\nRain on the street\"}")["lyrics"]?.string
                == "Rain on the roof\nRain on the street"
        )
    }

    @Test func `quotation marks within a string that should have been escaped are kept`() throws {
        let text = #"{"line": "She said "hold on" to me", 'next': 'don't go'}"#
        #expect(try read(text) == ["line": "She said \"hold on\" to me", "next": "don't go"])
    }

    @Test func `a comma forgotten at the end of a line is no harm`() throws {
        #expect(try read("{\"a\": \"x\"\n \"b\": [1\n2\n\"y\"\n\"z\"]}") == ["a": "x", "b": [1, 2, "y", "z"]])
    }

    @Test func `broken escapes are read as far as they go`() throws {
        #expect(
            try read(#"["\ud800", "\uZZZZ", "\q", "\'", "\ud83cx"]"#) == [
                "\u{FFFD}", "\u{FFFD}ZZZZ", "q", "'", "\u{FFFD}x",
            ]
        )
    }

    @Test func `the kind that is looked for is found behind another`() throws {
        #expect(try read("[1] then {\"a\": 1}", .object) == ["a": 1])
        #expect(try read("{\"a\": [1]}", .array) == [1])
    }

    @Test func `a text that is one value as a whole is read where anything is looked for`() throws {
        #expect(try read(" \"yes\" ") == "yes")
        #expect(try read("42") == 42)
        #expect(throws: LenientJSONError.nothing) { try read("42", .object) }
        #expect(throws: LenientJSONError.nothing) { try read("It is 42.") }
    }

    @Test func `a value that stops in the middle is an error unless that is allowed`() throws {
        let text = "```json\n{\"title\": \"Rain\", \"lines\": [\"one\", \"tw"
        #expect(throws: LenientJSONError.truncated) { try read(text) }
        #expect(try LenientJSON.value(in: text, allowsTruncated: true) == ["title": "Rain", "lines": ["one", "tw"]])
    }

    @Test(arguments: [
        #"{"a": 1, "b"#, #"{"a": 1, "b""#, #"{"a": 1, "b":"#, #"{"a": 1, "b": tr"#, #"{"a": 1, "b": 12"#,
        #"{"a": 1, "b": -"#,
        #"{"a": 1,"#, #"{"a": 1"# + " ", "{\"a\": 1, // so", "{\"a\": 1\n```",
    ])
    func `what may go on is left out at the end`(text: String) throws {
        #expect(try LenientJSON.value(in: text, allowsTruncated: true) == ["a": 1])
    }

    @Test func `every beginning of an object can be closed, and gives no more than the object`() throws {
        let text = #"{"a": {"b": ["c\u00e9\\", true, null, {"d": 1.5}]}, "e": "f"}"#
        let whole = try read(text)
        for length in 1...text.count {
            let value = try LenientJSON.value(in: String(text.prefix(length)), allowsTruncated: true)
            if length == text.count { #expect(value == whole) }
            guard case .object(let members) = value else {
                Issue.record("no object from \(text.prefix(length))")
                continue
            }
            // At most one name that is not whole yet.
            #expect(members.keys.allSatisfy { ["a", "e"].contains($0) }, "\(text.prefix(length))")
        }
    }

    @Test func `what is inside a broken object does not pass for it`() {
        #expect(throws: LenientJSONError.malformed(expected: "colon", line: 2)) {
            try read("{\"title\": \"x\",\n \"plan\" - {\"a\": 1}}")
        }
    }

    @Test func `depth is bounded`() throws {
        let deep = { (levels: Int) in String(repeating: "[", count: levels) + String(repeating: "]", count: levels) }
        #expect(throws: Never.self) { try LenientJSON.value(in: deep(64)) }
        #expect(throws: LenientJSONError.tooDeep(limit: 64)) {
            try LenientJSON.value(in: "{\"a\":" + deep(64) + "}")
        }
        #expect(throws: LenientJSONError.self) { try LenientJSON.value(in: String(repeating: "[", count: 200_000)) }
        #expect(throws: LenientJSONError.self) {
            try LenientJSON.value(in: String(repeating: "{\"a\":", count: 50_000))
        }
    }

    @Test func `errors are sentences`() {
        #expect(LenientJSONError.nothing.description == "There is no JSON in the answer.")
        #expect(LenientJSONError.truncated.description == "The JSON stops before it is complete.")
        #expect(
            LenientJSONError.malformed(expected: "colon", line: 3).description
                == "The JSON has no colon where one is expected, in line 3."
        )
        #expect(LenientJSONError.tooDeep(limit: 64).description == "The JSON is nested more than 64 levels deep.")
    }
}
