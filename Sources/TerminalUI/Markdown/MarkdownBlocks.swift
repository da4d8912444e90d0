/// Which lists and quotations a line stands in, and what is printed before it for that.
struct MarkdownBlocks: Sendable {
    /// What stands before the first and the further lines of a block.
    struct Prefix {
        var first: StyledText
        var hanging: StyledText
    }

    private struct Item {
        /// Spaces before its mark in the source.
        var indent: Int
        /// Columns its mark takes in print.
        var width: Int
    }

    private let unicode: Bool
    private var items: [Item] = []
    private var quoteDepth = 0
    private var blankDepth: Int?
    private var hasPrinted = false

    init(unicode: Bool) {
        self.unicode = unicode
    }

    /// Remembers a blank line; it is printed once, before the next block.
    mutating func noteBlank(_ line: MarkdownLine) {
        if hasPrinted { blankDepth = min(blankDepth ?? line.quoteDepth, line.quoteDepth) }
    }

    /// Begins a block: prints the blank line that is due and gives what stands before its lines.
    mutating func begin(_ line: MarkdownLine, _ flow: inout TextFlow) -> Prefix {
        if line.quoteDepth != quoteDepth { items = [] }
        if case .heading = line.kind, hasPrinted, blankDepth == nil { blankDepth = line.quoteDepth }
        leaveLists(for: line)
        if let blankDepth {
            let bars = quote(min(blankDepth, line.quoteDepth)).plain
            flow.writeVerbatim(String(bars.reversed().drop { $0 == " " }.reversed()) + "\n")
        }
        blankDepth = nil
        hasPrinted = true
        quoteDepth = line.quoteDepth
        return prefix(for: line)
    }

    /// What stands before a further line of a fence.
    func continuation(_ line: MarkdownLine) -> StyledText {
        quote(line.quoteDepth) + indent(items[...])
    }

    private mutating func leaveLists(for line: MarkdownLine) {
        switch line.kind {
        case .blank: break
        case .bullet, .ordered:
            while let last = items.last, line.indent < last.indent + 2 { items.removeLast() }
        case .heading, .rule: items = []
        case .text, .fence, .table:
            // A line right below an item belongs to it; after a blank line only an indented one does.
            guard line.kind != .text || blankDepth != nil else { return }
            while let last = items.last, line.indent < last.indent + 2 { items.removeLast() }
        }
    }

    private mutating func prefix(for line: MarkdownLine) -> Prefix {
        let quote = quote(line.quoteDepth)
        let outer = quote + indent(items[...])
        let marker: String
        switch line.kind {
        case .bullet: marker = bullet(items.count) + " "
        case .ordered(let number): marker = number + " "
        case .blank, .heading, .fence, .table, .rule, .text: return Prefix(first: outer, hanging: outer)
        }
        items.append(Item(indent: line.indent, width: DisplayWidth.of(marker)))
        return Prefix(first: outer + StyledText(marker), hanging: quote + indent(items[...]))
    }

    private func indent(_ items: ArraySlice<Item>) -> StyledText {
        // Deep nesting must leave room for words.
        StyledText(String(repeating: " ", count: min(16, items.reduce(0) { $0 + $1.width })))
    }

    private func quote(_ depth: Int) -> StyledText {
        StyledText(String(repeating: unicode ? "│ " : "> ", count: min(depth, 4)), .dim)
    }

    private func bullet(_ depth: Int) -> String {
        let bullets = unicode ? ["•", "◦", "▪"] : ["-", "*", "+"]
        return bullets[depth % bullets.count]
    }
}
