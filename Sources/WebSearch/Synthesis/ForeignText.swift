/// Makes text of foreign origin harmless where Markdown is written.
public enum ForeignText {
    /// The text with a backslash before whatever Markdown takes for formatting, a link or HTML.
    public static func markdown(_ text: String) -> String {
        var escaped = ""
        for character in text {
            if marks.contains(character) { escaped.append("\\") }
            escaped.append(character)
        }
        return escaped
    }

    /// Whether a text can stand in Markdown, and in a model's marks, as it is.
    public static func isPlain(_ text: String) -> Bool {
        !text.contains(where: marks.union("{}").contains) && !text.contains("://")
    }

    private static let marks = Set<Character>("\\`*_[]<>#|~")
}
