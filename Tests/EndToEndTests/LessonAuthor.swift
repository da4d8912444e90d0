import Foundation
import TestSupport

/// A model that writes a lesson's words well: it takes the built-in texts that stand in the question and changes a few
/// words, so that they still fit.
struct LessonAuthor: Sendable {
    /// The question.
    let question: String
    /// The keys that the answer must have.
    let keys: [String]
    /// The part of the lesson that is asked for: words, explanations, activities, culture.
    let part: String

    private let lines: [String]

    /// Reads a request in a provider's language.
    init(_ request: LoopbackRequest, _ provider: ServiceStandIn.Provider = .ollama) throws {
        let body = try JSONValue(request.text)
        let content = body["messages"]?.items.last?["content"]
        question = content?.text ?? content?.items.compactMap { $0["text"]?.text }.joined() ?? ""
        let schema =
            switch provider {
            case .ollama: body["format"]
            case .openai: body["response_format"]?["json_schema"]?["schema"]
            case .anthropic: body["output_config"]?["format"]?["schema"]
            }
        keys = schema?["required"]?.texts ?? []
        part =
            switch keys.first?.prefix(while: { $0.isLetter }) {
            case "explanation", "hook": "explanations"
            case "activity", "note": "activities"
            case "culture": "culture"
            default: "words"
            }
        lines = question.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// A good answer, changed by `change`, as JSON.
    func answer(_ change: (inout [String: Any]) -> Void = { _ in }) -> String {
        var answer = Dictionary(uniqueKeysWithValues: keys.map { ($0, piece($0)) })
        change(&answer)
        // Texts and lists of texts can always be written.
        let json = (try? JSONSerialization.data(withJSONObject: answer)) ?? Data()
        return String(decoding: json, as: UTF8.self)
    }

    private func piece(_ key: String) -> Any {
        switch key.prefix(while: { $0.isLetter }) {
        case "title": "Porch Lights"
        case "hook": "Two musics meet today, and you hold the door."
        case "explanation": "Listen closely. " + rest(of: "A built-in explanation, to better: ", after: key)
        case "activity":
            [
                "teacher": list("teacher:", after: key).map { "Together: \($0)" },
                "students": list("students:", after: key).map { "Together: \($0)" },
            ]
        case "note": "For you: " + rest(of: "a note for the teacher: ", after: key)
        case "culture": culture(key)
        default: list("An example that fits, to better and not to copy:", after: key).map(Self.reworded)
        }
    }

    /// The lines from the one that begins with a key to the one before the next key.
    private func block(_ key: String) -> ArraySlice<String> {
        let own = lines.drop { !$0.hasPrefix("\"\(key)\"") }
        let next = own.dropFirst().firstIndex { $0.hasPrefix("\"") || $0.hasPrefix("Answer with") }
        return own.prefix { _ in true }[..<(next ?? own.endIndex)]
    }

    private func rest(of label: String, after key: String) -> String {
        for line in block(key) {
            if let found = line.firstRange(of: label) { return String(line[found.upperBound...]) }
        }
        return ""
    }

    private func list(_ label: String, after key: String) -> [String] {
        block(key).drop { $0.trimmingCharacters(in: .whitespaces) != label }.dropFirst()
            .prefix { $0.hasPrefix("    ") }
            .map { $0.trimmingCharacters(in: .whitespaces) }
            .map { $0.hasPrefix("- ") ? String($0.dropFirst(2)) : $0 }
    }

    /// The passages with their number behind every full stop; one in the middle of a sentence changes nothing.
    private func culture(_ key: String) -> String {
        block(key).compactMap { line -> String? in
            guard let passage = line.wholeMatch(of: #/ {2}\[(\d+)\] <<<(.*)>>>/#) else { return nil }
            let words = passage.2.split(separator: " ").map { word in
                word.contains { ".!?".contains($0) } ? "\(word) [\(passage.1)]" : String(word)
            }
            return words.joined(separator: " ")
        }.joined(separator: " ")
    }

    /// A line with one small word in place of another of as many syllables, the last word as it is.
    private static func reworded(_ line: String) -> String {
        let others = ["the": "this", "my": "our", "our": "my", "we": "they", "and": "then", "in": "on", "to": "for"]
        var words = line.split(separator: " ").map(String.init)
        for index in words.indices.dropLast() {
            guard let other = others[words[index].lowercased()] else { continue }
            words[index] = words[index].first?.isUppercase == true ? other.capitalized : other
            break
        }
        return words.joined(separator: " ")
    }
}
