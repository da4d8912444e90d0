/// A text in a form in which a quotation can be compared with what it was taken from: no case, no diacritics, no marks,
/// one space between words.
struct Quotation: Sendable, Hashable {
    /// The words with a space before and after each, as UTF-8.
    private var folded: [UInt8] = [0x20]
    /// For every byte of `folded` the UTF-8 offset in the text of what it stands for.
    private var offsets: [Int] = [0]
    /// Whether there are letters of other scripts, whose words need not be apart.
    private(set) var isForeign = false

    /// Folds a text.
    init(_ text: String) {
        var offset = 0
        for scalar in text.unicodeScalars {
            fold(scalar, at: offset)
            offset += UTF8.width(scalar)
        }
        add(" ", at: offset)
    }

    /// Whether there is nothing in it.
    var isEmpty: Bool { folded.count < 2 }

    /// The words.
    var words: [String] { folded.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) } }

    /// Where a quotation stands in this text, word for word, as UTF-8 offsets of the text.
    func places(of quote: Quotation) -> [Range<Int>] {
        var wanted = quote.folded[...]
        if quote.isEmpty { return [] }
        if quote.isForeign { wanted = wanted.dropFirst().dropLast() }
        guard folded.count >= wanted.count else { return [] }
        return (0...(folded.count - wanted.count)).compactMap { start in
            let end = start + wanted.count
            guard folded[start..<end].elementsEqual(wanted) else { return nil }
            return offsets[start]..<max(offsets[start] + 1, offsets[end - 1])
        }
    }

    private mutating func fold(_ scalar: Unicode.Scalar, at offset: Int) {
        if let letter = Folding.letter(scalar) {
            add(letter, at: offset)
        } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
            isForeign = isForeign || scalar.properties.isAlphabetic
            add(scalar.properties.lowercaseMapping, at: offset)
        } else if !Self.isApostrophe(scalar), !scalar.properties.isDiacritic {
            add(" ", at: offset)
        }
    }

    private mutating func add(_ text: String, at offset: Int) {
        if text == " ", folded.last == 0x20 { return }
        for byte in text.utf8 {
            folded.append(byte)
            offsets.append(offset)
        }
    }

    private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
        ["'", "’", "‘", "`", "´", "ʼ"].contains(scalar)
    }
}

extension Quotation {
    /// Compares the words, not where they were found.
    static func == (left: Quotation, right: Quotation) -> Bool {
        left.folded == right.folded
    }

    /// Hashes the words.
    func hash(into hasher: inout Hasher) {
        hasher.combine(folded)
    }
}
