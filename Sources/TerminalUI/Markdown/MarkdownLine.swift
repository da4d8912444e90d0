/// What the beginning of a line of Markdown says about it.
struct MarkdownLine: Equatable {
    /// The kinds of line.
    enum Kind: Equatable {
        case blank
        case heading(level: Int)
        case bullet
        case ordered(marker: String)
        case fence(marker: Unicode.Scalar, length: Int)
        case table
        case rule
        case text
    }

    var kind: Kind
    /// How many quotations the line stands in.
    var quoteDepth: Int
    /// Spaces before it, inside the quotation.
    var indent: Int
    /// Scalars of the line that its kind used up.
    var consumed: Int

    /// Reads the beginning of a line.
    /// - Parameters:
    ///   - head: the line as far as it is known.
    ///   - isWhole: whether the line ends there.
    /// - Returns: nil while more of the line is needed to tell.
    static func classify(_ head: [Unicode.Scalar], isWhole: Bool) -> MarkdownLine? {
        var line = MarkdownLine(kind: .blank, quoteDepth: 0, indent: 0, consumed: 0)
        while line.consumed < head.count {
            switch head[line.consumed] {
            case " ": line.indent += 1
            case ">":
                // One space after the mark belongs to it.
                guard isWhole || line.consumed + 1 < head.count else { return nil }
                line.quoteDepth += 1
                line.indent = 0
                if line.consumed + 1 < head.count, head[line.consumed + 1] == " " { line.consumed += 1 }
            default:
                guard let (kind, used) = kind(of: head[line.consumed...], isWhole: isWhole) else { return nil }
                line.kind = kind
                line.consumed += used
                return line
            }
            line.consumed += 1
        }
        return isWhole ? line : nil
    }

    private static func kind(of rest: ArraySlice<Unicode.Scalar>, isWhole: Bool) -> (Kind, Int)? {
        guard let first = rest.first else { return isWhole ? (.blank, 0) : nil }
        switch first {
        case "#": return heading(rest, isWhole: isWhole)
        case "-", "*", "_", "+": return bulletOrRule(rest, first, isWhole: isWhole)
        case "0"..."9": return ordered(rest, isWhole: isWhole)
        case "`", "~": return fence(rest, first, isWhole: isWhole)
        case "|": return (.table, 0)
        default: return (.text, 0)
        }
    }

    private static func heading(_ rest: ArraySlice<Unicode.Scalar>, isWhole: Bool) -> (Kind, Int)? {
        let level = rest.prefix { $0 == "#" }.count
        guard level <= 6 else { return (.text, 0) }
        guard level < rest.count else { return isWhole ? (.heading(level: level), level) : nil }
        return rest[rest.startIndex + level] == " " ? (.heading(level: level), level + 1) : (.text, 0)
    }

    private static func bulletOrRule(
        _ rest: ArraySlice<Unicode.Scalar>,
        _ mark: Unicode.Scalar,
        isWhole: Bool
    ) -> (Kind, Int)? {
        if rest.allSatisfy({ $0 == mark || $0 == " " }) {
            guard isWhole else { return nil }
            let count = rest.count { $0 == mark }
            if mark != "+", count >= 3 { return (.rule, rest.count) }
            return count == 1 && mark != "_" ? (.bullet, rest.count) : (.text, 0)
        }
        return mark != "_" && rest[rest.startIndex + 1] == " " ? (.bullet, 2) : (.text, 0)
    }

    private static func ordered(_ rest: ArraySlice<Unicode.Scalar>, isWhole: Bool) -> (Kind, Int)? {
        let digits = rest.prefix { ("0"..."9").contains($0) }.count
        guard digits <= 9 else { return (.text, 0) }
        guard digits < rest.count else { return isWhole ? (.text, 0) : nil }
        let delimiter = rest[rest.startIndex + digits]
        guard delimiter == "." || delimiter == ")" else { return (.text, 0) }
        guard digits + 1 < rest.count else { return isWhole ? (.text, 0) : nil }
        guard rest[rest.startIndex + digits + 1] == " " else { return (.text, 0) }
        var marker = String.UnicodeScalarView()
        marker.append(contentsOf: rest.prefix(digits + 1))
        return (.ordered(marker: String(marker)), digits + 2)
    }

    private static func fence(
        _ rest: ArraySlice<Unicode.Scalar>,
        _ mark: Unicode.Scalar,
        isWhole: Bool
    ) -> (Kind, Int)? {
        let length = rest.prefix { $0 == mark }.count
        if length == rest.count, !isWhole { return nil }
        return length >= 3 ? (.fence(marker: mark, length: length), 0) : (.text, 0)
    }
}
