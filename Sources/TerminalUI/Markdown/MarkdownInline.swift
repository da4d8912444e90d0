/// Reads the words of one line of Markdown: emphasis, code, links, escapes.
///
/// A mark that may open something is held back until what closes it arrives; when the line ends without it, the mark is
/// a letter like any other. Decisions are made scalar by scalar, so they do not depend on how a text was cut.
struct MarkdownInline: Sendable {
    /// What became of the scalar at a place.
    enum Step {
        /// More of the line is needed.
        case wait
        /// It and what belongs to it were written; go on there.
        case next(Int)
    }

    static let codeStyle = Style(color: .cyan)
    /// A mark that is not closed within so many scalars is taken as a letter.
    private static let patience = 2000
    private static let special: Set<Unicode.Scalar> = [
        "*", "_", "`", "[", "]", "(", ")", "<", ">", "&", ";", "\\", "!", " ",
    ]

    let style: Style
    var pending: [Unicode.Scalar] = []
    private var previous: Unicode.Scalar = " "
    private var lastWasSpecial = false

    init(style: Style) {
        self.style = style
    }

    /// A whole text in the flow.
    static func write(_ scalars: some Sequence<Unicode.Scalar>, _ style: Style, into flow: inout TextFlow) {
        var inline = MarkdownInline(style: style)
        inline.pending = Array(scalars)
        inline.finish(into: &flow)
    }

    mutating func append(_ scalar: Unicode.Scalar, into flow: inout TextFlow) {
        let isSpecial = MarkdownInline.special.contains(scalar)
        // While something is held back only a mark, or what follows one, can decide it.
        let isWorthTrying = pending.isEmpty || isSpecial || lastWasSpecial || pending.count > MarkdownInline.patience
        lastWasSpecial = isSpecial
        pending.append(scalar)
        if isWorthTrying { drain(isWhole: false, into: &flow) }
    }

    mutating func finish(into flow: inout TextFlow) {
        drain(isWhole: true, into: &flow)
        previous = " "
        lastWasSpecial = false
    }

    private mutating func drain(isWhole: Bool, into flow: inout TextFlow) {
        var index = 0
        while index < pending.count {
            let isLost = isWhole || pending.count - index > MarkdownInline.patience
            guard case .next(let next) = step(at: index, isWhole: isLost, into: &flow) else { break }
            if next > index { previous = pending[next - 1] }
            index = next
        }
        pending.removeFirst(index)
    }

    private func step(at index: Int, isWhole: Bool, into flow: inout TextFlow) -> Step {
        switch pending[index] {
        case "\\": escape(at: index, isWhole: isWhole, into: &flow)
        case "`": code(at: index, isWhole: isWhole, into: &flow)
        case "*", "_": emphasis(at: index, isWhole: isWhole, into: &flow)
        case "[": link(at: index, isWhole: isWhole, into: &flow)
        case "!": image(at: index, isWhole: isWhole, into: &flow)
        case "<": angle(at: index, isWhole: isWhole, into: &flow)
        case "&": entity(at: index, isWhole: isWhole, into: &flow)
        default: literal(index, 1, into: &flow)
        }
    }

    func literal(_ index: Int, _ count: Int, into flow: inout TextFlow) -> Step {
        for scalar in pending[index..<index + count] { flow.put(scalar, style) }
        return .next(index + count)
    }

    func runLength(at index: Int) -> Int {
        pending[index...].prefix { $0 == pending[index] }.count
    }

    private func escape(at index: Int, isWhole: Bool, into flow: inout TextFlow) -> Step {
        guard index + 1 < pending.count else { return isWhole ? literal(index, 1, into: &flow) : .wait }
        guard pending[index + 1].isASCIIPunctuation else { return literal(index, 1, into: &flow) }
        _ = literal(index + 1, 1, into: &flow)
        return .next(index + 2)
    }

    private func code(at index: Int, isWhole: Bool, into flow: inout TextFlow) -> Step {
        let length = runLength(at: index)
        guard index + length < pending.count else { return isWhole ? literal(index, length, into: &flow) : .wait }
        var scan = index + length
        while scan < pending.count {
            guard pending[scan] == "`" else {
                scan += 1
                continue
            }
            let closing = runLength(at: scan)
            if scan + closing == pending.count, !isWhole { return .wait }
            if closing == length {
                for scalar in pending[index + length..<scan] {
                    flow.put(scalar, style.adding(MarkdownInline.codeStyle))
                }
                return .next(scan + closing)
            }
            scan += closing
        }
        return isWhole ? literal(index, length, into: &flow) : .wait
    }

    private func emphasis(at index: Int, isWhole: Bool, into flow: inout TextFlow) -> Step {
        let length = runLength(at: index)
        guard index + length < pending.count else { return isWhole ? literal(index, length, into: &flow) : .wait }
        let before = index == 0 ? previous : pending[index - 1]
        let isInsideWord = pending[index] == "_" && before.isWordPart
        guard length <= 3, !pending[index + length].isBlank, !isInsideWord else {
            return literal(index, length, into: &flow)
        }
        switch EmphasisEnd.find(in: pending, from: index, length: length, isWhole: isWhole) {
        case .missing: return literal(index, length, into: &flow)
        case .unknown: return .wait
        case .at(let end):
            let added = [Style.italic, .bold, Style(bold: true, italic: true)][length - 1]
            MarkdownInline.write(pending[index + length..<end], style.adding(added), into: &flow)
            return .next(end + length)
        }
    }

    private func angle(at index: Int, isWhole: Bool, into flow: inout TextFlow) -> Step {
        let inside = pending[(index + 1)...].prefix { $0 != ">" && !$0.isBlank }
        let end = index + 1 + inside.count
        guard end < pending.count else { return isWhole ? literal(index, 1, into: &flow) : .wait }
        guard pending[end] == ">" else { return literal(index, 1, into: &flow) }
        let text = String(inside)
        if ["br", "br/"].contains(text.lowercased()) {
            flow.breakLine()
            return .next(end + 1)
        }
        guard ["http://", "https://", "mailto:"].contains(where: text.hasPrefix) else {
            return literal(index, 1, into: &flow)
        }
        for scalar in inside { flow.put(scalar, style.adding(Style(underline: true))) }
        return .next(end + 1)
    }

    private static let entities: [String: Unicode.Scalar] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "#39": "'", "nbsp": "\u{A0}",
    ]

    private func entity(at index: Int, isWhole: Bool, into flow: inout TextFlow) -> Step {
        let name = pending[(index + 1)...].prefix(5).prefix { $0 != ";" && $0.isASCII && ($0.isWordPart || $0 == "#") }
        let end = index + 1 + name.count
        if end == pending.count, name.count < 5, !isWhole { return .wait }
        guard end < pending.count, pending[end] == ";", let scalar = MarkdownInline.entities[String(name)] else {
            return literal(index, 1, into: &flow)
        }
        flow.put(scalar, style)
        return .next(end + 1)
    }
}

extension Unicode.Scalar {
    var isBlank: Bool { self == " " || self == "\n" || self == "\u{A0}" }

    var isWordPart: Bool { properties.isAlphabetic || properties.numericType != nil }

    var isASCIIPunctuation: Bool {
        switch value {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }
}

extension String {
    init(_ scalars: ArraySlice<Unicode.Scalar>) {
        var view = UnicodeScalarView()
        view.append(contentsOf: scalars)
        self.init(view)
    }
}
