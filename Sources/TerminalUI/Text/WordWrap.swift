/// Breaks a text into lines of a width.
public enum WordWrap {
    /// The lines of a text.
    /// - Parameters:
    ///   - text: words; a newline in it begins a new line.
    ///   - width: columns of a line, its indent included.
    ///   - indent: stands before the first line.
    ///   - hanging: stands before every other line.
    public static func lines(_ text: String, width: Int, indent: String = "", hanging: String = "") -> [String] {
        [text]
    }
}
