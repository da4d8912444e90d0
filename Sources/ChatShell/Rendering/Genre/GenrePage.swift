import Conversations
import Foundation
import Genres
import TerminalUI

/// The catalogue for reading: the list, and one genre's page, from templates.
struct GenrePage {
    let catalogue: Catalogue
    let patterns: PatternBook
    let prompts: PromptLibrary
    /// How wide the grids may be.
    var width = 80

    /// The pages of a program's data, as wide as a screen.
    init(bench: Workbench, screen: Screen) {
        catalogue = bench.catalogue
        patterns = PatternBook(directory: bench.settings.data.appending(path: "patterns", directoryHint: .isDirectory))
        prompts = PromptLibrary(folder: bench.settings.prompts)
        width = screen.proseWidth
    }

    /// Pages from the given parts.
    init(catalogue: Catalogue, patterns: PatternBook, prompts: PromptLibrary, width: Int = 80) {
        self.catalogue = catalogue
        self.patterns = patterns
        self.prompts = prompts
        self.width = width
    }

    /// The genre that a typed name means: id, name or alias; throws `CatalogueError` with the nearest.
    func find(_ text: String) throws -> GenreID {
        let wanted = text.lowercased()
        let named = try catalogue.entries.first {
            $0.id.rawValue == wanted || $0.name.lowercased() == wanted || $0.aliases.contains(wanted)
        }
        return try named?.id ?? catalogue.entry(GenreID(rawValue: wanted)).id
    }

    /// Every genre, those that need a choice or a warning marked.
    func list() throws -> String {
        let entries = try catalogue.entries
        func names(_ matches: (GenreEntry) -> Bool) -> String {
            entries.filter(matches).map(\.name).joined(separator: ", ")
        }
        return try prompts.render(
            "shell/genres",
            values: [
                "count": entries.count,
                "genres": names { $0.kind == .genre && $0.composable == .full },
                "umbrellas": names { $0.kind == .umbrella },
                "borrowed": names { $0.composable == .grooveOnly },
                "listening": names { $0.kind == .gated || $0.composable == .listenOnly },
                "hasListening": entries.contains { $0.kind == .gated || $0.composable == .listenOnly },
            ]
        )
    }

    /// One genre's page; throws `CatalogueError`, or what the templates say.
    func markdown(of id: GenreID) throws -> String {
        let names = Dictionary(try catalogue.entries.map { ($0.id, $0.name) }) { first, _ in first }
        let article = GenreArticle(
            record: try catalogue.record(id),
            patterns: try patterns.patterns(of: id),
            names: names,
            // In a fence nothing is wrapped, so grids keep to plain characters and to the window's width.
            look: ScoreLook(width: max(30, width - 2), unicode: false)
        )
        let page = try prompts.render("shell/genre", values: article.values)
        // A mark that is missing leaves a space behind.
        return page.split(separator: "\n", omittingEmptySubsequences: false)
            .map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
            .joined(separator: "\n")
    }
}
