import Conversations
import Foundation
import Teaching

/// Right, wrong and missed values over a file of conversations; counts as `score_slots.py` does.
struct SlotScore: Equatable {
    var right = 0
    var wrong = 0
    var missed = 0

    /// The harmonic mean of precision and recall.
    var f1: Double {
        let precision = right + wrong > 0 ? Double(right) / Double(right + wrong) : 1
        let recall = right + missed > 0 ? Double(right) / Double(right + missed) : 1
        return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
    }

    private static let slots: [(key: String, slot: Slot)] = [
        ("ctx", .setting), ("g", .genres), ("lvl", .level), ("obj", .objectives), ("cul", .culture), ("n", .classSize),
        ("min", .lessonMinutes), ("inst", .instruments),
    ]

    /// Plays every conversation of a file and compares what it ends in.
    init(file: URL, extractor: RuleBasedExtractor) throws {
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
            let example = try JSONDecoder().decode(Example.self, from: Data(line.utf8))
            var context = GatheredContext()
            for turn in example.turns {
                let dialogue = DialogueState(asked: context.missing)
                _ = context.apply(extractor.understand(turn, in: context, dialogue: dialogue).edits)
            }
            for (key, slot) in Self.slots { count(example.expect[key], context.values(of: slot).map(\.text)) }
        }
    }

    /// Counts one slot: "?" alone is not scored, "?" in a list allows one further value, two allow any number.
    private mutating func count(_ expected: Expected?, _ found: [String]) {
        guard expected != .one("?") else { return }
        let all = expected?.values ?? []
        let wanted = Set(all).subtracting(["?"])
        let got = Set(found)
        let wild = all.count { $0 == "?" }
        let extra = got.subtracting(wanted).count
        right += wanted.intersection(got).count
        missed += wanted.subtracting(got).count
        wrong += wild > 1 ? 0 : max(0, extra - wild)
    }

    private struct Example: Decodable {
        var turns: [String]
        var expect: [String: Expected]
    }

    private enum Expected: Decodable, Equatable {
        case one(String)
        case many([String])

        var values: [String] {
            switch self {
            case .one(let value): value.isEmpty ? [] : [value]
            case .many(let values): values
            }
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let values = try? container.decode([String].self) {
                self = .many(values)
            } else if let number = try? container.decode(Int.self) {
                self = .one(String(number))
            } else {
                self = .one(try container.decode(String.self))
            }
        }
    }
}
