/// Divides written words into as many parts as they have syllables.
///
/// The number of parts is exactly the number asked for; where the cuts fall follows the usual way of printing words
/// under notes: a single consonant begins the next syllable, two are shared, endings such as *-ing* stay whole.
public enum Syllabifier {
    /// The parts of the word, in order; their letters joined are the word.
    public static func divide(_ word: String, into count: Int) -> [String] {
        let letters = Array(word)
        guard count > 1, letters.count > 1 else { return [word] }
        guard count < letters.count else { return evenly(letters, into: min(count, letters.count)) }
        let lower = Array(word.lowercased())
        guard lower.count == letters.count, let nuclei = nuclei(in: lower, count: count) else {
            return evenly(letters, into: count)
        }
        var cuts = [0]
        for (left, right) in zip(nuclei, nuclei.dropFirst()) {
            cuts.append(cut(lower, after: left, before: right))
        }
        cuts.append(letters.count)
        guard zip(cuts, cuts.dropFirst()).allSatisfy({ $0 < $1 }) else { return evenly(letters, into: count) }
        return zip(cuts, cuts.dropFirst()).map { String(letters[$0..<$1]) }
    }

    private static func evenly(_ letters: [Character], into count: Int) -> [String] {
        (0..<count).map { part in
            String(letters[(part * letters.count / count)..<((part + 1) * letters.count / count)])
        }
    }

    // MARK: Vowels

    private static func nuclei(in letters: [Character], count: Int) -> [Range<Int>]? {
        var runs = vowelRuns(letters)
        while runs.count > count, let silent = silentRun(runs, letters) {
            runs.remove(at: silent)
        }
        while runs.count > count {
            runs.remove(at: runs.count - 1)
        }
        while runs.count < count {
            guard
                let longest = runs.indices.filter({ runs[$0].count > 1 }).max(by: {
                    hiatus(runs[$0], letters) < hiatus(runs[$1], letters)
                })
            else { return nil }
            let run = runs[longest]
            let middle = run.lowerBound + max(1, run.count / 2)
            runs.replaceSubrange(longest...longest, with: [run.lowerBound..<middle, middle..<run.upperBound])
        }
        return runs
    }

    private static func vowelRuns(_ letters: [Character]) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for index in letters.indices where isVowel(letters, index) {
            if let last = runs.last, last.upperBound == index {
                runs[runs.count - 1] = last.lowerBound..<(index + 1)
            } else {
                runs.append(index..<(index + 1))
            }
        }
        return runs
    }

    private static func isVowel(_ letters: [Character], _ index: Int) -> Bool {
        switch letters[index] {
        case "a", "e", "i", "o": true
        case "u": index == 0 || letters[index - 1] != "q"
        case "y": index > 0 && !(index + 1 < letters.count && "aeiou".contains(letters[index + 1]))
        case "á", "é", "í", "ó", "ú", "ã", "ö", "ü": true
        default: false
        }
    }

    /// The run that is most likely a silent e: at the end, before a final s or d, or before a later part of a compound.
    private static func silentRun(_ runs: [Range<Int>], _ letters: [Character]) -> Int? {
        let lone = runs.indices.dropFirst().filter { runs[$0].count == 1 && letters[runs[$0].lowerBound] == "e" }
        if let last = lone.last, last == runs.count - 1, runs[last].upperBound >= letters.count - 1 { return last }
        return lone.first { $0 < runs.count - 1 } ?? lone.last
    }

    private static func hiatus(_ run: Range<Int>, _ letters: [Character]) -> Int {
        switch String(letters[run.lowerBound..<(run.lowerBound + 2)]) {
        case "ia", "io", "iu", "eo", "ua", "ue", "uo", "ie", "oe", "ae": 3
        case "ui", "ei", "ea": 2
        default: run.count > 2 ? 3 : 1
        }
    }

    // MARK: Consonants

    private static let inseparable: Set<String> = ["th", "ch", "sh", "ph", "wh", "gh", "qu", "gn", "kn"]
    private static let onsets: Set<String> = [
        "bl", "br", "cl", "cr", "dr", "fl", "fr", "gl", "gr", "pl", "pr", "tr", "tw", "thr", "shr", "chr",
    ]

    private static func cut(_ letters: [Character], after left: Range<Int>, before right: Range<Int>) -> Int {
        let start = left.upperBound
        let end = right.lowerBound
        let between = String(letters[start..<end])
        let ending = String(letters[end...])
        if between.count > 0, ending == "ing" || ending == "ings" {
            let isDoubled =
                between.count > 1 && letters[end - 1] == letters[end - 2] && !"lsz".contains(letters[end - 1])
            return isDoubled ? end - 1 : end
        }
        // The last syllable of *little* and *handled* begins with the consonant before the l.
        if between.count > 1, letters[end - 1] == "l", ["e", "es", "ed"].contains(ending) {
            return between.hasPrefix("ck") ? start + 2 : between.hasPrefix("st") ? start + 1 : end - 2
        }
        switch between.count {
        case 0: return end
        case 1: return between == "x" ? end : start
        default: break
        }
        if between.hasPrefix("ck") { return start + 2 }
        if inseparable.contains(between) || onsets.contains(between) && letters[start] != letters[start + 1] {
            return start
        }
        for size in [3, 2] where between.count > size {
            let tail = String(between.suffix(size))
            if onsets.contains(tail) || inseparable.contains(tail) { return end - size }
        }
        if between.count > 2, between.hasPrefix("ng") { return start + 2 }
        return end - 1
    }
}
