import MusicTheory

/// The numbers, keys, chords and numerals that a text may speak of.
struct GivenFacts {
    private var numbers: Set<String> = []
    private var names: Set<String> = []

    /// Everything the texts mention and, where given, the score's key, tempo, meter and chords.
    init(texts: [String], score: Score? = nil) {
        for fact in texts.flatMap({ MusicalMentions.found(in: $0) }) { allow(fact) }
        guard let score else { return }
        allow(.number(String(score.tempo.bpm)))
        for part in score.meter.split(separator: "/") { allow(.number(String(part))) }
        for number in [score.barCount, score.sections.count] { allow(.number(String(number))) }
        allow(.key(score.key.name))
        for chord in score.sections.flatMap(\.chords) {
            allow(.chord(chord.symbol))
            allow(.numeral(chord.numeral))
            allowTriad(of: chord.symbol)
        }
    }

    /// What the text mentions and nobody gave, as the text has it.
    func unknown(in text: String) -> [String] {
        MusicalMentions.found(in: text).filter { fact in
            switch fact {
            case .number(let number): !numbers.contains(number)
            case .key(let name), .chord(let name), .numeral(let name): !names.contains(name)
            }
        }.map(\.text).unique
    }

    private mutating func allow(_ fact: MusicalMentions.Fact) {
        switch fact {
        case .number(let number): numbers.insert(number)
        case .key(let name), .chord(let name), .numeral(let name): names.insert(name)
        }
    }

    /// "C major" may be said of the chord C.
    private mutating func allowTriad(of symbol: String) {
        guard let chord = Chord(symbol: symbol) else { return }
        let isMinor = chord.quality.family == .minor
        allow(.key("\(chord.root) \(isMinor ? "minor" : "major")"))
    }
}

/// Finds what a text says about music in figures and symbols.
enum MusicalMentions {
    enum Fact: Hashable {
        /// Digits, or a number word before a countable noun, as digits.
        case number(String)
        /// "Bb major".
        case key(String)
        /// "Bb7".
        case chord(String)
        /// "bVII".
        case numeral(String)

        var text: String {
            switch self {
            case .number(let text), .key(let text), .chord(let text), .numeral(let text): text
            }
        }
    }

    private static let numberWords: [String: Int] = [
        "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
        "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "twenty": 20,
        "twenty-four": 24, "thirty": 30, "thirty-two": 32, "hundred": 100,
    ]

    private static let countable: Set<String> = [
        "bar", "bars", "measure", "measures", "beat", "beats", "bpm", "sharp", "sharps", "flat", "flats", "chord",
        "chords", "minute", "minutes", "second", "seconds", "line", "lines", "syllable", "syllables", "sections",
    ]

    static func found(in text: String) -> [Fact] {
        let words = words(of: text)
        return words.indices.flatMap { facts(at: $0, in: words) }
    }

    private static func facts(at index: Int, in words: [String]) -> [Fact] {
        let word = words[index]
        let next = index + 1 < words.count ? words[index + 1] : ""
        if let key = key(at: index, in: words) { return [.key(key)] }
        if word.first?.isNumber == true {
            let digits = word.prefix { $0.isNumber || $0 == "." }
            return [.number(digits.last == "." ? String(digits.dropLast()) : String(digits))]
        }
        if let number = numberWords[word.lowercased()], countable.contains(next.lowercased()) {
            return [.number(String(number))]
        }
        if let sign = word.first, "b#♭♯".contains(sign), Int(word.dropFirst()) != nil { return [.numeral(plain(word))] }
        if isNumeral(word) { return [.numeral(plain(word))] }
        if ["B", "C", "D", "E", "F", "G"].contains(word), ["chord", "chords"].contains(next.lowercased()) {
            return [.chord(word)]
        }
        if isChord(word) { return [.chord(plain(word))] }
        return []
    }

    /// "Bb major", "B flat major", "key of G".
    private static func key(at index: Int, in words: [String]) -> String? {
        func word(_ offset: Int) -> String { index + offset < words.count ? words[index + offset] : "" }
        let sign = ["flat": "b", "sharp": "#"][word(1).lowercased()]
        let tonic = plain(word(0)) + (sign ?? "")
        guard let first = tonic.first, ("A"..."G").contains(first), NoteName(tonic) != nil else { return nil }
        let mode = word(sign == nil ? 1 : 2).lowercased()
        if mode == "major" || mode == "minor" { return "\(tonic) \(mode)" }
        guard index >= 2, words[index - 1].lowercased() == "of", words[index - 2].lowercased() == "key" else {
            return nil
        }
        return "\(tonic) major"
    }

    private static func isNumeral(_ word: String) -> Bool {
        let core = plain(word).drop { $0 == "b" || $0 == "#" }
        let letters = core.prefix { "IViv".contains($0) }
        guard ["II", "III", "IV", "V", "VI", "VII"].contains(letters.uppercased()), letters != "v" else { return false }
        return RomanNumeral(plain(word)) != nil
    }

    private static func isChord(_ word: String) -> Bool {
        let symbol = plain(word)
        guard symbol.count > 1, let first = symbol.first, ("A"..."G").contains(first), symbol != "Am", symbol != "Add"
        else { return false }
        return Chord(symbol: symbol) != nil
    }

    private static func plain(_ word: String) -> String {
        word.replacing("♭", with: "b").replacing("♯", with: "#")
    }

    /// Runs of letters, digits and accidentals; a point between digits belongs to its number.
    private static func words(of text: String) -> [String] {
        var words: [String] = []
        var word = ""
        let characters = Array(text)
        for (index, character) in characters.enumerated() {
            let follows = index + 1 < characters.count && characters[index + 1].isNumber
            let isPoint = character == "." && word.last?.isNumber == true && follows
            if character.isLetter || character.isNumber || "#♭♯°ø".contains(character) || isPoint {
                word.append(character)
            } else if !word.isEmpty {
                words.append(word)
                word = ""
            }
        }
        return word.isEmpty ? words : words + [word]
    }
}
