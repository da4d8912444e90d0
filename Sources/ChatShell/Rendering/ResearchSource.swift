import Conversations
import Foundation
import Teaching
import TerminalUI

/// One source of what was looked up, however many passages come from it.
struct ResearchSource: Equatable {
    var title: String
    var url: String
    var quality: ResearchNote.Quality
    var provider: String
    var retrievedAt: String
    var licence: String?
    /// What it was looked up for, in a few words each.
    var uses: [String]

    /// The sources of some passages, in the order in which they were found.
    static func all(in notes: [ResearchNote]) -> [ResearchSource] {
        var sources: [ResearchSource] = []
        for note in notes {
            if let known = sources.firstIndex(where: { $0.url == note.url && $0.title == note.title }) {
                if !sources[known].uses.contains(note.use) { sources[known].uses.append(note.use) }
            } else {
                sources.append(
                    ResearchSource(
                        title: note.title,
                        url: note.url,
                        quality: note.sourceQuality,
                        provider: note.provider,
                        retrievedAt: note.retrievedAt,
                        licence: note.licence,
                        uses: [note.use]
                    )
                )
            }
        }
        return sources
    }

    /// Number and title, then address, trust, who found it, licence, and what for.
    func lines(number: Int, symbols: Symbols) -> [StyledText] {
        let details = [quality.rawValue, provider, String(retrievedAt.prefix(10)), licence ?? ""].filter { !$0.isEmpty }
        return [
            StyledText("\(number). ", .dim) + StyledText(title, .bold),
            StyledText("   \(url)", .dim),
            StyledText(
                "   \(details.joined(separator: " \(symbols.dot) ")) \(symbols.dot) for \(uses.joined(separator: ", "))",
                .dim
            ),
        ]
    }
}

extension ResearchNote {
    /// What it was looked up for, in a few words.
    fileprivate var use: String {
        let about = genre.map { "\($0) " } ?? ""
        return switch topic {
        case nil: about + "culture"
        case .characteristics: about + "sound"
        case .significance: about + "history"
        case .impact: about + "today"
        case .practice(let setting): "teaching in \(setting.rawValue)"
        case .methods(let objectives): "teaching \(objectives.map(\.rawValue).joined(separator: ", "))"
        case .words: "your question"
        }
    }
}
