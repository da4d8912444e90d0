/// Breaks a plain text into lines of a width.
public enum WordWrap {
    /// The lines of a text, sanitised.
    ///
    /// Lines break at spaces and between ideographs; a word wider than a line is broken inside. Spaces at a break vanish.
    /// - Parameters:
    ///   - text: words; a newline in it begins a new line.
    ///   - width: columns of a line, its indent included; at least one character is set on every line.
    ///   - indent: stands before the first line.
    ///   - hanging: stands before every other line; as many spaces as the indent is wide when nil.
    /// - Returns: at least one line, none with a newline.
    public static func lines(_ text: String, width: Int, indent: String = "", hanging: String? = nil) -> [String] {
        var flow = TextFlow(width: width, color: false)
        let spaces = String(repeating: " ", count: DisplayWidth.of(indent))
        flow.begin(first: StyledText(indent), hanging: StyledText(hanging ?? spaces))
        for scalar in TextSanitizer.sanitize(text).unicodeScalars { flow.put(scalar, .plain) }
        flow.end(keepsEmpty: true)
        var output = flow.takeOutput()
        if output.hasSuffix("\n") { output.removeLast() }
        return output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// The text of those lines, each ended by a newline except the last.
    public static func wrap(_ text: String, width: Int, indent: String = "", hanging: String? = nil) -> String {
        lines(text, width: width, indent: indent, hanging: hanging).joined(separator: "\n")
    }
}
