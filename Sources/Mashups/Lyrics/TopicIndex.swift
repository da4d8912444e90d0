import Foundation
import Yams

/// The topics there is material for, and the words by which teachers call them.
struct TopicIndex: Sendable {
    struct Topic: Sendable, Equatable {
        var id: String
        var name: String
        var keywords: [String]
    }

    var topics: [Topic]

    init(directory: URL) throws {
        let file = directory.appending(path: "lyrics/topics.yaml")
        let root: Node?
        do {
            root = try Yams.compose(yaml: String(contentsOf: file, encoding: .utf8))
        } catch {
            throw LyricistError.unreadable(file: "lyrics/topics.yaml", reason: "\(error)")
        }
        topics = (root?["topics"]?.sequence ?? []).compactMap { node in
            guard let id = node["id"]?.string, let name = node["name"]?.string else { return nil }
            return Topic(id: id, name: name, keywords: node["keywords"]?.sequence?.compactMap(\.string) ?? [])
        }
        guard !topics.isEmpty else {
            throw LyricistError.malformed(file: "lyrics/topics.yaml", reason: "it lists no topics")
        }
    }

    /// The topic that most of the words speak of, the earlier word winning; nil where none does.
    func nearest(to words: String) -> Topic? {
        let text = TextLint.words(of: words).map { Self.stem($0.key) }
        var best: (topic: Topic, score: Int)?
        for topic in topics {
            let score = score(topic, text)
            if score > best?.score ?? 0 { best = (topic, score) }
        }
        return best?.topic
    }

    private func score(_ topic: Topic, _ text: [String]) -> Int {
        let names = [topic.id.replacing("-", with: " "), topic.name] + topic.keywords
        var score = 0
        for (rank, name) in names.enumerated() {
            let wanted = TextLint.words(of: name).map { Self.stem($0.key) }
            for start in text.indices where text[start...].starts(with: wanted) {
                // Longer names are surer; the topic's own name surest; a word said early a little more.
                score += wanted.count * (rank < 2 ? 40 : 20) - min(9, start)
            }
        }
        return score
    }

    private static func stem(_ word: String) -> String {
        let word = word.hasSuffix("'s") ? String(word.dropLast(2)) : word
        for ending in ["ing", "ies", "es", "s", "ed"] where word.hasSuffix(ending) && word.count > ending.count + 2 {
            let stem = word.dropLast(ending.count)
            return ending == "ies" ? stem + "y" : String(stem)
        }
        return word.count > 4 && word.hasSuffix("e") ? String(word.dropLast()) : word
    }
}
