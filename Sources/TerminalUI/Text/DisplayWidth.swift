/// The columns a text takes in a terminal.
public enum DisplayWidth {
    /// The columns of a text on one line; escape sequences for styles take none.
    public static func of(_ text: String) -> Int {
        var width = 0
        var rest = text[...]
        while let character = rest.first {
            if character == "\u{1B}" {
                rest = afterEscape(rest)
                continue
            }
            width += of(character)
            rest.removeFirst()
        }
        return width
    }

    /// The columns of one character as a reader sees it: 0, 1 or 2.
    public static func of(_ character: Character) -> Int {
        let scalars = character.unicodeScalars
        guard let first = scalars.first else { return 0 }
        if first.isASCII, scalars.count == 1 { return first.value < 0x20 || first.value == 0x7F ? 0 : 1 }
        if scalars.contains("\u{FE0F}"), first.properties.isEmoji { return 2 }
        if scalars.contains("\u{20E3}") { return 2 }
        let widths = scalars.map(of)
        // Emoji that are joined, coloured or paired to a flag are one picture; other clusters, such as Indic conjuncts,
        // are set letter by letter by most terminals.
        let isPicture = scalars.count > 1 && first.value >= 0x2190 && first.properties.isEmoji
        return isPicture ? widths.max() ?? 0 : min(widths.reduce(0, +), 4)
    }

    /// The columns of one scalar that stands alone.
    static func of(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x20 || (0x7F..<0xA0).contains(value) { return 0 }
        if value < 0x300 { return value == 0xAD ? 0 : 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        if (0x1160...0x11FF).contains(value) { return 0 }
        return WideScalars.contains(value) ? 2 : 1
    }

    /// The text cut so that it takes at most a number of columns, its last one an ellipsis where it was cut.
    public static func truncated(_ text: String, to width: Int) -> String {
        guard of(text) > width else { return text }
        guard width > 0 else { return "" }
        var cut = ""
        var used = 0
        for character in text {
            let columns = of(character)
            guard used + columns <= width - 1 else { break }
            cut.append(character)
            used += columns
        }
        return cut + "…"
    }

    /// The text with spaces after it up to a number of columns.
    public static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - of(text)))
    }

    private static func afterEscape(_ text: Substring) -> Substring {
        var rest = text.dropFirst()
        guard rest.first == "[" else { return rest }
        rest = rest.dropFirst()
        while let character = rest.popFirst() {
            if let value = character.asciiValue, (0x40..<0x7F).contains(value) { break }
        }
        return rest
    }
}
