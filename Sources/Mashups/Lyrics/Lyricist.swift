public import Foundation
import Synchronization

/// Writes original lyrics from the hand-written material in `data/lyrics`; the same brief and seed give the same words.
///
/// Files are read when they are first needed, and only those of the topic that was chosen.
public final class Lyricist: Sendable {
    private let directory: URL
    private let shelf = Mutex(Shelf())

    private struct Shelf {
        var dictionary: PronouncingDictionary?
        var index: TopicIndex?
        var materials: [String: LyricMaterial] = [:]
    }

    /// A lyricist that reads the data folder given (the one that holds `lyrics` and `pronunciation`) when first asked.
    public init(directory: URL) {
        self.directory = directory
    }

    /// Lyrics for the brief.
    ///
    /// What it returns passes every check of ``LyricChecks``. The topic is the one nearest to the brief's words; where
    /// none is near, ``LyricSheet/topicMatch`` says so. A section whose delivery is instrumental gets one short chant,
    /// or open syllables where no chant fits; a composer may leave it out.
    /// - Throws: ``LyricistError`` where the material cannot be read or has nothing that fits.
    public func write(_ brief: LyricBrief, using generator: inout some RandomNumberGenerator) throws -> LyricSheet {
        let index = try index()
        let (topic, match) = choose(brief.topic, from: index, using: &generator)
        var writer = SongWriter(
            topic: try material(topic.id),
            common: try material("common"),
            typesetter: LyricTypesetter(dictionary: try dictionary()),
            brief: brief,
            generator: generator
        )
        defer { generator = writer.generator }
        let sections = try writer.sections()
        return LyricSheet(title: writer.title, topic: topic.id, topicMatch: match, sections: sections)
    }

    /// The topics there is material for, as teachers would call them, by identifier.
    public func topics() throws -> [String: String] {
        Dictionary(try index().topics.map { ($0.id, $0.name) }) { first, _ in first }
    }

    /// The identifier of the topic nearest to a teacher's words; nil where there is none.
    public func topic(nearestTo words: String) throws -> String? {
        try index().nearest(to: words)?.id
    }

    private func choose(
        _ words: String?,
        from index: TopicIndex,
        using generator: inout some RandomNumberGenerator
    ) -> (TopicIndex.Topic, TopicMatch) {
        let chance = index.topics[generator.index(below: index.topics.count)]
        guard let words, words.contains(where: \.isLetter) else { return (chance, .unasked) }
        guard let nearest = index.nearest(to: words) else { return (chance, .unknown) }
        return (nearest, .named)
    }

    // MARK: Files

    /// The pronouncing dictionary of the data folder.
    public func dictionary() throws -> PronouncingDictionary {
        try shelf.withLock { shelf in
            if let dictionary = shelf.dictionary { return dictionary }
            let dictionary = try PronouncingDictionary(directory: directory)
            shelf.dictionary = dictionary
            return dictionary
        }
    }

    private func index() throws -> TopicIndex {
        try shelf.withLock { shelf in
            if let index = shelf.index { return index }
            let index = try TopicIndex(directory: directory)
            shelf.index = index
            return index
        }
    }

    func material(_ id: String) throws -> LyricMaterial {
        try shelf.withLock { shelf in
            if let material = shelf.materials[id] { return material }
            let material = try LyricMaterial(file: directory.appending(path: "lyrics/\(id).yaml"))
            shelf.materials[id] = material
            return material
        }
    }
}
