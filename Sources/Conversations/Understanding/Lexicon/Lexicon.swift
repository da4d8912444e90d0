public import Genres
import Teaching

/// The language of teachers: which words name genres and artists, settings, levels, objectives and the rest, and which
/// only look as if they did.
///
/// Built once from the catalogue's entries and the files of `data/understanding`; a pure value after that.
public struct Lexicon: Sendable {
    /// A pattern, as it is written, with its meaning.
    struct Rule: Sendable {
        var phrase: String
        var meaning: Meaning
        var file: String
    }

    /// Names that are matched letter by letter: genres, artists, genres without a record.
    var names = PhraseBook()
    /// Phrases whose words may be inflected.
    var phrases = PhraseBook()
    /// Patterns, found through ``rulesByWord`` and ``numberRules``.
    var rules: [Rule] = []
    /// Places in ``rules`` by a word a match can begin with.
    var rulesByWord: [String: [Int]] = [:]
    /// Places in ``rules`` of patterns that can begin with a number or anything.
    var numberRules: [Int] = []
    /// Patterns that a message has asked for, read once each.
    let patterns = PatternCache()
    /// Word classes for patterns.
    var classes: [String: [[Pattern.Word]]] = [:]
    /// Words that a description (`~`) cannot contain.
    var function: Set<String> = []
    /// What to make of misspelt words.
    var spelling: Spelling
    /// "hiphop": the words it stands for.
    var joined: [String: [String]] = [:]
    /// Names of one word, for words typed apart ("blue grass").
    var singles: Set<String> = []
    /// Genres that each genre is a kind of.
    var parents: [GenreID: [GenreID]] = [:]
    /// Every genre of the catalogue.
    var genres: Set<GenreID> = []
    /// The nearest genres of a name without a record.
    var nearest: [String: [GenreID]] = [:]
    /// Artist names that must be written with a capital.
    var capitalised: Set<[String]> = []

    /// Builds the lexicon.
    ///
    /// - Parameters:
    ///   - entries: The catalogue's genres.
    ///   - texts: The lexicon files by name, `classes.yaml` to `common-words.txt`.
    /// - Throws: ``LexiconError`` with the file and the line or phrase at fault.
    public init(entries: [GenreEntry], texts: [String: String]) throws(LexiconError) {
        spelling = Spelling(common: Array((texts["common-words.txt"] ?? "").utf8))
        var files: [String: LexiconFile] = [:]
        for (name, text) in texts where name.hasSuffix(".yaml") {
            files[name] = try LexiconFile(text, file: name)
        }
        rulesByWord.reserveCapacity(6000)
        readClasses(files["classes.yaml"])
        readNames(entries, hidden: files["lookalikes.yaml"])
        for (name, file) in files.sorted(by: { $0.key < $1.key }) where name != "classes.yaml" {
            try read(file, name: name)
        }
        spelling.seal()
    }

    /// The words that a misspelt word may be read as, sorted; for making `common-words.txt`.
    public var typoVocabulary: [String] { spelling.vocabulary }

    // MARK: Adding

    /// Adds a phrase or pattern.
    mutating func add(_ phrase: String, _ meaning: Meaning, file: String) throws(LexiconError) {
        guard Pattern.isNeeded(for: phrase) else {
            let words = phrase.utf8.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
            phrases.add(words, meaning)
            for word in words { teach(word: word, for: meaning) }
            return
        }
        guard let first = Pattern.firstWords(of: phrase, classes: classes) else {
            throw LexiconError.pattern(file: file, text: phrase)
        }
        rules.append(Rule(phrase: phrase, meaning: meaning, file: file))
        if case .value(.instrument) = meaning { teach(phrase, for: meaning) }
        if first.isEmpty { numberRules.append(rules.count - 1) }
        for word in first { rulesByWord[word, default: []].append(rules.count - 1) }
    }

    /// The pattern of a rule; nil where it is not well formed, which ``validate()`` reports.
    func pattern(_ rule: Int) -> Pattern? {
        patterns.pattern(rule) { Pattern(rules[rule].phrase, classes: classes) }
    }

    /// Reads every pattern, also those that no message has asked for yet.
    ///
    /// - Throws: ``LexiconError/pattern(file:text:)`` for the first one that is not well formed.
    public func validate() throws(LexiconError) {
        for rule in rules where Pattern(rule.phrase, classes: classes) == nil {
            throw LexiconError.pattern(file: rule.file, text: rule.phrase)
        }
    }

    /// Adds a name that stands as it is written.
    mutating func addName(_ name: String, _ meaning: Meaning, weight: Int) {
        let words = PhraseBook.words(of: name)
        names.add(words, meaning, capitalised: capitalised.contains(words))
        guard weight > 0 else {
            for word in words { spelling.accept(word) }
            return
        }
        for word in words { spelling.add(word, weight: words.count == 1 ? weight : 1) }
        if words.count == 1 {
            if words[0].utf8.count >= 6 { singles.insert(words[0]) }
        } else if words.count <= 3 {
            let whole = words.joined()
            guard whole.utf8.count >= 5, joined[whole] == nil else { return }
            joined[whole] = words
            spelling.add(whole, weight: weight)
        }
    }

    /// A word of a phrase is right as it is; only instruments and the class `misspelt` are corrected to.
    private mutating func teach(word: String, for meaning: Meaning) {
        if case .value(.instrument) = meaning, word.utf8.count >= 5 {
            spelling.add(word, weight: 1)
        } else {
            spelling.accept(word)
        }
    }

    /// Instruments given as plain alternatives can be corrected to.
    private mutating func teach(_ phrase: String, for meaning: Meaning) {
        guard let pattern = Pattern(phrase, classes: classes), pattern.items.count == 1,
            case .words(let alternatives)? = pattern.items.first
        else { return }
        for words in alternatives where words.count == 1 { teach(word: words[0].text, for: meaning) }
    }

    private mutating func readClasses(_ file: LexiconFile?) {
        for section in file?.sections ?? [] {
            let words = section.phrases.compactMap { Pattern.alternatives($0[...].utf8, classes: classes) }.joined()
            classes[section.heading] = Array(words)
        }
        function = Set((classes["function"] ?? []).compactMap { $0.first?.text })
        for word in classes["misspelt"] ?? [] { spelling.add(word.map(\.text).joined(), weight: 2) }
    }
}
