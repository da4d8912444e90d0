import Foundation
import Genres
import Mashups
import Sessions
import Teaching
import TerminalUI

/// Answers Tab: the names of commands, and what may stand behind each.
struct ShellCompleter: Sendable {
    let bench: Workbench
    let store: SessionStore

    /// The candidates for the word under the cursor; none for a message.
    func answer(to request: CompletionRequest) -> CompletionAnswer {
        guard request.line.hasPrefix("/") else { return .none }
        let words = request.precedingWords
        guard let first = words.first else { return .words(commands(startingWith: request.word, slash: "/")) }
        // An unknown command has nothing to complete; it is reported when it is entered.
        guard let command = try? SlashCommands.find(String(first.dropFirst())) else { return .none }
        let place = words.count - 1
        guard let kind = place < command.arguments.count ? command.arguments[place] : command.arguments.last else {
            return .none
        }
        return candidates(of: kind, word: request.word, words: words)
    }

    private func candidates(of kind: ArgumentKind, word: String, words: [String]) -> CompletionAnswer {
        switch kind {
        case .none: .none
        case .command: .words(commands(startingWith: word, slash: word.hasPrefix("/") ? "/" : ""))
        case .session: named(sessions(), word)
        case .mashup: named(mashups(), word)
        case .genre: named(genres(), word)
        case .format:
            named((ExportFormat.allCases.map(\.rawValue) + [CompleteExport.name]).map { Completion($0) }, word)
        case .path: .paths
        case .contextAction: named([Completion("set"), Completion("remove"), Completion("window")], word)
        case .slot: named(Slot.allCases.compactMap { $0.words.first.map { Completion($0) } }, word)
        case .slotValue: named(values(ofSlotNamed: words.dropFirst(2).first ?? ""), word)
        case .words(let texts): named(texts.map { Completion($0) }, word)
        }
    }

    private func named(_ all: [Completion], _ word: String) -> CompletionAnswer {
        let wanted = word.lowercased()
        return .words(all.filter { $0.text.lowercased().hasPrefix(wanted) })
    }

    private func commands(startingWith word: String, slash: String) -> [Completion] {
        SlashCommands.all.map { Completion(slash + $0.name, description: $0.summary) }
            .filter { $0.text.hasPrefix(word.lowercased()) }
    }

    // Completion is a convenience: where the store or the catalogue cannot be read there are no candidates, and the
    // command itself says what is wrong.

    private func sessions() -> [Completion] {
        let found = (try? store.sessions(limit: 50)) ?? []
        return [Completion("last")] + found.map { Completion($0.id.description, description: $0.label) }
    }

    private func mashups() -> [Completion] {
        let found = (try? store.mashups(in: nil)) ?? []
        return [Completion("last")] + found.map { Completion($0.id.description, description: $0.title) }
    }

    private func genres() -> [Completion] {
        ((try? bench.catalogue.entries) ?? []).map { Completion($0.id.rawValue, description: $0.name) }
    }

    private func values(ofSlotNamed name: String) -> [Completion] {
        guard let slot = Slot.allCases.first(where: { $0.words.contains(name.lowercased()) }) else { return [] }
        if slot == .genres { return genres() }
        return slot.vocabulary.map { Completion($0) }
    }
}
