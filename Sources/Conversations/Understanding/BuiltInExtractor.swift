public import Foundation
public import Genres
import Synchronization
public import Teaching

/// The built-in extractor: reads its lexicon when the first message comes, and keeps it.
public final class BuiltInExtractor: ContextExtractor {
    private let catalogue: Catalogue
    private let directory: URL
    private let read = Mutex<Lexicon?>(nil)

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
        RuleBasedExtractor(lexicon: try lexicon()).understand(message, in: context, dialogue: dialogue)
    }

    /// The lexicon, read when it is first asked for; throws `LexiconError` or `CatalogueError`.
    func lexicon() throws -> Lexicon {
        if let known = read.withLock({ $0 }) { return known }
        let lexicon = try Lexicon(entries: try catalogue.entries, directory: directory)
        read.withLock { $0 = lexicon }
        return lexicon
    }
}
