import Genres
import MusicTheory
import Teaching

extension Tweak: Codable, CustomStringConvertible {
    /// The form in which documents hold it: `key G major`, `tempo 90`, `verse 2 in reggae`, `words 1`.
    public var description: String {
        switch self {
        case .key(let key): "key \(key)"
        case .tempo(let bpm): "tempo \(bpm)"
        case .level(let level): "level \(level.rawValue)"
        case .leader(let kind, let number, let genre): "\(kind.rawValue) \(number) in \(genre)"
        case .simplerChords(let number), .words(let number), .tune(let number), .groove(let number),
            .title(let number), .length(let number), .minutes(let number):
            "\(aspect) \(number)"
        }
    }

    /// Reads ``description``; nil for anything else.
    public init?(_ description: String) {
        let words = description.split(separator: " ").map(String.init)
        guard words.count > 1 else { return nil }
        let rest = words.dropFirst().joined(separator: " ")
        if words.count == 4, words[2] == "in", let kind = ScoreSection.Kind(rawValue: words[0]),
            let number = Int(words[1])
        {
            self = .leader(kind, number: number, GenreID(words[3]))
            return
        }
        let number = Int(rest)
        let tweak: Tweak? =
            switch words[0] {
            case "key": Key(rest).map(Tweak.key)
            case "level": SkillLevel(rawValue: rest).map(Tweak.level)
            case "tempo": number.map(Tweak.tempo)
            case "chords": number.map(Tweak.simplerChords)
            case "words": number.map(Tweak.words)
            case "tune": number.map(Tweak.tune)
            case "groove": number.map(Tweak.groove)
            case "title": number.map(Tweak.title)
            case "length": number.map(Tweak.length)
            case "minutes": number.map(Tweak.minutes)
            default: nil
            }
        guard let tweak else { return nil }
        self = tweak
    }

    /// Reads the text of one tweak.
    ///
    /// - Throws: `DecodingError` where the text names none.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let tweak = Tweak(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\"\(text)\" is no tweak")
        }
        self = tweak
    }

    /// Writes ``description``.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
