import Foundation
import WebSearch

/// Pages that a search service may find: what they say is made for the tests.
enum FoundPages {
    /// Two pages about whatever a phrase asks for, one of them from a source of high quality.
    static func about(_ phrase: String) -> [SearchHit] {
        let subject =
            ["hip-hop", "blues", "jazz", "rhythm", "songwriting", "harmony"].first {
                phrase.lowercased().contains($0)
            } ?? "music"
        let slug = phrase.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
        return [
            SearchHit(
                title: "\(subject.capitalized) in the archive",
                url: "https://www.loc.gov/collections/\(slug)",
                text: """
                    Collections of \(subject) music hold recordings by Ruby Tansley from 1931 and letters by people of the \
                    Delta towns. Communities passed \(subject) on at dances, in churches and at school, and students today \
                    learn it with music teachers of their own towns.
                    """,
                score: 0.9
            ),
            SearchHit(
                title: "Notes on \(subject)",
                url: "https://www.notes-by-nobody.net/\(slug)",
                text: """
                    A page by nobody in particular that tells of \(subject) music, at some length and with little to rest \
                    on, so that a lesson had better not be built on what it has to say about it.
                    """,
                score: 0.8
            ),
        ]
    }
}
