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
        let pieces = Slot.allCases.flatMap { slot -> [Piece] in
            let values = context.values(of: slot)
            let touched = changes.filter { $0.slot == slot }
            return values.isEmpty && touched.isEmpty ? [] : self.pieces(for: slot, values: values, touched: touched)
        }
        return flow(pieces)
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

    /// A part of a line that is never broken, and what goes between it and the one before.
    private struct Piece {
        var glue: StyledText
        var text: StyledText
    }

    private func pieces(for slot: Slot, values: [SlotValue], touched: [ContextChange]) -> [Piece] {
        let fresh = Set(touched.filter { $0.kind != .removed }.map(\.value))
        var texts = values.enumerated().map { offset, value -> StyledText in
            let isFresh = fresh.contains(value.text)
            let comma = offset + 1 < values.count ? "," : ""
            return StyledText((isFresh ? symbols.added : "") + value.text, isFresh ? .success : .plain)
                + StyledText(comma, .dim)
        }
        for change in touched where change.kind != .added {
            let old = change.kind == .removed ? change.value : change.previous ?? ""
            texts.append(StyledText("-\(old)", .warning))
        }
        return texts.enumerated().map { offset, text in
            if offset > 0 { return Piece(glue: " ", text: text) }
            return Piece(glue: StyledText("  \(symbols.dot) ", .dim), text: StyledText("\(slot.title) ", .dim) + text)
        }
    }

    private func flow(_ pieces: [Piece]) -> [StyledText] {
        var lines: [StyledText] = []
        for piece in pieces {
            if let last = lines.last, last.width + piece.glue.width + piece.text.width <= width {
                lines[lines.count - 1] = last + piece.glue + piece.text
            } else {
                lines.append(StyledText("  ") + piece.text)
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
