public import Genres
import Foundation
import Teaching
public import WebSearch

/// Asks a search service what the machine wants to know, and turns what it finds into passages for the context.
public struct WebSearchTool: Tool {
    /// The name it is stored and shown under.
    public let name = ToolName.webSearch
    private let service: SearchService
    private let catalogue: Catalogue

    /// Asks `service`; `catalogue` says what genres are called.
    public init(service: SearchService, catalogue: Catalogue) {
        self.service = service
        self.catalogue = catalogue
    }

    /// A service answers when it answers.
    public var isFarAway: Bool { true }

    /// The words that are searched for.
    public func query(for request: ResearchRequest) -> String {
        let question = question(for: request)
        // What is wrong with the rules is thrown by the search itself.
        return (try? service.phrase(for: question.query)) ?? question.query.subject
    }

    /// Searches; throws `UnansweredSearch`, `SearchRulesError`, or `CancellationError`.
    public func run(_ request: ResearchRequest, within limit: Duration) async throws -> ToolFinding {
        let question = question(for: request)
        return try await service.finding(question.query, about: question.names, within: limit) { passage in
            ResearchNote(passage, genre: request.subject.genre?.rawValue, topic: question.topic)
        }
    }

    private struct Question {
        var query: SearchQuery
        var names: [String]
        var topic: ResearchTopic
    }

    private func question(for request: ResearchRequest) -> Question {
        func ask(
            _ subject: String,
            _ purpose: SearchQuery.Purpose,
            _ topic: ResearchTopic,
            _ names: [String]
        ) -> Question {
            let query = SearchQuery(
                subject: subject,
                purpose: purpose,
                level: request.level,
                setting: request.setting
            )
            return Question(query: query, names: names, topic: topic)
        }
        func ask(_ genre: GenreID, _ purpose: SearchQuery.Purpose, _ topic: ResearchTopic) -> Question {
            let name = catalogue.displayName(of: genre)
            let aliases = catalogue.entryIfKnown(genre)?.aliases ?? []
            return ask(name, purpose, topic, [name, genre.rawValue.replacing("-", with: " ")] + aliases)
        }
        switch request.subject {
        case .genre(let id), .characteristics(let id): return ask(id, .characteristics, .characteristics)
        case .significance(let id): return ask(id, .significance, .significance)
        case .impact(let id): return ask(id, .impact, .impact)
        case .practice(let setting): return ask(setting.rawValue, .practice, .practice(setting), ["music"])
        case .methods(let objectives):
            let words = objectives.map { $0.rawValue.replacing("-", with: " ") }
            return ask(words.joined(separator: " and "), .methods, .methods(objectives), words)
        case .words(let words): return ask(words, .words, .words, words.searchWords)
        }
    }
}

/// A search that no service answered, as the teacher reads it.
public struct UnansweredSearch: ToldFailure, Hashable, CustomStringConvertible {
    /// What happened.
    public var trouble: SearchTrouble
    /// Whether the same was told before.
    public var wasTold: Bool { trouble.wasTold }

    /// What happened, what to do, and what is used instead.
    public var description: String {
        [trouble.description, trouble.hint].filter { !$0.isEmpty }.joined(separator: " ")
    }
}

extension SearchService {
    /// Searches and describes what came as a tool's finding; throws `UnansweredSearch`, `SearchRulesError` or
    /// `CancellationError`.
    func finding(
        _ query: SearchQuery,
        about names: [String],
        within limit: Duration? = nil,
        note: (FoundPassage) -> ResearchNote
    ) async throws -> ToolFinding {
        do {
            let outcome = try await search(query, about: names, within: limit)
            return ToolFinding(
                notes: outcome.passages.map(note),
                resultsCount: outcome.passages.count,
                summary: outcome.summary,
                notice: outcome.notice
            )
        } catch let trouble as SearchTrouble {
            throw UnansweredSearch(trouble: trouble)
        }
    }
}

extension SearchOutcome {
    /// How far the best source can be trusted, its title, and how old the answer is where it is not new.
    fileprivate var summary: String {
        let best = passages.first.map { "\($0.quality.rawValue): \($0.title)" }
        let age: String? =
            switch origin {
            case .live: nil
            case .cached(let age), .outdated(let age): "found \(age.agoInWords)"
            }
        let none = passages.isEmpty && !dropped.isEmpty ? "\(dropped.count) found, none fit for a lesson" : nil
        return [best, none, age].compactMap(\.self).joined(separator: ", ")
    }
}

extension ResearchNote {
    /// Characters of a passage that a session keeps.
    private static let keptLength = 1200

    /// A passage that a search found.
    init(_ passage: FoundPassage, genre: String?, topic: ResearchTopic) {
        self.init(
            title: passage.title,
            url: passage.url,
            content: Self.beginning(of: passage.text),
            sourceQuality: passage.quality,
            provider: passage.provider.rawValue,
            retrievedAt: passage.retrievedAt.formatted(.iso8601),
            genre: genre,
            topic: topic,
            licence: passage.licence
        )
    }

    /// The beginning of a text, at a sentence's end where there is one.
    private static func beginning(of text: String) -> String {
        if text.count <= keptLength { return text }
        let head = text.prefix(keptLength)
        let end = head.lastIndex { ".!?".contains($0) }
        return end.map { String(head[...$0]) } ?? head + "…"
    }
}

extension String {
    /// The words of a question that a result should have at least one of.
    var searchWords: [String] {
        split { !($0.isLetter || $0.isNumber) }.map(String.init).filter { $0.count > 3 }
    }
}
