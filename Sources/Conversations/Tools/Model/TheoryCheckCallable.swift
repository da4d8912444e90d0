public import LanguageModels
import MusicTheory

/// Computes what models often get wrong about chords, scales and intervals: `theory_check`.
public struct TheoryCheckCallable: ModelCallable {
    /// Needs nothing but the rules.
    public init() {}

    /// What is asked for.
    private enum Kind: String, CaseIterable {
        case chord, scale, interval, numeral, transpose
    }

    /// What a model is told of it.
    public var definition: ModelTool {
        let text: @Sendable (String) -> JSONValue = { ["type": "string", "description": .string($0)] }
        return ModelTool(
            name: "theory_check",
            description: """
                Computes spelled notes of chords and scales, the interval between two notes, the chords of roman numerals \
                in a key, and chords moved to another key. Use it before you name notes or chords.
                """,
            parameters: [
                "type": "object",
                "properties": [
                    "kind": ["type": "string", "enum": .array(Kind.allCases.map { .string($0.rawValue) })],
                    "chords": text("For chord and transpose: chord symbols with spaces between, such as Dm7 G7 Cmaj7"),
                    "numerals": text("For numeral: such as ii7 V7 Imaj7; in minor write bIII, bVI, bVII"),
                    "scale": text("For scale: such as dorian, blues, major pentatonic"),
                    "tonic": text("For scale: the first note, such as Bb"),
                    "key": text("For numeral: such as A minor"),
                    "from": text("For interval the lower note, for transpose the key the chords are in"),
                    "to": text("For interval the upper note, for transpose the key they move to"),
                ],
                "required": ["kind"], "additionalProperties": false,
            ]
        )
    }

    /// Computes it; throws `ModelToolProblem` for arguments that name nothing.
    public func call(_ arguments: JSONValue) async throws -> ModelToolAnswer {
        let name = try arguments.needed("kind", example: "chord").lowercased()
        guard let kind = Kind(rawValue: name) else {
            let allowed = Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw ModelToolProblem.unusable(argument: "kind", value: name, allowed: "one of \(allowed)")
        }
        switch kind {
        case .chord: return try chords(arguments)
        case .scale: return try scale(arguments)
        case .interval: return try interval(arguments)
        case .numeral: return try numerals(arguments)
        case .transpose: return try transposition(arguments)
        }
    }

    // MARK: - Kinds

    private func chords(_ arguments: JSONValue) throws -> ModelToolAnswer {
        let chords = try arguments.chords()
        let lines = chords.map(Self.line)
        return answer(chords.map(\.symbol).joined(separator: " "), lines)
    }

    private func scale(_ arguments: JSONValue) throws -> ModelToolAnswer {
        let tonic = try arguments.note("tonic")
        let name = try arguments.needed("scale", example: "dorian")
        let wanted = Self.folded(name)
        guard let scale = Self.scales.first(where: { Self.folded($0.key) == wanted })?.value else {
            let allowed = Self.scales.map(\.key).sorted().joined(separator: ", ")
            throw ModelToolProblem.unusable(argument: "scale", value: name, allowed: "one of \(allowed)")
        }
        let degrees = scale.degrees.map(\.description).joined(separator: " ")
        return answer("\(tonic) \(scale.name)", [Self.names(scale.notes(tonic: tonic)) + " (degrees \(degrees))"])
    }

    private func interval(_ arguments: JSONValue) throws -> ModelToolAnswer {
        let (low, high) = (try arguments.note("from"), try arguments.note("to"))
        let above = high.letter < low.letter ? 5 : 4
        guard let interval = Interval(from: Pitch(low, octave: 4), to: Pitch(high, octave: above)) else {
            let value = "\(low) \(high)"
            throw ModelToolProblem.unusable(argument: "to", value: value, allowed: "notes spelled less oddly")
        }
        let line = "\(low) up to \(high): \(interval.spokenName) (\(interval)), \(interval.semitones) semitones"
        return answer("\(low)–\(high)", [line])
    }

    private func numerals(_ arguments: JSONValue) throws -> ModelToolAnswer {
        let key = try arguments.tonality("key")
        let numerals = try arguments.list("numerals", example: "ii7 V7 Imaj7").map { text in
            guard let numeral = RomanNumeral(Self.plain(text)) else {
                throw ModelToolProblem.unusable(
                    argument: "numerals",
                    value: text,
                    allowed: "numerals such as I, ii7, bVII"
                )
            }
            return numeral
        }
        let lines = numerals.map { numeral in
            "\(numeral) = \(Self.line(numeral.chord(in: key.tonic).simplified))"
                + Self.minorReading(of: numeral, in: key)
        }
        return answer("\(numerals.map(\.description).joined(separator: " ")) in \(key)", lines)
    }

