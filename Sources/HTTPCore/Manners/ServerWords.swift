/// Makes what a server wrote fit to be shown: it is not trusted.
public enum ServerWords {
    /// Characters that are kept.
    public static let length = 200

    /// `text` on one line without control and formatting characters and without the key, at most 200 characters.
    public static func cleaned(_ text: String, without secret: Secret?) -> String {
        var plain = String.UnicodeScalarView()
        var blank = true
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control where scalar != "\n" && scalar != "\t" && scalar != "\r", .format, .privateUse, .unassigned:
                continue
            case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator:
                if !blank { plain.append(" ") }
                blank = true
            default:
                plain.append(scalar)
                blank = false
            }
        }
        if plain.last == " " { plain.removeLast() }
        // The key goes before the cut, which could leave a part of it that is not recognised.
        let words = secret?.redacted(from: String(plain)) ?? String(plain)
        if words.unicodeScalars.count <= length { return words }
        return String(String.UnicodeScalarView(words.unicodeScalars.prefix(length - 1))) + "…"
    }
}
