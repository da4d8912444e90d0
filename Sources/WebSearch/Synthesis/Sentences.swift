/// Parts a text into sentences.
public enum Sentences {
    /// The sentences of a text, each with its full stop; what does not end with one is left out, since it was cut.
    public static func whole(in text: String) -> [String] {
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        var sentences: [String] = []
        var current: [String] = []
        for (offset, word) in words.enumerated() {
            current.append(word)
            let next = offset + 1 < words.count ? words[offset + 1] : nil
            guard ends(word, before: next) else { continue }
            sentences.append(current.joined(separator: " "))
            current = []
        }
        return sentences
    }

    private static func ends(_ word: String, before next: String?) -> Bool {
        let core = word.filter { !closing.contains($0) }
        guard let last = core.last, ".!?".contains(last), !core.hasSuffix("...") else { return false }
        if let first = next?.first(where: { !opening.contains($0) }), first.isLowercase { return false }
        if last != "." { return true }
        let stem = core.dropLast()
        return !(stem.count == 1 && stem.first?.isUppercase == true) && !stem.contains(".")
            && !shortened.contains(stem.lowercased())
    }

    private static let closing: Set<Character> = ["\"", "”", "’", "'", ")", "»"]
    private static let opening: Set<Character> = ["\"", "“", "‘", "'", "(", "«"]
    private static let shortened: Set<String> = [
        "dr", "mr", "mrs", "ms", "st", "no", "vs", "etc", "c", "ca", "jr", "sr", "prof", "rev", "vol", "ed", "fig",
    ]
}
