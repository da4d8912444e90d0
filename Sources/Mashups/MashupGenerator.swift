public import Foundation
public import Genres
public import Teaching

/// Turns what a conversation gathered into a mashup and the lesson around it.
///
/// Offline and deterministic: the same context, seed and data folder give the same bytes.
public struct MashupGenerator: Sendable {
    /// How much a lesson must hold at least.
    public let bounds: GenerationBounds
    private let catalogue: Catalogue
    private let data: URL

    /// Names what to work with; nothing is read yet.
    ///
    /// - Parameters:
    ///   - catalogue: The genres.
    ///   - data: The program's data folder, which holds `lesson`, `lyrics` and `pronunciation`.
    ///   - bounds: How much a lesson must hold at least.
    public init(catalogue: Catalogue, data: URL, bounds: GenerationBounds = .init()) {
        self.catalogue = catalogue
        self.data = data
        self.bounds = bounds
    }

    /// Makes a mashup.
    ///
    /// - Parameters:
    ///   - context: What is known; what is missing is assumed, and the mashup says so.
    ///   - seed: Chooses among everything that fits.
    ///   - writer: Who writes the title, the words and the explanations; the built-in writer when nil. What a writer
    ///     hands in and fails its checks is replaced by the built-in writer's.
    /// - Returns: A mashup without identity; see ``Mashup/recorded(id:sessionID:createdAt:)``.
    /// - Throws: ``GenerationError`` with a sentence for the teacher, or the catalogue's and the lyricist's errors.
    public func generate(
        from context: GatheredContext,
        seed: UInt64,
        writer: (any MashupWriter)? = nil
    ) async throws -> Mashup {
        throw GenerationError.nothingLeft
    }
}
