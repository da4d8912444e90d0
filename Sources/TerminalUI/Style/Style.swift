/// One of the sixteen colours a terminal's theme defines, so that light and dark themes both stay readable.
public enum ANSIColor: Int, Sendable, CaseIterable {
    case black = 30
    case red, green, yellow, blue, magenta, cyan, white
    case brightBlack = 90
    case brightRed, brightGreen, brightYellow, brightBlue, brightMagenta, brightCyan, brightWhite
}

/// How a run of text looks in a terminal.
public struct Style: Sendable, Hashable {
    /// The colour of the letters; nil leaves the terminal's own.
    public var color: ANSIColor?
    /// One of the 256 colours of xterm's palette, in place of ``color``; only for terminals that have them.
    public var paletteIndex: UInt8?
    /// Whether the letters are heavier.
    public var bold: Bool
    /// Whether the letters are fainter.
    public var dim: Bool
    /// Whether the letters slant.
    public var italic: Bool
    /// Whether the letters are underlined.
    public var underline: Bool

    /// A style with the given traits; without any it is plain.
    public init(
        color: ANSIColor? = nil,
        paletteIndex: UInt8? = nil,
        bold: Bool = false,
        dim: Bool = false,
        italic: Bool = false,
        underline: Bool = false
    ) {
        self.color = color
        self.paletteIndex = paletteIndex
        self.bold = bold
        self.dim = dim
        self.italic = italic
        self.underline = underline
    }

    /// The terminal's own look.
    public static let plain = Style()
    /// Heavier letters.
    public static let bold = Style(bold: true)
    /// Fainter letters, for what may be skipped.
    public static let dim = Style(dim: true)
    /// Slanted letters.
    public static let italic = Style(italic: true)
    /// For what went wrong.
    public static let error = Style(color: .red, bold: true)
    /// For what should be noticed.
    public static let warning = Style(color: .yellow)
    /// For what went well.
    public static let success = Style(color: .green)
    /// For names, prompts and headings.
    public static let accent = Style(color: .cyan, bold: true)

    /// This style with another's traits on top.
    public func adding(_ other: Style) -> Style {
        Style(
            color: other.color ?? color,
            // A colour on top hides the one below, whichever way each of them is named.
            paletteIndex: other.paletteIndex ?? (other.color == nil ? paletteIndex : nil),
            bold: bold || other.bold,
            dim: dim || other.dim,
            italic: italic || other.italic,
            underline: underline || other.underline
        )
    }

    /// The text in this style; unchanged when colour is off or nothing would be seen of it.
    public func applied(to text: String, color isOn: Bool) -> String {
        guard isOn, self != .plain, !text.isEmpty else { return text }
        return "\u{1B}[\(codes)m\(text)\u{1B}[0m"
    }

    private var codes: String {
        var codes: [Int] = []
        if bold { codes.append(1) }
        if dim { codes.append(2) }
        if italic { codes.append(3) }
        if underline { codes.append(4) }
        if let paletteIndex {
            codes += [38, 5, Int(paletteIndex)]
        } else if let color {
            codes.append(color.rawValue)
        }
        return codes.map(String.init).joined(separator: ";")
    }
}
