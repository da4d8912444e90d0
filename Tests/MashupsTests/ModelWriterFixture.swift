import Foundation
import Genres
import LanguageModels
import ModelTestSupport
import Synchronization
import Teaching

@testable import Mashups

/// Keeps what a writer is told, and writes nothing.
final class CommissionKeeper: MashupWriter {
    let name = "keeper"
    private let kept = Mutex<WritingCommission?>(nil)
    var commission: WritingCommission? { kept.withLock { $0 } }

    func write(_ commission: WritingCommission) async throws -> WrittenParts {
        kept.withLock { $0 = commission }
        return WrittenParts()
    }
}

/// What a good model would answer to the questions about one piece.
struct Author: Sendable {
    let commission: WritingCommission
    private let sheet: LyricSheet

    /// The author of a piece; the words are the lyricist's, by another seed than the built-in ones.
    init(_ context: GatheredContext, seed: UInt64) async throws {
        let keeper = CommissionKeeper()
        _ = try await MashupFixture.generator.generate(from: context, seed: seed, writer: keeper)
        guard let commission = keeper.commission else { throw CancellationError() }
        self.commission = commission
        let lyricist = Lyricist(directory: MashupFixture.data)
        var generator = SeededGenerator(seed: commission.seed &+ 77)
        sheet = try lyricist.write(commission.brief, using: &generator)
    }

    /// The lines of a section.
    func lines(_ id: String) -> [String] {
        sheet.sections.first { $0.id == id }?.lines.map(\.text) ?? []
    }

    /// The whole answer to a question.
    func answer(_ request: ModelRequest) -> [String: JSONValue] {
        Dictionary(uniqueKeysWithValues: request.keys.map { ($0, piece($0)) })
    }

    private func piece(_ key: String) -> JSONValue {
        let parts = key.split(separator: "_")
        let index = (parts.last.flatMap { Int($0) } ?? 1) - 1
        switch parts.first {
        case "title": return "Porch Lights"
        case "hook": return "Two musics meet today, and you hold the door."
        case "explanation": return .string("Listen closely. " + commission.concepts[index].explanation)
        case "activity":
            let base = commission.draft.activities[index]
            let steps = { (steps: [String]) -> JSONValue in .array(steps.map { .string("Together: \($0)") }) }
            return ["teacher": steps(base.teacher), "students": steps(base.students)]
        case "note": return .string("For you: " + commission.draft.notes[index])
        case "culture": return .string(culture(commission.draft.culture[index]))
        default: return .array(lines(key).map(JSONValue.string))
        }
    }

    /// Every sentence of the passages with the passage's number.
    func culture(_ group: CulturePassages) -> String {
        let all = commission.draft.culture.flatMap(\.passages)
        return group.passages.map { passage in
            let number = (all.firstIndex(of: passage) ?? 0) + 1
            return CitedSentence.split(passage.text).map { "\($0.text) [\(number)]" }.joined(separator: " ")
        }.joined(separator: " ")
    }
}

extension ModelRequest {
    /// The part of the lesson it asks for.
    var part: String { format?.name ?? "" }

    /// The keys the answer must have.
    var keys: [String] { format?.schema["required"]?.array?.compactMap(\.string) ?? [] }

    /// The question.
    var question: String {
        if case .user(let text)? = messages.first { text } else { "" }
    }
}

extension ScriptedModel.Answer {
    /// An answer of one object.
    static func json(_ object: [String: JSONValue]) -> ScriptedModel.Answer { .text(JSONValue.object(object).text) }
}

extension MashupFixture {
    /// A lesson made with a model.
    static func lesson(
        _ context: GatheredContext,
        seed: UInt64 = 9,
        by model: ScriptedModel,
        capabilities: ModelCapabilities = ModelCapabilities(structuredOutput: true, contextLength: 8192),
        progress: @escaping @Sendable (WritingProgress) -> Void = { _ in }
    ) async throws -> Mashup {
        let writer = ModelWriter(
            model: model,
            capabilities: capabilities,
            prompts: root.appending(path: "prompts", directoryHint: .isDirectory),
            data: data,
            progress: progress
        )
        return try await generator.generate(from: context, seed: seed, writer: writer)
    }
}

extension Mashup {
    /// What was not used, as sentences.
    var refusals: [String] { checks.map(\.claim).filter { $0.hasPrefix("Not used") } }
    /// Checks that failed.
    var failures: [String] { checks.filter { !$0.passed }.map { "\($0.claim): \($0.place)" } }
    /// The lines of a section of the chart.
    func lines(_ label: String) -> [String] {
        music.sections.first { $0.label == label }?.lyrics.map(\.text) ?? []
    }
}
