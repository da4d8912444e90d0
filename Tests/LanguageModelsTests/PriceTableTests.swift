import Foundation
import Testing

@testable import LanguageModels

struct PriceTableTests {
    private let sonnet = ModelID(provider: .anthropic, name: "claude-x-5")
    private let table = PriceTable([
        .init(provider: .anthropic, model: "claude-x-5", input: 3_000_000, output: 15_000_000, contextLength: 200_000),
        .init(provider: .anthropic, model: "claude-x-5-mini", input: 1, output: 1),
        .init(provider: .openai, model: "local-*", input: 0, output: 0),
        .init(provider: .openai, model: "gpt-long", input: 1_000_000, output: 1_000_000, longestPrompt: 1_000),
    ])

    private func cost(_ prompt: Int?, _ answer: Int?, _ name: String, _ provider: ModelProvider = .anthropic) -> Int? {
        table.cost(of: TokenUsage(prompt: prompt, answer: answer), for: ModelID(provider: provider, name: name))
    }

    @Test func `a thousand tokens there and five hundred back cost what the table says`() {
        #expect(cost(1_000, 500, "claude-x-5") == 10_500)
    }

    @Test func `both parts are added up before rounding, half a millionth up`() {
        #expect(cost(249_999, 250_000, "claude-x-5-mini") == 0)
        #expect(cost(250_000, 250_000, "claude-x-5-mini") == 1)
    }

    @Test(arguments: ["claude-x-5", "claude-x-5-20251001", "claude-x-5-2025-10-01", "claude-x-5-latest"])
    func `a name stands for its dated snapshots`(name: String) {
        #expect(cost(1_000_000, 0, name) == 3_000_000)
    }

    @Test(arguments: ["claude-x-5-5", "claude-x-5-pro", "claude-x-50", "claude-x", "claude-x-5-2025100", "other"])
    func `another model's price is never guessed from a similar name`(name: String) {
        #expect(cost(1_000, 1_000, name) == nil)
    }

    @Test func `of two names that fit the longer one counts`() {
        #expect(cost(1_000_000, 0, "claude-x-5-mini-20251001") == 1)
    }

    @Test func `with a star it stands for every name that begins so`() {
        #expect(cost(5, 5, "local-anything", .openai) == 0)
        #expect(cost(5, 5, "loca", .openai) == nil)
    }

    @Test func `a price for short prompts is not shown for a long one`() {
        #expect(cost(1_000, 0, "gpt-long", .openai) == 1_000)
        #expect(cost(1_001, 0, "gpt-long", .openai) == nil)
    }

    @Test func `a model on the teacher's own Ollama costs nothing, a hosted one is unknown`() {
        #expect(cost(9_999, 9_999, "llama3.1:8b", .ollama) == 0)
        #expect(cost(1, 1, "gpt-oss:120b-cloud", .ollama) == nil)
        #expect(cost(1, 1, "kimi:cloud", .ollama) == nil)
    }

    @Test func `without both counts, or with absurd ones, there is no price`() {
        #expect(cost(nil, 5, "claude-x-5") == nil)
        #expect(cost(5, nil, "claude-x-5") == nil)
        #expect(cost(.max, .max, "claude-x-5") == nil)
        #expect(cost(-5, 0, "claude-x-5") == 0)
    }

    @Test(arguments: [
        (0, "$0.00"), (1, "under $0.0001"), (50, "$0.0001"), (4_200, "$0.0042"), (99_949, "$0.0999"),
        (99_950, "$0.10"), (105_000, "$0.11"), (1_200_000, "$1.20"), (1_999_999, "$2.00"),
        (12_345_678_900, "$12345.68"),
        (-4_200, "-$0.0042"),
    ])
    func `amounts are written with as many decimals as they need`(micros: Int, text: String) {
        #expect(PriceTable.money(micros) == text)
    }

