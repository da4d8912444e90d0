import Conversations
import Genres
import Teaching
import TerminalUI

/// Draws what was gathered: in one or two lines beside a turn, or as a list.
struct ContextView {
    let symbols: Symbols
    let width: Int

    /// What is known, in as few lines as fit, what changed marked.
    func compact(_ context: GatheredContext, changes: [ContextChange]) -> [StyledText] {
        var items: [StyledText] = []
        for slot in Slot.allCases {
            let values = context.values(of: slot)
            let touched = changes.filter { $0.slot == slot }
            if values.isEmpty, touched.isEmpty { continue }
            items.append(item(for: slot, values: values, touched: touched))
        }
        return wrap(items)
    }

    /// Everything, one slot a line, what is missing said.
    func full(_ context: GatheredContext, phase: Phase) -> [StyledText] {
        let missing = Set(context.missing)
        var lines = Slot.allCases.map { slot -> StyledText in
            let values = context.values(of: slot).map(\.text).joined(separator: ", ")
            let name = DisplayWidth.padded(slot.title, to: 16)
            if !values.isEmpty { return StyledText("  \(name)", .dim) + StyledText(values) }
            let note = missing.contains(slot) ? "still needed" : symbols.dash
            return StyledText("  \(name)", .dim) + StyledText(note, missing.contains(slot) ? .warning : .dim)
        }
        if !context.declinedGenres.isEmpty {
            let names = context.declinedGenres.map(\.rawValue).joined(separator: ", ")
            lines.append(StyledText("  \(DisplayWidth.padded("not wanted", to: 16))", .dim) + StyledText(names))
        }
        if !context.research.isEmpty {
            let count = context.research.count == 1 ? "1 passage" : "\(context.research.count) passages"
            lines.append(StyledText("  \(DisplayWidth.padded("research", to: 16))", .dim) + StyledText(count))
        }
        lines.append(StyledText("  \(DisplayWidth.padded("phase", to: 16))", .dim) + StyledText(phase.title))
        return lines
    }

    private func item(for slot: Slot, values: [SlotValue], touched: [ContextChange]) -> StyledText {
        let fresh = Set(touched.filter { $0.kind != .removed }.map(\.value))
        var item = StyledText("\(slot.title) ", .dim)
        var isFirst = true
        for value in values {
            let isFresh = fresh.contains(value.text)
            if !isFirst { item.append(", ", .dim) }
            item.append((isFresh ? symbols.added : "") + value.text, isFresh ? .success : .plain)
            isFirst = false
        }
        for change in touched where change.kind != .added {
            let old = change.kind == .removed ? change.value : change.previous ?? ""
            item.append((isFirst ? "" : " ") + "-\(old)", .warning)
            isFirst = false
        }
        return item
    }

    private func wrap(_ items: [StyledText]) -> [StyledText] {
        let separator = StyledText("  \(symbols.dot) ", .dim)
        var lines: [StyledText] = []
        for item in items {
            if let last = lines.last, last.width + separator.width + item.width <= width {
                lines[lines.count - 1] = last + separator + item
            } else {
                lines.append(StyledText("  ") + item)
            }
        }
        return lines
    }
}

extension Slot {
    /// The slot as a teacher reads it.
    var title: String {
        switch self {
        case .setting: "setting"
        case .genres: "genres"
        case .level: "level"
        case .objectives: "objectives"
        case .culture: "culture"
        case .classSize: "class size"
        case .lessonMinutes: "minutes"
        case .instruments: "instruments"
        case .topic: "song topic"
        }
    }

    /// The words that name the slot in `/context set`; the first is the one that is offered.
    var words: [String] {
        switch self {
        case .setting: ["setting", rawValue, "context"]
        case .genres: ["genre", rawValue]
        case .level: ["level", rawValue]
        case .objectives: ["objective", "objectives", rawValue, "goal"]
        case .culture: ["culture", rawValue]
        case .classSize: ["class-size", rawValue, "size"]
        case .lessonMinutes: ["minutes", rawValue, "length"]
        case .instruments: ["instrument", rawValue]
        case .topic: ["topic", "song-topic"]
        }
    }
}
