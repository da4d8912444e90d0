import Foundation
import Genres
import Yams

/// The phrases by which teachers ask for something different, read from `data/understanding/tweaks.yaml`.
struct TweakLexicon: Sendable {
    /// A phrase as its words; a word in braces is a slot.
    struct Phrase: Sendable {
        /// What it asks for: the name of a wish, or `keep` for what goes without saying.
        var wish: String
        var words: [String]
    }

    var phrases: [Phrase]
    var filler: Set<String>
    var sections: [String: ScoreSection.Kind]
    var examples: [String]
    /// Genres by the words of their names.
    var genres: [[String]: GenreID]

    private struct File: Decodable {
        var phrases: [String: [String]]
        var filler: [String]
        var sections: [String: [String]]
        var examples: [String]
    }

    /// Reads the file, and the genres' names from the catalogue's index.
    ///
    /// - Throws: ``GenerationError/unreadable(file:problem:)``, or what the catalogue throws.
    init(directory: URL, catalogue: Catalogue) throws {
        let file: File
        do {
            let bytes = try Data(contentsOf: directory.appending(path: "understanding/tweaks.yaml"))
            file = try YAMLDecoder().decode(File.self, from: bytes)
        } catch {
            throw GenerationError.unreadable(file: "understanding/tweaks.yaml", problem: "\(error)")
        }
        phrases = file.phrases.sorted { $0.key < $1.key }.flatMap { wish, texts in
            texts.map { Phrase(wish: wish, words: TweakWords.plain($0)) }
        }
        filler = Set(file.filler.flatMap(TweakWords.plain))
        examples = file.examples
        var sections: [String: ScoreSection.Kind] = [:]
        for (name, words) in file.sections {
            guard let kind = ScoreSection.Kind(rawValue: name) else {
                throw GenerationError.unreadable(
                    file: "understanding/tweaks.yaml",
                    problem: "there is no kind of section \"\(name)\""
                )
            }
            for word in words { sections[word] = kind }
        }
        self.sections = sections
        genres = Dictionary(
            try catalogue.entries.flatMap { entry in
                ([entry.name.shortLabel, entry.id.rawValue] + entry.aliases).map { (TweakWords.plain($0), entry.id) }
            },
            uniquingKeysWith: { first, _ in first }
        )
    }
}

/// A text as the words that phrases are made of.
enum TweakWords {
    /// Lower case without marks; hyphens part words, sharps and apostrophes stay in them, and a mark that ends a clause is
    /// a word of its own.
    static func split(_ text: String) -> [String] {
        var words: [String] = []
        var word = ""
        func end() {
            if !word.isEmpty { words.append(word) }
            word = ""
        }
        for character in text.lowercased() {
            switch character {
            case "’", "'": word.append("'")
            case "♯": word.append("#")
            case "♭": word.append("b")
            case ",", ".", ";", ":", "!", "?":
                end()
                words.append(",")
            case _ where character.isLetter || character.isNumber || "#{}%+&".contains(character):
                word.append(character)
            default: end()
            }
        }
        end()
        return words
    }

    /// The words without marks.
    static func plain(_ text: String) -> [String] { split(text).filter { $0 != "," } }
}
