public import Foundation
public import Genres
import Teaching

extension Lexicon {
    /// The names of the lexicon's files in `data/understanding`.
    public static let fileNames = [
        "artists.yaml", "classes.yaml", "common-words.txt", "corrections.yaml", "culture.yaml", "genres.yaml",
        "instruments.yaml", "intents.yaml", "levels.yaml", "lookalikes.yaml", "negation.yaml", "numbers.yaml",
        "objectives.yaml", "settings.yaml", "topics.yaml", "unknown-genres.yaml",
    ]

    /// Builds the lexicon from a folder.
    ///
    /// - Parameters:
    ///   - entries: The catalogue's genres.
    ///   - directory: The folder with ``fileNames``.
    /// - Throws: ``LexiconError``.
    public init(entries: [GenreEntry], directory: URL) throws(LexiconError) {
        var texts: [String: String] = [:]
        for name in Self.fileNames {
            let file = directory.appendingPathComponent(name)
            do {
                texts[name] = String(decoding: try Data(contentsOf: file), as: UTF8.self)
            } catch {
                throw LexiconError.unreadable(path: file.path, reason: "\(error.localizedDescription)")
            }
        }
        try self.init(entries: entries, texts: texts)
    }

    /// Takes the catalogue's names, but for those that `lookalikes.yaml` lists as no genre by themselves.
    mutating func readNames(_ entries: [GenreEntry], hidden file: LexiconFile?) {
        var hidden: Set<String> = []
        for section in file?.sections ?? [] {
            switch section.heading {
            case "not a genre": hidden.formUnion(section.phrases)
            case "capitalised": capitalised = Set(section.phrases.map(PhraseBook.words(of:)))
            default: break
            }
        }
        for entry in entries {
            genres.insert(entry.id)
            parents[entry.id] = entry.parents
            for alias in entry.aliases where !hidden.contains(alias) {
                addName(alias, .genre(entry.id, artist: nil), weight: 2)
            }
            for artist in entry.artists where !hidden.contains(artist) {
                addName(artist, .genre(entry.id, artist: artist), weight: 0)
            }
        }
    }

    /// Takes the phrases of one file, whose name says what its headings mean.
    mutating func read(_ file: LexiconFile, name: String) throws(LexiconError) {
        for section in file.sections {
            if name == "lookalikes.yaml", ["not a genre", "capitalised"].contains(section.heading) { continue }
            switch name {
            case "artists.yaml":
                for artist in section.phrases {
                    addName(artist, .genre(GenreID(section.heading), artist: artist), weight: 0)
                }
            case "unknown-genres.yaml":
                readUnknown(section)
            default:
                guard let meaning = Self.meaning(of: section.heading, in: name) else {
                    throw LexiconError.heading(file: name, text: section.heading)
                }
                try read(section, meaning, name: name)
            }
        }
    }

    private mutating func read(
        _ section: LexiconFile.Section,
        _ meaning: Meaning,
        name: String
    ) throws(LexiconError) {
        if case .value(.instrument(let instrument)) = meaning {
            try add(instrument.rawValue, meaning, file: name)
        }
        for phrase in section.phrases {
            if name == "genres.yaml", !Pattern.isNeeded(for: phrase) {
                addName(phrase, meaning, weight: 2)
            } else {
                try add(phrase, meaning, file: name)
            }
        }
    }

    private mutating func readUnknown(_ section: LexiconFile.Section) {
        let ids = section.heading.split(separator: ",").map { GenreID(String($0.filter { $0 != " " })) }
        for name in section.phrases {
            nearest[name] = ids
            addName(name, .unknownGenre(name), weight: 1)
        }
    }

    private static func meaning(of heading: String, in file: String) -> Meaning? {
        switch file {
        case "settings.yaml": Setting(rawValue: heading).map { .value(.setting($0)) }
        case "levels.yaml": SkillLevel(rawValue: heading).map { .value(.level($0)) }
        case "objectives.yaml": LearningObjective(rawValue: heading).map { .value(.objective($0)) }
        case "culture.yaml": CulturalFocus(rawValue: heading).map { .value(.culture($0)) }
        case "instruments.yaml": .value(.instrument(Instrument(rawValue: heading)))
        case "genres.yaml": .genre(GenreID(heading), artist: nil)
        case "numbers.yaml":
            heading == "nothing" ? .lookalike(.classSize) : Measure(heading: heading).map { .measure($0) }
        case "negation.yaml", "corrections.yaml": Cue(rawValue: heading).map { .cue($0) }
        case "intents.yaml": Understanding.Intent(rawValue: heading).map { .intent($0) }
        case "lookalikes.yaml":
            heading == "everything" ? .lookalike(nil) : Slot(rawValue: heading).map { .lookalike($0) }
        case "topics.yaml": heading == "topic" ? .topic : nil
        default: nil
        }
    }
}
