public import Foundation
public import MusicTheory
import Yams

/// Fret shapes for chords: those a data file prefers, else the easiest that a search finds.
public struct ChordShapes: Sendable {
    private let preferred: [String: [Chord: FretShape]]

    /// Shapes that the search alone finds.
    public static let computed = ChordShapes(preferred: [:])

    private init(preferred: [String: [Chord: FretShape]]) {
        self.preferred = preferred
    }

    /// Reads `shapes.yaml`.
    ///
    /// - Parameter directory: The program's `data/chords`.
    /// - Throws: ``ChordShapesError``.
    public init(directory: URL) throws(ChordShapesError) {
        let path = directory.appending(path: "shapes.yaml")
        let file: File
        do {
            file = try YAMLDecoder().decode(File.self, from: Data(contentsOf: path))
        } catch {
            throw ChordShapesError.unreadable(path.path, reason: "\(error)")
        }
        var preferred: [String: [Chord: FretShape]] = [:]
        for (instrument, shapes) in [(FrettedInstrument.guitar, file.guitar), (.ukulele, file.ukulele)] {
            for (symbol, text) in shapes {
                guard let chord = Chord(symbol: symbol) else { throw ChordShapesError.unknownChord(symbol) }
                guard let shape = FretShape(text), shape.frets.count == instrument.tuning.count else {
                    throw ChordShapesError.unreadableShape(text, chord: symbol, instrument: instrument.name)
                }
                preferred[instrument.name, default: [:]][chord] = shape
            }
        }
        self.init(preferred: preferred)
    }

    private struct File: Decodable {
        var guitar: [String: String]
        var ukulele: [String: String]
    }

    /// The shape to print; nil where none is known and none can be played.
    public func shape(of chord: Chord, on instrument: FrettedInstrument) -> FretShape? {
        let known = preferred[instrument.name] ?? [:]
        if let shape = known[chord] { return shape }
        // A player finds G sharp where A flat is.
        let twin = known.keys.filter { $0.quality == chord.quality && $0.root.isEnharmonic(with: chord.root) }.first
        return twin.flatMap { known[$0] } ?? FretboardSearch(instrument: instrument).shape(for: chord)
    }
}

/// Why `shapes.yaml` cannot be used.
public enum ChordShapesError: Error, Equatable, CustomStringConvertible {
    /// A file that is missing or is no YAML of chords and shapes.
    case unreadable(String, reason: String)
    /// A name that is no chord symbol.
    case unknownChord(String)
    /// A shape with other characters, or another number of strings than the instrument has.
    case unreadableShape(String, chord: String, instrument: String)

    /// What is wrong and where.
    public var description: String {
        switch self {
        case .unreadable(let path, let reason):
            "The chord shapes in \(path) cannot be read (\(reason)). Restore the file, or name another folder in DATA_PATH."
        case .unknownChord(let symbol):
            "data/chords/shapes.yaml names the chord “\(symbol)”, which is none. Write it as lessons do, such as Bbmaj7."
        case .unreadableShape(let text, let chord, let instrument):
            "data/chords/shapes.yaml has the shape “\(text)” for \(chord) on \(instrument). "
                + "Write one character a string: x, 0-9 or a-e."
        }
    }
}
