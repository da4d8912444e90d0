public import Foundation
import Synchronization

/// The CMU Pronouncing Dictionary and a supplement of musical words, looked up in the files themselves.
///
/// Both files are sorted by their bytes and mapped into memory, so opening costs no parse and a word some microseconds.
/// A word of the supplement goes before the same word of CMUdict.
public struct PronouncingDictionary: Sendable {
    private let main: SortedLines
    private let supplement: SortedLines
    private let hyphenation: SortedLines
    private let remembered = Remembered()

    /// Opens the dictionary below a data folder (the one that holds `pronunciation`).
    /// - Throws: ``LyricistError/unreadable(file:reason:)`` where a file is missing.
    public init(directory: URL) throws {
        let folder = directory.appending(path: "pronunciation", directoryHint: .isDirectory)
        main = try SortedLines(folder.appending(path: "cmudict.dict"))
        supplement = try SortedLines(folder.appending(path: "music-terms.dict"))
        hyphenation = try SortedLines(folder.appending(path: "hyphenation.dict"))
    }

    /// Every way the word is said, the usual one first; an estimate by spelling where no dictionary has it.
    ///
    /// Case and outer punctuation do not matter. Empty where the word holds no letter.
    public func pronunciations(of word: String) -> [Pronunciation] {
        let key = Self.key(word)
        guard !key.isEmpty else { return [] }
        return remembered.value(for: key) { find(key) }
    }

    private func find(_ key: String) -> [Pronunciation] {
        let known = listed(key)
        if !known.isEmpty { return known }
        if key.contains("-") {
            return [compound(key.split(separator: "-").map(String.init))]
        }
        return [possessive(of: key) ?? SpellingEstimate.pronunciation(of: key)]
    }

    /// Whether a dictionary has the word, so that its syllables and rhymes are not an estimate.
    public func isListed(_ word: String) -> Bool {
        pronunciations(of: word).contains { !$0.isEstimated }
    }

    /// Whether the words rhyme strictly in some pronunciation of each; a word does not rhyme with itself.
    public func rhymes(_ first: String, _ second: String) -> Bool {
        rhymeQuality(first, second) == .strict
    }

    /// How closely the words rhyme in the best pair of their pronunciations.
    public func rhymeQuality(_ first: String, _ second: String) -> RhymeQuality {
        guard Self.key(first) != Self.key(second) else { return .none }
        var best = RhymeQuality.none
        for one in pronunciations(of: first) {
            for other in pronunciations(of: second) {
                best = max(best, NearRhyme.quality(one.rhymingPart, other.rhymingPart))
            }
        }
        return best
    }

    /// The letters of the word's syllables as an editor listed them (`mu-sic`), where the rule would divide it badly.
    func listedHyphenation(of key: String) -> [String]? {
        hyphenation.first(key).map { $0.split(separator: "-").map(String.init) }
    }

    /// The word as the dictionary writes it: lower case, a plain apostrophe, no outer punctuation.
    public static func key(_ word: String) -> String {
        if word.utf8.allSatisfy({ (97...122).contains($0) }) { return word }
        let plain = RunningText.key(word).unicodeScalars
        guard let first = plain.firstIndex(where: \.isLetterOrMark),
            let last = plain.lastIndex(where: \.isLetterOrMark)
        else { return "" }
        return String(plain[first...last])
    }

    private func listed(_ key: String) -> [Pronunciation] {
        let special = supplement.all(key)
        let lines = special.isEmpty ? main.all(key) : special
        return lines.map { Pronunciation(phones: $0.split(separator: " ").map(String.init)) }
    }

    private func compound(_ parts: [String]) -> Pronunciation {
        var result = Pronunciation(phones: [])
        for part in parts {
            guard let said = pronunciations(of: part).first else { continue }
            result.phones += said.phones
            result.isEstimated = result.isEstimated || said.isEstimated
        }
        return result
    }

    private func possessive(of key: String) -> Pronunciation? {
        guard key.hasSuffix("'s"), var owner = listed(String(key.dropLast(2))).first, let last = owner.phones.last
        else {
            return nil
        }
        switch last {
        case "S", "Z", "SH", "ZH", "CH", "JH": owner.phones += ["IH0", "Z"]
        case "P", "T", "K", "F", "TH": owner.phones.append("S")
        default: owner.phones.append("Z")
        }
        return owner
    }
}

/// Words that were looked up before, since a song asks for the same ones again and again.
private final class Remembered: Sendable {
    private let values = Mutex<[String: [Pronunciation]]>([:])
    /// Enough for an evening of songs, and some hundred kilobytes.
    private static let limit = 4000

    func value(for key: String, find: () -> [Pronunciation]) -> [Pronunciation] {
        if let value = values.withLock({ $0[key] }) { return value }
        let value = find()
        values.withLock { values in
            if values.count >= Self.limit { values.removeAll() }
            values[key] = value
        }
        return value
    }
}
