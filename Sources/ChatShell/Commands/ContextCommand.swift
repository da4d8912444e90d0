import Conversations
import Genres
import NameMatching
import Teaching
import TerminalUI

/// `/context`: shows what was gathered, and edits it.
struct ContextCommand: SlashCommand {
    let name = "context"
    let usage = "[set SLOT VALUE | remove SLOT [VALUE] | window]"
    let summary = "show or change what I have understood"
    let arguments: [ArgumentKind] = [.contextAction, .slot, .slotValue]

    func run(_ typed: TypedCommand, in shell: ChatShell) async throws {
        let current = await shell.current
        guard let action = typed.words.first else {
            let screen = shell.screen
            let view = ContextView(symbols: Symbols(screen.capabilities), width: screen.proseWidth)
            let (state, phase) = await (current.conversation.state, current.conversation.phase)
            for line in view.full(state.context, phase: phase) { try screen.writeLine(line) }
            return
        }
        if action == "window" { return try await showWindow(of: current, in: shell) }
        let edit = ContextEditReader(catalogue: shell.bench.catalogue)
        let edits = try edit.edits(action: action, words: Array(typed.words.dropFirst()))
        let before = await current.conversation.state.context
        try await shell.present(current.conversation.edit(edits))
        if await current.conversation.state.context == before {
            try shell.screen.writeLine(StyledText("That changes nothing.", .dim))
        }
    }
}

extension ContextCommand {
    /// What a model would be told with the next message, and how much room it takes.
    private func showWindow(of current: CurrentSession, in shell: ChatShell) async throws {
        let request = ReplyRequest(
            plan: ReplyPlan(kind: .turn(Understanding(intent: .facts), changes: [])),
            message: "",
            state: await current.conversation.state,
            phase: await current.conversation.phase
        )
        let report = try await current.replies.window(for: request)
        let view = WindowView(symbols: Symbols(shell.screen.capabilities), width: shell.screen.capabilities.width)
        for line in view.lines(report) { try shell.screen.writeLine(line) }
    }
}

/// Reads `set SLOT VALUE` and `remove SLOT [VALUE]`.
struct ContextEditReader {
    let catalogue: Catalogue

    /// The edits that the words ask for; throws what is wrong with them and what is allowed.
    func edits(action: String, words: [String]) throws -> [ContextEdit] {
        guard let word = words.first else {
            throw ProgramError.missingArgument("/context \(action) SLOT VALUE", see: "")
        }
        let slot = try slot(named: word)
        let values = words.dropFirst().joined(separator: " ")
            .split(separator: ",").map { String($0.drop(while: \.isWhitespace).trimmingSuffix(while: \.isWhitespace)) }
        switch action.lowercased() {
        case "set":
            guard !values.isEmpty else { throw ProgramError.missingArgument("/context set \(word) VALUE", see: "") }
            return try values.map { .add(try value($0, of: slot)) }
        case "remove":
            return values.isEmpty ? [.clear(slot)] : try values.map { .remove(try value($0, of: slot)) }
        default:
            throw ProgramError(
                code: "unknown_action",
                message: "/context knows set, remove and window, not “\(action)”.",
                hint: "For example: /context set level beginner",
                exit: .usage
            )
        }
    }

    private func slot(named word: String) throws(ProgramError) -> Slot {
        let wanted = word.lowercased()
        if let exact = Slot.allCases.first(where: { $0.words.contains(wanted) }) { return exact }
        let started = Slot.allCases.filter { slot in slot.words.contains { $0.hasPrefix(wanted) } }
        if started.count == 1 { return started[0] }
        let names = Slot.allCases.compactMap(\.words.first)
        let nearest = NearestName.of(wanted, among: names)
        throw ProgramError(
            code: "unknown_slot",
            message: "There is no slot “\(word)”.",
            hint: (nearest.map { "Did you mean \($0)? " } ?? "") + "There are: \(names.joined(separator: ", ")).",
            exit: .usage
        )
    }

    private func value(_ text: String, of slot: Slot) throws -> SlotValue {
        let folded = text.lowercased()
        if slot == .genres {
            if let named = try catalogue.entries.first(where: {
                $0.name.lowercased() == folded || $0.aliases.contains(folded)
            }) {
                return .genre(named.id)
            }
            return .genre(try catalogue.entry(GenreID(rawValue: folded)).id)
        }
        let plain = slot == .topic ? text : folded
        if let value = SlotValue(slot: slot, text: plain) { return value }
        let allowed = slot.vocabulary
        let nearest = NearestName.of(plain, among: allowed)
        throw ProgramError(
            code: "value_not_allowed",
            message: "“\(text)” is not a value for \(slot.title).",
            hint: (nearest.map { "Did you mean \($0)? " } ?? "")
                + slot.allowed,
            exit: .usage
        )
    }
}

extension Slot {
    /// What the slot takes, as a sentence.
    fileprivate var allowed: String {
        if let range { return "It takes a whole number from \(range.lowerBound) to \(range.upperBound)." }
        return "Allowed: \(vocabulary.joined(separator: ", "))."
    }

    /// The values a slot can have, where they can be listed.
    var vocabulary: [String] {
        switch self {
        case .setting: Setting.allCases.map(\.rawValue)
        case .level: SkillLevel.allCases.map(\.rawValue)
        case .objectives: LearningObjective.allCases.map(\.rawValue)
        case .culture: CulturalFocus.allCases.map(\.rawValue)
        case .genres, .classSize, .lessonMinutes, .instruments, .topic: []
        }
    }
}
