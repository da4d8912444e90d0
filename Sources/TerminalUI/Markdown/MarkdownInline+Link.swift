extension MarkdownInline {
    private static let addressStyle = Style(dim: true)

    func image(at index: Int, isWhole: Bool, into flow: inout TextFlow) -> Step {
        guard index + 1 < pending.count else { return isWhole ? literal(index, 1, into: &flow) : .wait }
        guard pending[index + 1] == "[" else { return literal(index, 1, into: &flow) }
        switch Link.find(in: pending, at: index + 1, isWhole: isWhole) {
        case .unknown: return .wait
        case .missing: return literal(index, 1, into: &flow)
        case .found(let link): return write(link, into: &flow)
        }
    }

    func link(at index: Int, isWhole: Bool, into flow: inout TextFlow) -> Step {
        switch Link.find(in: pending, at: index, isWhole: isWhole) {
        case .unknown: return .wait
        case .missing: return literal(index, 1, into: &flow)
        case .found(let link): return write(link, into: &flow)
        }
    }

    /// The words, then the address in parentheses, as a terminal has no other way to show where a link leads.
    private func write(_ link: Link, into flow: inout TextFlow) -> Step {
        let words = pending[link.words]
        let address = pending[link.address].prefix { !$0.isBlank }
        MarkdownInline.write(words, style.adding(Style(underline: true)), into: &flow)
        if !address.isEmpty, !words.elementsEqual(address) {
            if !words.isEmpty { flow.space() }
            flow.put("(", style.adding(MarkdownInline.addressStyle))
            for scalar in address { flow.put(scalar, style.adding(MarkdownInline.addressStyle)) }
            flow.put(")", style.adding(MarkdownInline.addressStyle))
        }
        return .next(link.end)
    }
}

/// A link's parts in a line.
private struct Link {
    enum Search {
        case found(Link)
        /// More of the line is needed.
        case unknown
        case missing
    }

    var words: Range<Int>
    var address: Range<Int>
    var end: Int

    static func find(in text: [Unicode.Scalar], at start: Int, isWhole: Bool) -> Search {
        guard let bracket = closing("]", of: "[", in: text, from: start) else { return isWhole ? .missing : .unknown }
        guard bracket + 1 < text.count else { return isWhole ? .missing : .unknown }
        guard text[bracket + 1] == "(" else { return .missing }
        guard let parenthesis = closing(")", of: "(", in: text, from: bracket + 1) else {
            return isWhole ? .missing : .unknown
        }
        return .found(
            Link(words: start + 1..<bracket, address: bracket + 2..<parenthesis, end: parenthesis + 1)
        )
    }

    private static func closing(
        _ close: Unicode.Scalar,
        of open: Unicode.Scalar,
        in text: [Unicode.Scalar],
        from start: Int
    ) -> Int? {
        var depth = 0
        var index = start
        while index < text.count {
            switch text[index] {
            case "\\": index += 1
            case open: depth += 1
            case close:
                depth -= 1
                if depth == 0 { return index }
            default: break
            }
            index += 1
        }
        return nil
    }
}
