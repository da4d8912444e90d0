import Foundation
import Synchronization
import Teaching
import Yams

/// The prose of `data/lesson`, read once and kept.
final class LessonLibrary: Sendable {
    private let directory: URL
    private let kept = Mutex<Kept>(Kept())

    private struct Kept {
        var assumptions: Assumptions?
        var planning: Planning?
        var concepts: Concepts?
        var prose: LessonProse?
        var keywords: [KeywordProse]?
        var standards: [StandardsTable]?
        var dictionary: PronouncingDictionary?
        var lint: TextLint?
    }

    init(directory: URL) {
        self.directory = directory
    }

    /// What is assumed where nothing was said.
    struct Assumptions: Codable, Sendable {
        /// A sentence for every kind of assumption.
        var reasons: [String: String]
        /// Pairs that go well together, for each level.
        var pairs: [String: [[String]]]
    }

    /// The sentences of the plan and the keys of instruments.
    struct Planning: Sendable {
        var texts: [String: String]
        var rooms: [KeyFitting.Room]

        func text(_ key: String, _ fill: [String: String]) -> String {
            Template(texts[key] ?? "{\(key)}").filled(fill)
        }
    }

    func assumptions() throws -> Assumptions {
        if let known = kept.withLock({ $0.assumptions }) { return known }
        let read: Assumptions = try read("assumptions.yaml")
        kept.withLock { $0.assumptions = read }
        return read
    }

    func planning() throws -> Planning {
        if let known = kept.withLock({ $0.planning }) { return known }
        let file: PlanningFile = try read("planning.yaml")
        let rooms = file.rooms.map {
            KeyFitting.Room(
                name: $0.name,
                instruments: $0.instruments,
                major: $0.major,
                minor: $0.minor,
                chords: $0.chords ?? [],
                transposes: $0.transposes ?? false
            )
        }
        let read = Planning(texts: file.texts, rooms: rooms)
        kept.withLock { $0.planning = read }
        return read
    }

    func concepts() throws -> Concepts {
        if let known = kept.withLock({ $0.concepts }) { return known }
        let read: Concepts = try read("concepts.yaml")
        kept.withLock { $0.concepts = read }
        return read
    }

    func prose() throws -> LessonProse {
        if let known = kept.withLock({ $0.prose }) { return known }
        let read: LessonProse = try read("lesson.yaml")
        kept.withLock { $0.prose = read }
        return read
    }

    func keywords() throws -> [KeywordProse] {
        if let known = kept.withLock({ $0.keywords }) { return known }
        let read: [KeywordProse] = try read("keywords.yaml")
        kept.withLock { $0.keywords = read }
        return read
    }

    /// The tables of `data/standards`, beside the lesson's prose.
    func standards() throws -> [StandardsTable] {
        if let known = kept.withLock({ $0.standards }) { return known }
        let read: [StandardsTable] = try StandardsTable.files.map { try self.read("../standards/\($0)") }
        kept.withLock { $0.standards = read }
        return read
    }

    /// The pronouncing dictionary of the data folder, for counting syllables; throws ``LyricistError``.
    func dictionary() throws -> PronouncingDictionary {
        if let known = kept.withLock({ $0.dictionary }) { return known }
        let opened = try PronouncingDictionary(directory: directory.deletingLastPathComponent())
        kept.withLock { $0.dictionary = opened }
        return opened
    }

    /// The lint lists of the data folder; throws ``LyricistError``.
    func lint() throws -> TextLint {
        if let known = kept.withLock({ $0.lint }) { return known }
        let read = try TextLint(directory: directory.deletingLastPathComponent())
        kept.withLock { $0.lint = read }
        return read
    }

    private struct PlanningFile: Codable {
        struct Room: Codable {
            var name: String
            var instruments: [String]
            var major: [String]
            var minor: [String]
            var chords: [String]?
            var transposes: Bool?
        }
        var texts: [String: String]
        var rooms: [Room]
    }

    private func read<Value: Decodable>(_ name: String) throws -> Value {
        do {
            let bytes = try Data(contentsOf: directory.appending(path: name).standardizedFileURL)
            return try YAMLDecoder().decode(Value.self, from: bytes)
        } catch {
            throw GenerationError.unreadable(file: "lesson/\(name)", problem: "\(error)")
        }
    }
}
