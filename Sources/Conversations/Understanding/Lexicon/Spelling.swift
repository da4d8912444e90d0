/// Reads a misspelt word as the lexicon's word it is nearest to.
///
/// One slip (a letter too many, too few, another one, or two swapped) in words of four letters and more, two in words
/// of eight and more; never where the word typed is an ordinary English one.
struct Spelling: Sendable {
    private struct Word: Sendable {
        var text: String
        var bytes: [UInt8]
        var letters: UInt32
        var weight: Int
    }

    private var words: [Int: [Word]] = [:]
    private var weights: [String: Int] = [:]
    private var accepted: Set<String> = []
    private let common: [UInt8]

    /// - Parameter common: Ordinary words that must stay as they are: sorted, one to a line.
    init(common: [UInt8]) {
        self.common = common
    }

    /// Adds a word to correct to; where two are equally near, the heavier one is taken.
    mutating func add(_ word: String, weight: Int) {
        guard word.utf8.count >= 4, word.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else { return accept(word) }
        weights[word] = max(weight, weights[word] ?? 0)
    }

    /// Adds a word that is right as it is and is never corrected to.
    mutating func accept(_ word: String) {
        accepted.insert(word)
    }

    /// Sorts the words by length once all are there.
    mutating func seal() {
        for (word, weight) in weights.sorted(by: { $0.key < $1.key }) {
            let bytes = Array(word.utf8)
            words[bytes.count, default: []].append(
                Word(text: word, bytes: bytes, letters: Self.letters(bytes), weight: weight)
            )
        }
    }

    /// Every word that can be corrected to, sorted.
    var vocabulary: [String] { weights.keys.sorted() }

    /// The word meant by `typed`; nil where it is right as it is or nothing is near.
    func correction(of typed: String) -> String? {
        let bytes = Array(typed.utf8)
        guard bytes.count >= 3, bytes.count <= 24, bytes.allSatisfy({ (0x61...0x7A).contains($0) }) else { return nil }
        guard weights[typed] == nil, !accepted.contains(typed), !isCommon(bytes) else { return nil }
        let limit = bytes.count >= 8 ? 2 : 1
        let letters = Self.letters(bytes)
        var best: (word: Word, distance: Int)?
        for length in (bytes.count - limit)...(bytes.count + limit) {
            for word in words[length] ?? [] where (word.letters ^ letters).nonzeroBitCount <= 2 * limit {
                guard bytes.count > 3 || Self.doubles(bytes, word.bytes) else { continue }
                // One slip is all a word of seven letters or fewer is allowed, on either side.
                let allowed = min(limit, word.bytes.count >= 7 ? 2 : 1)
                guard let distance = Self.distance(bytes, word.bytes, limit: allowed) else { continue }
                let score = distance * 10 - word.weight - (bytes[0] == word.bytes[0] ? 3 : 0)
                if score < best.map({ $0.distance }) ?? Int.max { best = (word, score) }
            }
        }
        return best?.word.text
    }

    /// "jaz" for "jazz": the only slip allowed in three letters is a doubled letter typed once.
    private static func doubles(_ typed: [UInt8], _ word: [UInt8]) -> Bool {
        word.count == 4 && Array(word.prefix(3)) == typed && word[2] == word[3]
    }

    private static func letters(_ bytes: [UInt8]) -> UInt32 {
        bytes.reduce(0) { $0 | 1 << UInt32($1 & 31) }
    }

    /// Damerau's distance with adjacent swaps; nil above the limit.
    static func distance(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int? {
        guard abs(left.count - right.count) <= limit else { return nil }
        var before = [Int](repeating: 0, count: right.count + 1)
        var previous = Array(0...right.count)
        for row in 1...max(left.count, 1) where row <= left.count {
            var current = [row] + [Int](repeating: 0, count: right.count)
            var smallest = row
            for column in 1...max(right.count, 1) where column <= right.count {
                let same = left[row - 1] == right[column - 1]
                var cost = min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + (same ? 0 : 1))
                if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                    cost = min(cost, before[column - 2] + 1)
                }
                current[column] = cost
                smallest = min(smallest, cost)
            }
            guard smallest <= limit else { return nil }
            (before, previous) = (previous, current)
        }
        return previous[right.count] <= limit ? previous[right.count] : nil
    }

    /// Whether the sorted list of ordinary words has the word: a binary search over its lines.
    func isCommon(_ word: [UInt8]) -> Bool {
        var low = 0
        var high = common.count
        while low < high {
            var start = (low + high) / 2
            while start > low, common[start - 1] != 0x0A { start -= 1 }
            let end = common[start...].firstIndex(of: 0x0A) ?? common.count
            let line = common[start..<end]
            if line.elementsEqual(word) { return true }
            if line.lexicographicallyPrecedes(word) { low = end + 1 } else { high = start }
        }
        return false
    }
}