    private func transposition(_ arguments: JSONValue) throws -> ModelToolAnswer {
        let (old, new) = (try arguments.tonality("from"), try arguments.tonality("to"))
        let chords = try arguments.chords()
        let lines = chords.map { "\($0.symbol) → \(Self.line($0.transposed(from: old, to: new).simplified))" }
        return answer("\(chords.map(\.symbol).joined(separator: " ")), \(old) to \(new)", lines)
    }

    // MARK: - Words

    private func answer(_ query: String, _ lines: [String]) -> ModelToolAnswer {
        ModelToolAnswer(
            query: query,
            content: lines.joined(separator: "\n"),
            resultsCount: lines.count,
            summary: lines.first ?? ""
        )
    }

    private static func line(_ chord: Chord) -> String { "\(chord.symbol): \(names(chord.notes))" }

    private static func names(_ notes: [NoteName]) -> String {
        notes.map(\.description).joined(separator: " ")
    }

    /// In minor, many write VI for the chord on the minor scale's sixth degree; here it would be the major scale's.
    private static func minorReading(of numeral: RomanNumeral, in key: Key) -> String {
        guard key.mode == .minor, [3, 6, 7].contains(numeral.degree.number), numeral.degree.alteration == 0,
            let flat = ScaleDegree(numeral.degree.number, alteration: -1),
            let other = RomanNumeral(degree: flat, quality: numeral.quality)
        else { return "" }
        return " – read against the major scale; on the minor scale's own degree, written \(other), it is "
            + line(other.chord(in: key.tonic).simplified)
    }

    /// Numerals with the signs people write.
    private static func plain(_ numeral: String) -> String {
        numeral.replacing("♭", with: "b").replacing("♯", with: "#").replacing("°", with: "o").replacing(
            "M7",
            with: "maj7"
        )
    }

    private static func folded(_ name: String) -> String {
        name.lowercased().filter(\.isLetter).replacing("scale", with: "")
    }

    private static let scales: [String: Scale] = [
        "major": .major, "ionian": .major, "minor": .naturalMinor, "natural minor": .naturalMinor,
        "aeolian": .naturalMinor, "harmonic minor": .harmonicMinor, "melodic minor": .melodicMinor, "dorian": .dorian,
        "phrygian": .phrygian, "lydian": .lydian, "mixolydian": .mixolydian, "locrian": .locrian,
        "major pentatonic": .majorPentatonic, "pentatonic": .majorPentatonic, "minor pentatonic": .minorPentatonic,
        "blues": .blues, "minor blues": .blues, "major blues": .majorBlues,
    ]
}

extension Interval {
    /// The interval as it is said: "minor third".
    fileprivate var spokenName: String {
        let names = ["unison", "second", "third", "fourth", "fifth", "sixth", "seventh", "octave", "ninth"]
        let size = number <= names.count ? names[number - 1] : "interval of \(number) steps"
        let kind =
            switch quality {
            case .diminished: "diminished"
            case .minor: "minor"
            case .perfect: "perfect"
            case .major: "major"
            case .augmented: "augmented"
            }
        return "\(kind) \(size)"
    }
}

extension JSONValue {
    /// A list in one text, or an array of texts.
    fileprivate func list(_ key: String, example: String) throws -> [String] {
        if let elements = self[key]?.array?.compactMap(\.string), !elements.isEmpty { return elements }
        let text = try needed(key, example: example)
        return text.split { $0.isWhitespace || ",;|→–".contains($0) }.map(String.init).filter { $0 != "-" }
    }

    fileprivate func chords() throws -> [Chord] {
        let key = self["chords"] == nil && self["chord"] != nil ? "chord" : "chords"
        return try list(key, example: "Dm7 G7 Cmaj7").map { text in
            guard let chord = Chord(symbol: text) else {
                throw ModelToolProblem.unusable(argument: "chords", value: text, allowed: "symbols such as Bb7, F#m7b5")
            }
            return chord
        }
    }

    fileprivate func note(_ key: String) throws -> NoteName {
        let text = try needed(key, example: "Bb")
        guard let note = NoteName(Self.plainNote(text)) else {
            throw ModelToolProblem.unusable(argument: key, value: text, allowed: "a note such as C, F# or Bb")
        }
        return note
    }

    fileprivate func tonality(_ key: String) throws -> MusicTheory.Key {
        let text = try needed(key, example: "A minor")
        guard let found = MusicTheory.Key(Self.plainNote(text)) else {
            throw ModelToolProblem.unusable(argument: key, value: text, allowed: "a key such as Bb major or F# minor")
        }
        return found
    }

    /// "B-flat", "B flat" and "B♭" as "Bb"; the first letter a capital.
    private static func plainNote(_ text: String) -> String {
        let words = text.replacing("-flat", with: "b").replacing(" flat", with: "b")
            .replacing("-sharp", with: "#").replacing(" sharp", with: "#").replacing("♭", with: "b").replacing(
                "♯",
                with: "#"
            )
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}
