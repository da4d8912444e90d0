import Foundation

/// What the checks compare a mashup with.
struct CheckMaterial: Sendable {
    var lint: TextLint
    var readability: Readability
    var standards: [StandardsTable]
    /// The sentence that asks a teacher to preview a flagged recording.
    var preview: String

    /// Reads the material below a data folder; throws ``LyricistError`` or ``GenerationError`` where a file cannot be read.
    init(data: URL, library: LessonLibrary) throws {
        lint = try library.lint()
        readability = Readability(dictionary: try library.dictionary())
        standards = try library.standards()
        preview = try library.prose().preview
    }
}
