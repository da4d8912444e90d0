public import Foundation
public import Genres
import MusicTheory
import Synchronization
import Teaching

/// Reads what a teacher wants to be different, by rules: the longest phrase that fits counts, and every word has to.
public final class TweakReader: Sendable {
    private let catalogue: Catalogue
    private let data: URL
    private let known = Mutex<TweakLexicon?>(nil)

    /// Names what to read with; nothing is read before the first request.
    ///
    /// - Parameters:
    ///   - catalogue: The genres, for their names.
    ///   - data: The program's data folder, which holds `understanding`.
    public init(catalogue: Catalogue, data: URL) {
        self.catalogue = catalogue
        self.data = data
    }

    /// Reads a request such as "slower and in G, other words please".
    ///
    /// - Throws: ``GenerationError/unreadable(file:problem:)``, or what the catalogue throws.
    public func read(_ text: String) throws -> TweakReading {
        var cursor = TweakCursor(words: TweakWords.split(text), lexicon: try lexicon())
        return cursor.read()
    }

    /// The wishes of a request that is understood to the last word.
    ///
    /// - Throws: ``TweakRefusal`` that names what was not understood and what can be said, or what ``read(_:)`` throws.
    public func wishes(in text: String) throws -> [TweakWish] {
        let reading = try read(text)
        let examples = try lexicon().examples
        if !reading.notUnderstood.isEmpty {
            throw TweakRefusal.notUnderstood(reading.notUnderstood, examples: examples)
        }
        if reading.wishes.isEmpty { throw TweakRefusal.nothingAsked(examples: examples) }
        return reading.wishes
    }

    private func lexicon() throws -> TweakLexicon {
        if let lexicon = known.withLock({ $0 }) { return lexicon }
        let lexicon = try TweakLexicon(directory: data, catalogue: catalogue)
        known.withLock { $0 = lexicon }
        return lexicon
    }
}

/// Goes through the words of a request.
private struct TweakCursor {
    let words: [String]
    let lexicon: TweakLexicon
    private var place = 0

    init(words: [String], lexicon: TweakLexicon) {
        self.words = words
        self.lexicon = lexicon
    }

    /// What the slots of a phrase were filled with.
    private struct Filling {
        var key: (NoteName, Key.Mode?)?
        var number: Int?
        var level: SkillLevel?
        var section: TweakWish.SectionName?
        var genre: GenreID?
    }

    mutating func read() -> TweakReading {
        var reading = TweakReading(wishes: [], notUnderstood: [])
        var strange: [String] = []
        func close() {
            if !strange.isEmpty { reading.notUnderstood.append(strange.joined(separator: " ")) }
            strange = []
        }
        while place < words.count {
            if let (phrase, end, filling) = longest() {
                close()
                if let wish = wish(phrase.wish, filling), !reading.wishes.contains(wish) { reading.wishes.append(wish) }
                place = end
            } else {
                let word = words[place]
                if word == "," || lexicon.filler.contains(word) { close() } else { strange.append(word) }
                place += 1
            }
        }
        close()
        return reading
    }

    private func longest() -> (TweakLexicon.Phrase, Int, Filling)? {
        var best: (TweakLexicon.Phrase, Int, Filling)?
        for phrase in lexicon.phrases {
            var filling = Filling()
            guard let end = match(phrase.words[...], at: place, &filling) else { continue }
            if end > best?.1 ?? place { best = (phrase, end, filling) }
        }
        return best
    }

    private func match(_ phrase: ArraySlice<String>, at place: Int, _ filling: inout Filling) -> Int? {
        guard let first = phrase.first else { return place }
        let end: Int?
        switch first {
        case "{key}": end = key(at: place, &filling)
        case "{number}":
            filling.number = word(place).flatMap { Int($0) }
            end = filling.number == nil ? nil : place + 1
        case "{level}":
            filling.level = word(place).flatMap(SkillLevel.init(named:))
            end = filling.level == nil ? nil : place + 1
        case "{section}": end = section(at: place, &filling)
        case "{genre}": end = genre(at: place, &filling)
        default: end = word(place) == first ? place + 1 : nil
        }
        return end.flatMap { match(phrase.dropFirst(), at: $0, &filling) }
    }

    private func word(_ place: Int) -> String? { place < words.count ? words[place] : nil }

    // MARK: Slots

    /// "g", "bb", "b flat", "f#m", "d minor"; the article "a" only where a mode or nothing follows.
    private func key(at place: Int, _ filling: inout Filling) -> Int? {
        guard let text = word(place) else { return nil }
        let isShort = text.count > 1 && text.hasSuffix("m")
        let letters = isShort ? text.dropLast() : text[...]
        guard var tonic = NoteName(letters.prefix(1).uppercased() + letters.dropFirst()) else { return nil }
        var end = place + 1
        if tonic.accidental == 0, let shift = ["flat": -1, "sharp": 1][word(end) ?? ""] {
            tonic = NoteName(tonic.letter, accidental: shift)
            end += 1
        }
        var mode: Key.Mode? = isShort ? .minor : nil
        if !isShort, let said = word(end).flatMap({ Key.Mode(rawValue: $0) }) {
            mode = said
            end += 1
        }
        let isArticle = text == "a" && end == place + 1
        if isArticle, let next = word(end), ![",", "and", "please"].contains(next) { return nil }
        filling.key = (tonic, mode)
        return end
    }

    private static let ordinals = [
        "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": -1,
        "final": -1,
    ]
    private static let cardinals = ["one": 1, "two": 2, "three": 3, "four": 4]

    /// "verse 2", "the second verse", "last chorus", "the bridge".
    private func section(at place: Int, _ filling: inout Filling) -> Int? {
        var place = place
        if word(place) == "the" { place += 1 }
        if let number = Self.ordinals[word(place) ?? ""], let kind = lexicon.sections[word(place + 1) ?? ""] {
            filling.section = TweakWish.SectionName(kind, number)
            return place + 2
        }
        guard let kind = lexicon.sections[word(place) ?? ""] else { return nil }
        let next = word(place + 1) ?? ""
        if let number = Int(next) ?? Self.cardinals[next], number > 0 {
            filling.section = TweakWish.SectionName(kind, number)
            return place + 2
        }
        filling.section = TweakWish.SectionName(kind)
        return place + 1
    }

    private func genre(at place: Int, _ filling: inout Filling) -> Int? {
        for length in stride(from: min(5, words.count - place), to: 0, by: -1) {
            if let genre = lexicon.genres[Array(words[place..<place + length])] {
                filling.genre = genre
                return place + length
            }
        }
        return nil
    }

    private func wish(_ name: String, _ filling: Filling) -> TweakWish? {
        switch name {
        case "key": filling.key.map { .key($0.0, $0.1) }
        case "key-up": .keyUp
        case "key-down": .keyDown
        case "tempo": filling.number.map { .tempo($0) }
        case "slower": .slower
        case "faster": .faster
        case "level": filling.level.map { .level($0) }
        case "easier": .easier
        case "harder": .harder
        case "leader":
            if let section = filling.section, let genre = filling.genre { .leader(section, genre) } else { nil }
        case "simpler-chords": .simplerChords
        case "other-words": .otherWords
        case "other-tune": .otherTune
        case "other-groove": .otherGroove
        case "new-title": .newTitle
        case "shorter": .shorter
        case "longer": .longer
        case "minutes": filling.number.map { .minutes($0) }
        default: nil
        }
    }
}

extension SkillLevel {
    /// "beginner", and "beginners" as well.
    fileprivate init?(named word: String) {
        self.init(rawValue: word.hasSuffix("s") ? String(word.dropLast()) : word)
    }
}
