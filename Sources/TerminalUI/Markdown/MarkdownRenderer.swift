/// Renders Markdown for a terminal while it arrives.
///
/// It works scalar by scalar, so what it prints is the same however the text was cut into pieces. Headings, emphasis,
/// code, nested and numbered lists, quotations, tables, rules and links are understood; a newline inside a paragraph
/// stays one, as in a chat and in a verse. The text is sanitised on the way. A word is given when it is whole, a mark
/// that may open an emphasis or a link when its end is known, a table when it is complete.
public struct MarkdownRenderer: Sendable {
    private enum Mode {
        /// At the start of a line, with as much of it as is not yet understood.
        case lineStart([Unicode.Scalar])
        /// In the words of a line.
        case words(MarkdownInline)
        /// Collecting a whole line of a table, or the line that opens a fence.
        case line([Unicode.Scalar], MarkdownLine)
        /// In a fence, collecting a line of it.
        case fence(Fence, [Unicode.Scalar])
    }

    /// An open fence.
    private struct Fence {
        var marker: Unicode.Scalar
        var length: Int
        var line: MarkdownLine
    }

    private let width: Int
    private let color: Bool
    private let unicode: Bool
    private var sanitizer = TextSanitizer()
    private var flow: TextFlow
    private var blocks: MarkdownBlocks
    private var mode = Mode.lineStart([])
    private var table: [String] = []
    private var tableLine = MarkdownLine(kind: .table, quoteDepth: 0, indent: 0, consumed: 0)

    /// A renderer for one text.
    /// - Parameters:
    ///   - width: columns to write in; lines outside fences are no longer.
    ///   - color: whether styles are written.
    ///   - unicode: whether bullets and rules beyond ASCII may be drawn.
    public init(width: Int, color: Bool, unicode: Bool = true) {
        self.width = max(8, width)
        self.color = color
        self.unicode = unicode
        flow = TextFlow(width: self.width, color: color)
        blocks = MarkdownBlocks(unicode: unicode)
    }

    /// A whole text, rendered.
    public static func render(_ text: String, width: Int, color: Bool, unicode: Bool = true) -> String {
        var renderer = MarkdownRenderer(width: width, color: color, unicode: unicode)
        return renderer.append(text) + renderer.finish()
    }

    /// Takes the next piece of the text and gives what may be printed now.
    public mutating func append(_ text: String) -> String {
        var clean: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars { sanitizer.consume(scalar) { clean.append($0) } }
        for scalar in clean { consume(scalar) }
        return flow.takeOutput()
    }

    /// Gives what is left, ending with a newline unless there was nothing to print; then it is ready for another text.
    public mutating func finish() -> String {
        switch mode {
        case .lineStart([]): break
        default: consume("\n")
        }
        flushTable()
        let rest = flow.takeOutput()
        self = MarkdownRenderer(width: width, color: color, unicode: unicode)
        return rest
    }

    private mutating func consume(_ scalar: Unicode.Scalar) {
        switch mode {
        case .lineStart(let head): consume(scalar, atLineStart: head)
        case .words(var inline):
            mode = .lineStart([])
            if scalar == "\n" {
                inline.finish(into: &flow)
                flow.end(keepsEmpty: true)
            } else {
                inline.append(scalar, into: &flow)
                mode = .words(inline)
            }
        case .line(var line, let kind):
            mode = .lineStart([])
            if scalar == "\n" {
                finish(line, kind)
            } else {
                line.append(scalar)
                mode = .line(line, kind)
            }
        case .fence(let fence, var line):
            mode = .lineStart([])
            if scalar == "\n" {
                finish(line, in: fence)
            } else {
                line.append(scalar)
                mode = .fence(fence, line)
            }
        }
    }

    private mutating func consume(_ scalar: Unicode.Scalar, atLineStart head: [Unicode.Scalar]) {
        let isWhole = scalar == "\n"
        var head = head
        mode = .lineStart([])
        if !isWhole { head.append(scalar) }
        guard let line = MarkdownLine.classify(head, isWhole: isWhole) else {
            mode = .lineStart(head)
            return
        }
        begin(line, head)
        if isWhole { endWholeLine(line) }
    }

