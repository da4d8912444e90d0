import Mashups
import TerminalUI

/// Draws what differs between two versions of a mashup, so that it can be read without colour.
struct ComparisonView {
    let symbols: Symbols
    /// Columns there are.
    let width: Int

    /// What a new version has that its base had not, in a few lines.
    func summary(of comparison: MashupComparison, version: Mashup) -> [StyledText] {
        let number = version.metadata.version.map { "version \($0)" } ?? "a new version"
        var lines = [
            StyledText(version.title, .bold)
                + StyledText(" \(symbols.dot) \(number) \(symbols.dot) \(version.id ?? "")", .dim)
        ]
        lines += comparison.facts.flatMap(facts)
        let others = comparison.chords.filter { !$0.before.isEmpty && !$0.after.isEmpty }.map(\.section)
        if !others.isEmpty { lines += wrapped("  chords   ", "others in \(others.joined(separator: ", "))") }
        let changed = comparison.lines.count { $0.kind == .added && !$0.text.isLabel }
        if changed > 0 {
            lines.append(
                StyledText("  words    ", .dim) + StyledText(changed == 1 ? "1 new line" : "\(changed) new lines")
            )
        }
        lines += tunes(comparison)
        return lines
    }

    /// Everything that differs, the chords bar by bar and the words line by line.
    func lines(of comparison: MashupComparison, from before: Mashup, to after: Mashup) -> [StyledText] {
        var lines = [head("-", before), head("+", after)]
        if comparison.isEmpty { return lines + [StyledText("Nothing differs.", .dim)] }
        if !comparison.facts.isEmpty { lines += ["", StyledText("Facts", .bold)] }
        lines += comparison.facts.flatMap(facts)
        lines += tunes(comparison)
        for chords in comparison.chords {
            lines += ["", StyledText("Chords of \(chords.section)", .bold)]
            lines += bars("- ", chords.before) + bars("+ ", chords.after)
        }
        if !comparison.lines.isEmpty { lines += ["", StyledText("Words", .bold)] }
        for line in comparison.lines {
            let mark =
                switch line.kind {
                case .kept: "  "
                case .removed: "- "
                case .added: "+ "
                }
            lines += hung(mark, line.text, line.kind == .kept ? .dim : .plain)
        }
        return lines
    }

    private func tunes(_ comparison: MashupComparison) -> [StyledText] {
        if comparison.tunes.isEmpty { return [] }
        return wrapped("  tune     ", "other notes in \(comparison.tunes.joined(separator: ", "))")
    }

    private func head(_ mark: String, _ mashup: Mashup) -> StyledText {
        StyledText("\(mark) \(mashup.title)", .bold)
            + StyledText("  \(mashup.id ?? "") \(symbols.dot) version \(mashup.metadata.version ?? 1)", .dim)
    }

    /// A fact on one line where it fits, else on two.
    private func facts(_ fact: MashupComparison.Fact) -> [StyledText] {
        let name = DisplayWidth.padded("  \(fact.name)", to: 11)
        let line = "\(name)\(fact.before) \(symbols.arrow) \(fact.after)"
        if DisplayWidth.of(line) <= width {
            return [StyledText(name, .dim) + StyledText("\(fact.before) \(symbols.arrow) \(fact.after)")]
        }
        return [StyledText(name, .dim)] + hung("    - ", fact.before, .plain) + hung("    + ", fact.after, .plain)
    }

    private func bars(_ mark: String, _ bars: [String]) -> [StyledText] {
        guard !bars.isEmpty else { return [StyledText(mark + "none")] }
        return stride(from: 0, to: bars.count, by: 4).map { start in
            StyledText(mark + "| " + bars[start..<min(start + 4, bars.count)].joined(separator: " | ") + " |")
        }
    }

    private func wrapped(_ name: String, _ text: String) -> [StyledText] {
        let lines = WordWrap.lines(text, width: max(20, width - 11))
        return lines.enumerated().map { index, line in
            StyledText(index == 0 ? name : "           ", .dim) + StyledText(line)
        }
    }

    /// A text whose further lines stand under its first one.
    private func hung(_ mark: String, _ text: String, _ style: Style) -> [StyledText] {
        let lines = WordWrap.lines(text, width: max(20, width - mark.count))
        return lines.enumerated().map { index, line in
            StyledText((index == 0 ? mark : String(repeating: " ", count: mark.count)) + line, style)
        }
    }
}

extension String {
    /// Whether it is a section's label and not a line of the words.
    fileprivate var isLabel: Bool { hasPrefix("[") && hasSuffix("]") }
}
