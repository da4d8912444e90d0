import Genres
import Teaching

/// Turns facts into the small phrases that templates are filled with.
struct ReplyLabels {
    let prompts: PromptLibrary

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
    func acknowledgement(of changes: [ContextChange], understanding: Understanding) throws -> [String: Any] {
        let added = try phrases(for: changes.filter { $0.kind == .added })
        let removed = try phrases(for: changes.filter { $0.kind == .removed })
        let changed = try changes.filter { $0.kind == .changed }
            .map {
                ["from": try phrase(for: $0.slot, [$0.previous ?? ""]), "to": try phrase(for: $0.slot, [$0.value])]
            }
        return [
            "hasAdded": !added.isEmpty, "added": added.joined(separator: ", "),
            "hasRemoved": !removed.isEmpty, "removed": removed.joined(separator: ", "),
            "changed": changed,
            "respellings": understanding.respellings.map { ["typed": $0.typed, "understood": $0.understood] },
            "artists": understanding.artists.map { ["artist": $0.name, "genre": words($0.genre.rawValue)] },
        ]
    }

    /// One phrase for each slot, the genres first, since they are what a teacher came for.
    private func phrases(for changes: [ContextChange]) throws -> [String] {
        let order: [Slot] = [.genres] + Slot.allCases.filter { $0 != .genres }
        return try order.compactMap { slot in
            let values = changes.filter { $0.slot == slot }.map(\.value)
            return values.isEmpty ? nil : try phrase(for: slot, values)
        }
    }

    /// The values of `replies/ready`: the lesson in one line.
    func summary(of context: GatheredContext, names: (GenreID) -> String) throws -> [String: Any] {
        [
            "genres": enumeration(context.genres.map { bold(names($0)) }),
            "level": context.level?.rawValue ?? "",
            "setting": try context.setting.map { try name(ofSetting: $0.rawValue) } ?? "",
            "objectives": enumeration(context.objectives.map { words($0.rawValue) }),
            "minutes": context.lessonMinutes.map(String.init) ?? "",
            "hasMinutes": context.lessonMinutes != nil,
            "classSize": context.classSize.map(String.init) ?? "",
            "hasClassSize": context.classSize != nil,
        ]
    }

    /// A slot's values as they are said in a sentence: "**blues** and **jazz**", "25 learners", "45 minutes".
    func phrase(for slot: Slot, _ values: [String]) throws -> String {
        let named = enumeration(values.map { bold(words($0)) })
        return switch slot {
        case .genres, .instruments: named
        case .setting: bold(try values.map(name(ofSetting:)).joined(separator: ", "))
        case .level: "\(named) level"
        case .objectives: "\(named) as a goal"
        case .culture: "a look at \(named)"
        case .classSize: values == ["1"] ? "**1** learner" : "\(named) learners"
        case .lessonMinutes: "\(named) minutes"
        case .topic: "a song about \(named)"
        }
    }

    /// The setting as it is said in a sentence.
    private func name(ofSetting value: String) throws -> String {
        let name = try prompts.render("replies/setting", values: [value.filter(\.isLetter): true])
        return name.isEmpty ? value : name
    }

    private func words(_ id: String) -> String {
        keepsHyphen.contains(id) ? id : id.split(separator: "-").joined(separator: " ")
    }

    private let keepsHyphen: Set<String> = ["hip-hop", "lo-fi", "k-pop", "after-school"]

    private func bold(_ text: String) -> String { "**\(text)**" }

    private func list(_ names: [String], last word: String) -> String {
        guard let last = names.last else { return "" }
        let rest = names.dropLast()
        return rest.isEmpty ? last : rest.joined(separator: ", ") + " \(word) " + last
    }
}
