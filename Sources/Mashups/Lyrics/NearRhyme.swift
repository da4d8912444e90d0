/// Compares what a rhyme is made of.
enum NearRhyme {
    /// Consonants that listeners accept for one another at the end of a line.
    private static let related: [Set<String>] = [
        ["M", "N", "NG"], ["P", "T", "K"], ["B", "D", "G"], ["S", "Z", "SH", "ZH"], ["F", "TH", "V", "DH"],
        ["CH", "JH", "SH", "ZH"], ["T", "D"], ["K", "G"], ["P", "B"], ["L", "R"],
    ]

    static func quality(_ first: [String], _ second: [String]) -> RhymeQuality {
        guard let vowel = first.first, vowel == second.first else { return .none }
        if first == second { return .strict }
        let pairs = zip(first.dropFirst(), second.dropFirst())
        if first.count == second.count {
            return pairs.allSatisfy(areRelated) ? .near : .none
        }
        // One ending has one consonant more: day/days, mind/mine.
        guard abs(first.count - second.count) == 1, pairs.allSatisfy(==) else { return .none }
        let longer = first.count > second.count ? first : second
        return isVowel(longer[longer.count - 1]) ? .none : .near
    }

    private static func areRelated(_ first: String, _ second: String) -> Bool {
        first == second || related.contains { $0.contains(first) && $0.contains(second) }
    }

    private static func isVowel(_ phone: String) -> Bool {
        guard let letter = phone.first else { return false }
        return "AEIOU".contains(letter)
    }
}
