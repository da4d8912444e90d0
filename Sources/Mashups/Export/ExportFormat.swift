public import Foundation

/// A format a mashup can be written in.
public enum ExportFormat: String, CaseIterable, Sendable, Hashable {
    /// The whole lesson for a teacher.
    case markdown
    /// Teacher and student pages to print.
    case html
    /// The song with chords for players and singers.
    case chordpro
    /// The score for notation programs, MusicXML 4.0.
    case musicxml
    /// The piece to play, a Standard MIDI File.
    case midi
    /// Melody, chords and words as text that draws and plays in many places, ABC 2.1.
    case abc
    /// Flashcards for Anki.
    case anki
    /// Everything, for programs.
    case json

    /// Whether the file is text, which may be shown on a terminal.
    public var isText: Bool {
        switch self {
        case .markdown, .html, .chordpro, .musicxml, .abc, .anki, .json: true
        case .midi: false
        }
    }

    /// The usual file name extension, without the dot.
    public var fileExtension: String {
        switch self {
        case .markdown: "md"
        case .html: "html"
        case .chordpro: "cho"
        case .musicxml: "musicxml"
        case .midi: "mid"
        case .abc: "abc"
        case .anki: "csv"
        case .json: "json"
        }
    }
}

extension Mashup {
    /// The mashup in a format; text is UTF-8.
    ///
    /// - Parameters:
    ///   - format: What to write.
    ///   - shapes: Chord shapes for the handout's diagrams.
    /// - Returns: The file's content.
    /// - Throws: `EncodingError` where a number cannot be written as JSON.
    public func exported(as format: ExportFormat, shapes: ChordShapes = .computed) throws -> Data {
        switch format {
        case .markdown: Data(MarkdownExport(mashup: self).text().utf8)
        case .html: Data(Handout(mashup: self, shapes: shapes).text().utf8)
        case .chordpro: Data(ChordProExport(mashup: self).text().utf8)
        case .musicxml: Data(MusicXMLExport(mashup: self).text().utf8)
        case .midi: Data(MIDIExport(mashup: self).bytes())
        case .abc: Data(ABCExport(mashup: self).text().utf8)
        case .anki: Data(AnkiExport(mashup: self).text().utf8)
        case .json: try json()
        }
    }

    /// The mashup as JSON with sorted keys and a newline at the end.
    ///
    /// - Throws: `EncodingError` where a number cannot be written as JSON.
    public func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self) + Data("\n".utf8)
    }

    /// Reads what ``json()`` wrote.
    ///
    /// - Parameter json: A mashup's JSON.
    /// - Throws: `DecodingError` where it is something else.
    public init(json: Data) throws {
        self = try JSONDecoder().decode(Mashup.self, from: json)
    }
}
