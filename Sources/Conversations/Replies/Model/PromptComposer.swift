import Foundation
import Genres
import LanguageModels
import Teaching

/// Finds the words that a model gets, from the templates below `prompts/model`.
struct PromptComposer: Sendable {
    let prompts: PromptLibrary
    let catalogue: Catalogue

    /// What the model is told about its task: the shared part and the phase's.
    func instructions(for phase: Phase, offersTools: Bool) throws -> String {
        let values = ["offersTools": offersTools]
        return try ["base", Self.file(of: phase)].map { try prompts.render("model/\($0)", values: values) }
            .joined(separator: "\n\n")
    }

    /// What is gathered so far, and what the reply has to say and ask: the built-in reply's `paragraphs`, of which the last
    /// is the question where it `asks` something.
    func notes(on context: GatheredContext, saying paragraphs: [String], asks: Bool) throws -> String {
        let question = asks && paragraphs.last?.contains("?") == true ? paragraphs.last : nil
        let statements = question == nil ? paragraphs[...] : paragraphs.dropLast()
        let declined = context.declinedGenres.map(catalogue.displayName(of:)).joined(separator: ", ")
        let text = try prompts.render(
            "model/notes",
            values: [
                "known": known(context), "declined": declined, "hasDeclined": !declined.isEmpty,
                "statements": statements.joined(separator: "\n\n"), "hasStatements": !statements.isEmpty,
                "question": question ?? "", "hasQuestion": question != nil,
            ]
        )
        return PromptText.defused(text)
    }

    private func known(_ context: GatheredContext) -> [[String: Any]] {
        Slot.allCases.compactMap { slot in
            let values = context.values(of: slot).map { value in
                if case .genre(let id) = value { catalogue.displayName(of: id) } else { value.text }
            }
            if values.isEmpty { return nil }
            return ["slot": slot.rawValue.replacing("_", with: " "), "values": values.joined(separator: ", ")]
        }
    }

    /// The passages of the research, best first: by quality, then in turn for each genre, then the newest.
    func passages(from notes: [ResearchNote]) -> [QuotedPassage] {
        let newest = notes.enumerated().sorted { left, right in
            (right.element.retrievedAt, left.offset) < (left.element.retrievedAt, right.offset)
        }
        var seen: [String: Int] = [:]
        let ranked = newest.enumerated().map { order, entry in
            let key = "\(entry.element.sourceQuality.rawValue) \(entry.element.genre ?? "")"
            seen[key, default: 0] += 1
            return (quality: entry.element.sourceQuality.rank, turn: seen[key] ?? 0, order: order, note: entry.element)
        }
        let best = ranked.sorted { ($0.quality, $0.turn, $0.order) < ($1.quality, $1.turn, $1.order) }
        return best.enumerated().map { offset, entry in
            let title = Self.attribute(entry.note.title, limit: 120)
            let host = Self.attribute(URL(string: entry.note.url)?.host() ?? "", limit: 80)
            return QuotedPassage(
                heading: "number=\"\(offset + 1)\" title=\"\(title)\" host=\"\(host)\"",
                text: PromptText.quoted(entry.note.content)
            )
        }
    }

    /// A notice of `model/notice`; what is wrong with the template where it cannot be read.
    func notice(_ name: String, _ values: [String: Any] = [:]) -> String {
        do {
            return try prompts.render("model/notice", values: values.merging([name: true]) { _, flag in flag })
        } catch {
            return String(describing: error)
        }
    }

    /// A text of foreign origin as the value of a mark's attribute: one line without quotation marks.
    static func attribute(_ text: String, limit: Int) -> String {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return String(PromptText.quoted(words).replacing("\"", with: "'").prefix(limit))
    }

    private static func file(of phase: Phase) -> String {
        switch phase {
        case .initial: "phase-initial"
        case .genreExploration: "phase-genre-exploration"
        case .educationalClarification: "phase-educational-clarification"
        case .culturalResearch: "phase-cultural-research"
        case .readyForGeneration: "phase-ready-for-generation"
        case .completed: "phase-completed"
        }
    }
}

extension ResearchNote.Quality {
    fileprivate var rank: Int {
        switch self {
        case .high: 0
        case .medium: 1
        case .low: 2
        }
    }
}
