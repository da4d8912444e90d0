import Genres
import LanguageModels
import Teaching

/// What a model is told and asked for a second reading.
struct SupplementPrompt {
    let prompts: PromptLibrary
    let form: ClaimForm
    let genres: [GenreEntry]

    /// Characters of a message that the model sees.
    private static let longestMessage = 6000
    /// Tokens of the answer.
    private static let longestAnswer = 300

    /// The request; throws `PromptLibrary.Failure`.
    func request(
        for message: String,
        understood: Understanding,
        context: GatheredContext,
        dialogue: DialogueState,
        structured: Bool
    ) throws -> ModelRequest {
        let asked = dialogue.asked.map(\.rawValue).joined(separator: ", ")
        let refused = Self.refused(by: understood, in: context)
        let values: [String: Any] = [
            "known": Self.list(context.values),
            "noted": Self.list(understood.edits.compactMap(\.gained)),
            "isRefused": !refused.isEmpty, "refused": Self.list(refused),
            "isAsked": !asked.isEmpty, "asked": asked,
            "message": Self.quoted(message),
        ]
        return ModelRequest(
            system: try prompts.render("understanding/system", values: vocabularies),
            messages: [.user(try prompts.render("understanding/read", values: values))],
            format: structured ? form.format : nil,
            maximumAnswer: Self.longestAnswer,
            temperature: 0
        )
    }

    private var vocabularies: [String: Any] {
        [
            "settings": Setting.allCases.map(\.rawValue).joined(separator: ", "),
            "levels": SkillLevel.allCases.map(\.rawValue).joined(separator: ", "),
            "objectives": LearningObjective.allCases.map(\.rawValue).joined(separator: ", "),
            "cultures": CulturalFocus.allCases.map(\.rawValue).joined(separator: ", "),
            "genres": genres.map(Self.label).joined(separator: ", "),
        ]
    }

    /// The id, with the name where that says more.
    private static func label(_ genre: GenreEntry) -> String {
        let id = genre.id.rawValue
        let isPlain = Quotation(genre.name).words == Quotation(id).words
        return isPlain ? id : "\(id) (\(genre.name))"
    }

    /// "genres: jazz, soul; skill_level: beginner"; a dash for nothing.
    ///
    /// What the teacher wrote is quoted like a message.
    private static func list(_ values: [SlotValue]) -> String {
        let slots = Slot.allCases.compactMap { slot -> String? in
            let own = values.filter { $0.slot == slot }.map { quoted($0.text) }
            return own.isEmpty ? nil : "\(slot.rawValue): \(own.joined(separator: ", "))"
        }
        return slots.isEmpty ? "–" : slots.joined(separator: "; ")
    }

    private static func refused(by understood: Understanding, in context: GatheredContext) -> [SlotValue] {
        let now = understood.edits.compactMap(\.lost)
        return now + context.declinedGenres.map(SlotValue.genre).filter { !now.contains($0) }
    }

    /// The text without what could end the quotation around it, and without control characters but line ends.
    private static func quoted(_ text: String) -> String {
        var result = ""
        for scalar in text.prefix(longestMessage).unicodeScalars {
            switch scalar {
            case "<": result += "‹"
            case ">": result += "›"
            case "\n": result += "\n"
            default: if scalar.properties.generalCategory != .control { result.unicodeScalars.append(scalar) }
            }
        }
        return result
    }
}
