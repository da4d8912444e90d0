/// About how wide text is in a sans-serif font, so that syllables do not run into each other.
enum TextWidth {
    /// The width in the units of the font size; a little more than most fonts need.
    static func of(_ text: String, size: Double) -> Double {
        text.reduce(0) { $0 + width($1) } * size
    }

    private static func width(_ character: Character) -> Double {
        switch character {
        case "i", "l", "j", ".", ",", "'", "’", "!", ":", ";", "|", "I": 0.32
        case "f", "t", "r", "-", "(", ")", " ", "“", "”", "\"": 0.41
        case "m", "w", "M", "W": 0.96
        case _ where character.isUppercase: 0.7
        default: 0.61
        }
    }
}
