/// Guesses the syllables of a word that no dictionary has, from the groups of vowels in its spelling.
///
/// The rule finds the count of about nine in ten common English words; it never claims a rhyme.
enum SpellingEstimate {
    static func pronunciation(of key: String) -> Pronunciation {
        let count = syllables(in: key)
        // Words of two syllables and more are stressed on the last but one as a first guess.
        let stressed = max(0, count - 2)
        let phones = (0..<count).map { $0 == stressed ? "AH1" : "AH0" }
        return Pronunciation(phones: phones, isEstimated: true)
    }

    static func syllables(in key: String) -> Int {
        let letters = Array(key.filter(\.isLetter))
        var groups = 0
        for index in letters.indices where isVowel(letters, index) && (index == 0 || !isVowel(letters, index - 1)) {
            groups += 1
        }
        return max(1, groups - silentEndings(letters))
    }

    private static func silentEndings(_ letters: [Character]) -> Int {
        let word = String(letters)
        guard letters.count > 2 else { return 0 }
        if word.hasSuffix("le"), !isVowel(letters, letters.count - 3) { return 0 }
        if word.hasSuffix("ed"), !"td".contains(letters[letters.count - 3]) { return 1 }
        if word.hasSuffix("es"), !"sxzc".contains(letters[letters.count - 3]), !word.hasSuffix("shes") { return 1 }
        return word.hasSuffix("e") && !isVowel(letters, letters.count - 2) ? 1 : 0
    }

    private static func isVowel(_ letters: [Character], _ index: Int) -> Bool {
        switch letters[index] {
        case "a", "e", "i", "o", "u", "á", "é", "í", "ó", "ú", "ã", "ö", "ü": true
        case "y": index > 0
        default: false
        }
    }
}
