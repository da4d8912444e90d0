import Conversations
import Foundation
import Genres
import Testing

@testable import Conversations

/// The lexicon's files and the notation of their phrases.
struct LexiconTests {
    @Test func `every lexicon file reads without a fault`() throws {
        var texts: [String: String] = [:]
        for name in Lexicon.fileNames {
            texts[name] = try String(contentsOf: Project.lexicons.appending(path: name), encoding: .utf8)
        }
        try Lexicon(entries: [], texts: texts).validate()
        for name in Lexicon.fileNames where name.hasSuffix(".yaml") {
            let text = try String(contentsOf: Project.lexicons.appending(path: name), encoding: .utf8)
            let file = try LexiconFile(text, file: name)
            #expect(!file.sections.isEmpty, "\(name)")
            #expect(Set(file.sections.map(\.heading)).count == file.sections.count, "\(name) repeats a heading")
        }
    }

    @Test func `a broken line is named with its number`() {
        #expect(throws: LexiconError.line(file: "a.yaml", number: 2, text: "oops")) {
            try LexiconFile("jazz:\noops\n", file: "a.yaml")
        }
    }

    @Test func `an unknown heading or class is an error`() {
        #expect(throws: LexiconError.heading(file: "levels.yaml", text: "expert")) {
            try Lexicon(entries: [], texts: ["levels.yaml": "expert:\n- very good\n"])
        }
        #expect(throws: LexiconError.pattern(file: "levels.yaml", text: "{nobody} here")) {
            try Lexicon(entries: [], texts: ["levels.yaml": "beginner:\n- '{nobody} here'\n"])
        }
    }

    @Test func `the list of ordinary words is sorted, as its search needs`() throws {
        let text = try String(contentsOf: Project.lexicons.appending(path: "common-words.txt"), encoding: .utf8)
        let words = text.split(separator: "\n").map { Array($0.utf8) }
        #expect(zip(words, words.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
    }

    @Test(arguments: [
        ("write|make_up {their} [own] song", "making up our own songs", true),
        ("write|make_up {their} [own] song", "write songs", false),
        ("# ~ kid", "24 very keen kids", true),
        ("# ~ kid", "24 minutes for kids", false),
        ("^ help $", "help", true),
        ("pop !quiz", "pop quiz", false),
        ("<my pop", "my pop", false),
        ("steady .. beat", "steady and very solid beat", true),
    ])
    func `a pattern matches what its notation says`(phrase: String, message: String, matches: Bool) throws {
        let classes = ["their": [[Pattern.Word(text: "our", exact: false)]]]
        let pattern = try #require(Pattern(phrase, classes: classes))
        let tokens = NumberReader.read(Tokenizer.tokens(of: message))
        let matcher = PatternMatcher(tokens: tokens, function: ["minutes", "for"])
        #expect((matcher.match(pattern, at: 0) != nil) == matches)
    }
}
