import Genres
import Teaching

/// Turns facts into the small phrases that templates are filled with.
struct ReplyLabels {
    /// "a, b or c"; empty for none.
    func alternatives(_ names: [String]) -> String { list(names, last: "or") }

    /// "a, b and c"; empty for none.
    func enumeration(_ names: [String]) -> String { list(names, last: "and") }

    /// The part of a template's name that stands for a slot.
    func file(of slot: Slot) -> String {
        switch slot {
        case .setting: "setting"
        case .genres: "genres"
        case .level: "level"
        case .objectives: "objectives"
        case .culture: "culture"
        case .classSize: "class-size"
        case .lessonMinutes: "minutes"
        case .instruments: "instruments"
        case .topic: "topic"
        }
    }

    /// The values of `replies/understood`: what was added, changed, removed, and how odd words were read.
    func acknowledgement(of changes: [ContextChange], understanding: Understanding) -> [String: Any] {
        let added = changes.filter { $0.kind == .added }.map { bold(phrase(for: $0.slot, $0.value)) }
        let removed = changes.filter { $0.kind == .removed }.map { bold(phrase(for: $0.slot, $0.value)) }
        let changed = changes.filter { $0.kind == .changed }
            .map { ["from": phrase(for: $0.slot, $0.previous ?? ""), "to": phrase(for: $0.slot, $0.value)] }
        return [
            "hasAdded": !added.isEmpty, "added": enumeration(added),
            "hasRemoved": !removed.isEmpty, "removed": enumeration(removed),
            "hasAddedAndRemoved": !added.isEmpty && !removed.isEmpty,
            "changed": changed,
            "respellings": understanding.respellings.map { ["typed": $0.typed, "understood": $0.understood] },
            "artists": understanding.artists.map { ["artist": $0.name, "genre": words($0.genre.rawValue)] },
        ]
    }

    /// The values of `replies/ready`: the lesson in one line.
    func summary(of context: GatheredContext, names: (GenreID) -> String) -> [String: Any] {
        [
            "genres": enumeration(context.genres.map { bold(names($0)) }),
            "level": context.level?.rawValue ?? "",
            "setting": context.setting?.rawValue ?? "",
            "objectives": enumeration(context.objectives.map { words($0.rawValue) }),
            "minutes": context.lessonMinutes.map(String.init) ?? "",
            "hasMinutes": context.lessonMinutes != nil,
            "classSize": context.classSize.map(String.init) ?? "",
            "hasClassSize": context.classSize != nil,
        ]
    }

    /// A value as it is said in a sentence: "25 learners", "45 minutes", "ear training".
    func phrase(for slot: Slot, _ value: String) -> String {
        switch slot {
        case .classSize: value == "1" ? "1 learner" : "\(value) learners"
        case .lessonMinutes: "\(value) minutes"
        case .setting, .instruments: value
        case .topic: "a song about \(value)"
        case .level: "\(value) level"
        case .genres, .objectives, .culture: words(value)
        }
    }

    private func words(_ id: String) -> String {
        keepsHyphen.contains(id) ? id : id.split(separator: "-").joined(separator: " ")
    }

    private let keepsHyphen: Set<String> = ["hip-hop", "lo-fi", "k-pop"]

    private func bold(_ text: String) -> String { "**\(text)**" }

    private func list(_ names: [String], last word: String) -> String {
        guard let last = names.last else { return "" }
        let rest = names.dropLast()
        return rest.isEmpty ? last : rest.joined(separator: ", ") + " \(word) " + last
    }
}
