import Genres
import LanguageModels
import Teaching

/// The form in which a model states what it read: for every slot a list of quotes with values.
///
/// Quotes come before values, in the schema and so in the answer: what is copied first is what the value is read from.
struct ClaimForm: Sendable {
    /// Instruments that have a name here.
    let instruments: [Instrument]

    /// The form with its JSON Schema.
    ///
    /// Genres are plain strings: a model that must choose from a list names the nearest genre for one without a record.
    var format: ModelFormat {
        let lists = Dictionary(uniqueKeysWithValues: Slot.allCases.map { ($0.rawValue, list(of: $0)) })
        return ModelFormat(name: "lesson_facts", schema: Self.object(lists))
    }

    /// Everything an answer claims; what has another shape is left out.
    ///
    /// A list may be null, missing, or its only element without a list around it.
    static func claims(in answer: JSONValue) -> [Claim] {
        Slot.allCases.flatMap { slot -> [Claim] in
            guard let found = answer[slot.rawValue] else { return [] }
            return (found.array ?? [found]).compactMap { item in
                guard let quote = item["quote"]?.string, let value = item["value"].flatMap(text(of:)) else {
                    return nil
                }
                return Claim(slot: slot, value: value, quote: quote)
            }
        }
    }

    private static func text(of value: JSONValue) -> String? {
        value.string?.trimmingWhitespace() ?? value.integer.map(String.init)
    }

    private func list(of slot: Slot) -> JSONValue {
        let item: JSONValue = Self.object(["quote": ["type": "string"], "value": value(of: slot)])
        return ["type": "array", "items": item]
    }

    private func value(of slot: Slot) -> JSONValue {
        switch slot {
        case .setting: Self.choice(Setting.allCases.map(\.rawValue))
        case .level: Self.choice(SkillLevel.allCases.map(\.rawValue))
        case .objectives: Self.choice(LearningObjective.allCases.map(\.rawValue))
        case .culture: Self.choice(CulturalFocus.allCases.map(\.rawValue))
        case .instruments where !instruments.isEmpty: Self.choice(instruments.map(\.rawValue))
        case .classSize, .lessonMinutes: ["type": "integer"]
        case .genres, .instruments, .topic: ["type": "string"]
        }
    }

    private static func choice(_ values: [String]) -> JSONValue {
        ["type": "string", "enum": .array(values.map(JSONValue.string))]
    }

    private static func object(_ properties: [String: JSONValue]) -> JSONValue {
        [
            "type": "object",
            "properties": .object(properties),
            "required": .array(properties.keys.sorted().map(JSONValue.string)),
            "additionalProperties": false,
        ]
    }
}