    @Test func `the project's own table can be read, and every price has its source`() throws {
        let file = try repository().appending(path: "data/models.yaml")
        let table = try PriceTable.read(file: file)
        #expect(table.rows.count >= 5)
        for row in table.rows {
            #expect(row.input > 0 && row.output >= row.input, "\(row.model)")
            #expect(row.provider != .ollama || row.model.hasSuffix("cloud"), "\(row.model)")
        }
        let haiku = ModelID(provider: .anthropic, name: "claude-haiku-4-5-20251001")
        #expect(table.cost(of: TokenUsage(prompt: 1_000_000, answer: 0), for: haiku) == 1_000_000)
        #expect(table.contextLength(of: haiku) == 200_000)
    }

    private func repository() throws -> URL {
        var folder = URL(filePath: #filePath)
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            if FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path) { return folder }
        }
        throw CocoaError(.fileNoSuchFile)
    }
}

struct PriceTableReadingTests {
    private let entry = """
        prices:
          - provider: openai
            model: gpt-a
            input: 0.15
            output: 0.6
            context: 128000
            up_to: 64000
            source: https://example.org/prices
            retrieved: 2026-11-21

        """

    private func problem(_ yaml: String) -> String? {
        do throws(PriceTableError) {
            _ = try PriceTable(yaml: yaml, file: "models.yaml")
            return nil
        } catch {
            return error.description
        }
    }

    @Test func `an entry is read to the last millionth`() throws {
        let table = try PriceTable(yaml: entry, file: "models.yaml")
        #expect(
            table.rows == [
                .init(
                    provider: .openai,
                    model: "gpt-a",
                    input: 150_000,
                    output: 600_000,
                    contextLength: 128_000,
                    longestPrompt: 64_000
                )
            ]
        )
    }

    @Test(arguments: [
        ("input: 0.15", "input: cheap", "line 4: 'input' must be US dollars such as 0.15, not 'cheap'"),
        ("input: 0.15", "input: -1", "line 4: 'input' must be US dollars such as 0.15, not '-1'"),
        ("input: 0.15", "input: 1e3", "line 4: 'input' must be US dollars such as 0.15, not '1e3'"),
        ("input: 0.15", "input: 0.1234567", "line 4: 'input' must be US dollars such as 0.15, not '0.1234567'"),
        ("output: 0.6", "outptu: 0.6", "line 5: 'outptu' is not known"),
        ("provider: openai", "provider: opanai", "line 2: 'provider' must be one of ollama, openai, anthropic"),
        ("context: 128000", "context: 128k", "line 6: 'context' must be a number of tokens, not '128k'"),
        ("    source: https://example.org/prices\n", "", "line 2: 'source' is missing"),
    ])
    func `what is wrong is named with its line`(old: String, new: String, expected: String) throws {
        let sentence = try #require(problem(entry.replacing(old, with: new)))
        #expect(sentence.hasPrefix("The price table models.yaml is wrong in \(expected)"), "\(sentence)")
    }

    @Test func `a model that is there twice is an error`() throws {
        let twice = entry + entry.replacing("prices:\n", with: "")
        #expect(problem(twice) == "The price table models.yaml is wrong in line 10: gpt-a is there twice.")
    }

    @Test(arguments: ["", "prices: 5", "5", "prices:\n  - [", "prices:\n  - a\n", "- a", "\u{0}", "prices: {a: b}"])
    func `a text that is no price table is an error with a sentence`(yaml: String) throws {
        #expect(try #require(problem(yaml)).hasPrefix("The price table models.yaml is wrong"))
    }

    @Test func `a file that is not there is an error with a next step`() {
        let file = URL(filePath: "/nowhere/models.yaml")
        let expected = PriceTableError.unreadable(file: "/nowhere/models.yaml", reason: "there is no such file")
        #expect(throws: expected) { try PriceTable.read(file: file) }
        #expect(expected.description == "The price table /nowhere/models.yaml cannot be read: there is no such file.")
        #expect(!expected.hint.isEmpty)
    }
}