    /// A line that was only understood at its end has no newline to come any more.
    private mutating func endWholeLine(_ line: MarkdownLine) {
        switch line.kind {
        case .blank, .rule: break
        case .heading, .bullet, .ordered, .fence, .table, .text: consume("\n")
        }
    }

    private mutating func begin(_ line: MarkdownLine, _ head: [Unicode.Scalar]) {
        if line.kind != .table { flushTable() }
        switch line.kind {
        case .blank: blocks.noteBlank(line)
        case .rule:
            let prefix = blocks.begin(line, &flow)
            let dashes = String(repeating: unicode ? "─" : "-", count: max(3, width - prefix.first.width))
            flow.writeVerbatim((prefix.first + StyledText(dashes, .dim)).rendered(color: color) + "\n")
        case .fence, .table: mode = .line(head, line)
        case .heading(let level):
            beginWords(line, style: level <= 2 ? .accent : .bold, head)
            if !color { for _ in 0..<level { flow.put("#", .plain) }; flow.space() }
        case .bullet, .ordered, .text: beginWords(line, style: .plain, head)
        }
    }

    private mutating func beginWords(_ line: MarkdownLine, style: Style, _ head: [Unicode.Scalar]) {
        let prefix = blocks.begin(line, &flow)
        flow.begin(first: prefix.first, hanging: prefix.hanging)
        var inline = MarkdownInline(style: style)
        for scalar in head[line.consumed...] { inline.append(scalar, into: &flow) }
        mode = .words(inline)
    }

    // MARK: - Whole lines

    private mutating func finish(_ text: [Unicode.Scalar], _ line: MarkdownLine) {
        guard case .fence(let marker, let length) = line.kind else {
            if table.isEmpty { tableLine = line }
            table.append(String(text[line.consumed...]))
            return
        }
        // A language never holds the mark itself: then it is code inside a line.
        guard !text[(line.consumed + length)...].contains(marker) else {
            var plain = line
            plain.kind = .text
            beginWords(plain, style: .plain, text)
            consume("\n")
            return
        }
        _ = blocks.begin(line, &flow)
        mode = .fence(Fence(marker: marker, length: length, line: line), [])
    }

    private mutating func finish(_ text: [Unicode.Scalar], in fence: Fence) {
        let inside = strip(text, fence.line)
        let mark = inside.drop { $0 == " " }
        let run = mark.prefix { $0 == fence.marker }.count
        if run >= fence.length, mark.dropFirst(run).allSatisfy({ $0 == " " }) { return }
        let words = MarkdownInline.codeStyle.applied(to: String(inside), color: color)
        var line = blocks.continuation(fence.line).rendered(color: color) + words
        if inside.isEmpty { while line.last == " " { line.removeLast() } }
        flow.writeVerbatim(line + "\n")
        mode = .fence(fence, [])
    }

    /// The line without the marks and the indent its fence stands in.
    private func strip(_ text: [Unicode.Scalar], _ line: MarkdownLine) -> ArraySlice<Unicode.Scalar> {
        var rest = text[...]
        for _ in 0..<line.quoteDepth {
            let inner = rest.drop { $0 == " " }
            guard inner.first == ">" else { break }
            rest = inner.dropFirst()
            if rest.first == " " { rest = rest.dropFirst() }
        }
        let indent = rest.prefix(line.indent).prefix { $0 == " " }.count
        return rest.dropFirst(indent)
    }

    private mutating func flushTable() {
        guard !table.isEmpty else { return }
        let lines = table
        table = []
        let prefix = blocks.begin(tableLine, &flow)
        if let table = MarkdownTable(lines: lines) {
            let before = prefix.first.rendered(color: color)
            for line in table.lines(width: max(8, width - prefix.first.width), color: color, unicode: unicode) {
                flow.writeVerbatim(before + line + "\n")
            }
            return
        }
        for line in lines {
            flow.begin(first: prefix.first, hanging: prefix.first)
            MarkdownInline.write(line.unicodeScalars, .plain, into: &flow)
            flow.end()
        }
    }
}
