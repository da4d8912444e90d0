/// A table of Markdown, set in columns that fit a width.
struct MarkdownTable {
    private enum Alignment {
        case left, center, right
    }

    private let header: [String]
    private let rows: [[String]]
    private let alignments: [Alignment]

    /// Reads the lines of a table; nil when they are none, as a row of chords between bars is.
    init?(lines: [String]) {
        guard lines.count >= 2 else { return nil }
        let header = MarkdownTable.cells(lines[0])
        let delimiters = MarkdownTable.cells(lines[1])
        let isDelimited = delimiters.allSatisfy { cell in
            cell.contains("-") && cell.allSatisfy { $0 == "-" || $0 == ":" }
        }
        guard isDelimited, delimiters.count == header.count, !header.isEmpty else { return nil }
        self.header = header
        alignments = delimiters.map { cell in
            guard cell.hasSuffix(":") else { return .left }
            return cell.hasPrefix(":") ? .center : .right
        }
        rows = lines.dropFirst(2).map { line in
            let cells = MarkdownTable.cells(line)
            return (0..<header.count).map { $0 < cells.count ? cells[$0] : "" }
        }
    }

    /// The lines of the table.
    func lines(width: Int, color: Bool, unicode: Bool) -> [String] {
        guard let widths = columnWidths(in: width) else { return stacked(width: width, color: color) }
        let separator = Style.dim.applied(to: unicode ? "│" : "|", color: color)
        let dash = unicode ? "─" : "-"
        let rule = widths.map { String(repeating: dash, count: $0) }
            .joined(separator: dash + (unicode ? "┼" : "+") + dash)
        let body = rows.flatMap { line($0, widths, .plain, separator, color: color) }
        return line(header, widths, .bold, separator, color: color) + [Style.dim.applied(to: rule, color: color)] + body
    }

    private func line(
        _ cells: [String],
        _ widths: [Int],
        _ style: Style,
        _ separator: String,
        color: Bool
    ) -> [String] {
        let columns = zip(cells, widths).map { MarkdownTable.wrapped($0, width: $1, style, color: color) }
        let height = columns.map(\.count).max() ?? 0
        return (0..<height).map { row in
            var parts: [String] = []
            for (index, column) in columns.enumerated() {
                let text = row < column.count ? column[row] : ""
                parts.append(padded(text, to: widths[index], alignments[index]))
            }
            var line = parts.joined(separator: " " + separator + " ")
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    private func padded(_ text: String, to width: Int, _ alignment: Alignment) -> String {
        let space = max(0, width - DisplayWidth.of(text))
        let before =
            switch alignment {
            case .left: 0
            case .center: space / 2
            case .right: space
            }
        return String(repeating: " ", count: before) + text + String(repeating: " ", count: space - before)
    }

    /// Takes columns from the widest until the table fits; nil when even narrow ones do not.
    private func columnWidths(in width: Int) -> [Int]? {
        let narrowest = 4
        var widths = header.indices.map { column in
            ([header] + rows).map { MarkdownTable.naturalWidth($0[column]) }.max() ?? 0
        }
        widths = widths.map { max(1, $0) }
        let room = width - 3 * (widths.count - 1)
        var excess = widths.reduce(0, +) - room
        while excess > 0 {
            guard let widest = widths.indices.max(by: { widths[$0] < widths[$1] }), widths[widest] > narrowest else {
                return nil
            }
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }

    /// One "header: cell" line per cell, for a window too narrow for columns.
    private func stacked(width: Int, color: Bool) -> [String] {
        rows.enumerated().flatMap { index, row in
            let lines = zip(header, row).flatMap { name, cell in
                MarkdownTable.wrapped("\(name): \(cell)", width: width, .plain, color: color)
            }
            return index == 0 ? lines : [""] + lines
        }
    }

    private static func naturalWidth(_ cell: String) -> Int {
        wrapped(cell, width: .max, .plain, color: false).map { DisplayWidth.of($0) }.max() ?? 0
    }

    private static func wrapped(_ cell: String, width: Int, _ style: Style, color: Bool) -> [String] {
        var flow = TextFlow(width: width, color: color)
        flow.begin(first: "", hanging: "")
        MarkdownInline.write(cell.unicodeScalars, style, into: &flow)
        flow.end()
        return flow.takeOutput().split(separator: "\n").map(String.init)
    }

    /// The cells between the bars; a bar that is escaped or inside code is a letter.
    private static func cells(_ line: String) -> [String] {
        var cells: [String] = []
        var cell = ""
        var isCode = false
        var isEscaped = false
        for character in line {
            switch character {
            case "|" where !isCode && !isEscaped:
                cells.append(cell)
                cell = ""
                continue
            case "|" where isEscaped: cell.removeLast()
            case "`": isCode.toggle()
            default: break
            }
            isEscaped = character == "\\" && !isEscaped
            cell.append(character)
        }
        cells.append(cell)
        var trimmed = cells.map(trim)
        if trimmed.first?.isEmpty == true { trimmed.removeFirst() }
        if trimmed.last?.isEmpty == true { trimmed.removeLast() }
        return trimmed
    }

    private static func trim(_ text: String) -> String {
        var rest = text[...]
        while rest.first == " " { rest.removeFirst() }
        while rest.last == " " { rest.removeLast() }
        return String(rest)
    }
}
