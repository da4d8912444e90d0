public import Foundation
public import Genres
import Synchronization
public import Teaching

/// The built-in extractor: reads its lexicon when the first message comes, and keeps it.
public final class BuiltInExtractor: ContextExtractor {
    private let catalogue: Catalogue
    private let directory: URL
    private let extractor = Mutex<RuleBasedExtractor?>(nil)

    /// Takes the genres' names from `catalogue` and everything else from `data/understanding` below `data`.
    public init(catalogue: Catalogue, data: URL) {
        self.catalogue = catalogue
        directory = data.appending(path: "understanding")
    }

    /// Understands one message; throws `LexiconError` or `CatalogueError` where the program's files cannot be read.
    public func understand(
        _ message: String,
        in context: GatheredContext,
        dialogue: DialogueState
    ) async throws -> Understanding {
        try ready().understand(message, in: context, dialogue: dialogue)
    }

    private func ready() throws -> RuleBasedExtractor {
        if let known = extractor.withLock({ $0 }) { return known }
        let lexicon = try Lexicon(entries: try catalogue.entries, directory: directory)
        let made = RuleBasedExtractor(lexicon: lexicon)
        extractor.withLock { $0 = made }
        return made
    }
}
