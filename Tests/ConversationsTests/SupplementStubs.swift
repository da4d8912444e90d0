import Foundation
import Genres
import LanguageModels
import ModelTestSupport
import Synchronization
import Teaching

@testable import Conversations

/// A source that offers what a test gives it, and remembers what it was told.
final class SupplementSource: ModelSource {
    private let availability: ModelAvailability
    private let notes = Mutex<[ModelOutcome]>([])
    private let purposes = Mutex<[UsageEntry.Purpose]>([])

    init(_ availability: ModelAvailability) { self.availability = availability }

    convenience init(_ model: ScriptedModel, structured: Bool = true, notice: String? = nil) {
        self.init(.ready(model, ModelCapabilities(structuredOutput: structured), notice: notice))
    }

    var outcomes: [ModelOutcome] { notes.withLock { $0 } }
    var asked: [UsageEntry.Purpose] { purposes.withLock { $0 } }

    func current(for purpose: UsageEntry.Purpose) async -> ModelAvailability {
        purposes.withLock { $0.append(purpose) }
        return availability
    }

    func note(_ outcome: ModelOutcome, of _: ModelID) async {
        notes.withLock { $0.append(outcome) }
    }
}

/// A store that keeps nothing but the last closed turn.
final class SupplementStore: ConversationStore {
    private let last = Mutex<ClosedTurn?>(nil)
    var closed: ClosedTurn? { last.withLock { $0 } }

    func saveMessage(_: String, before _: ConversationState) async throws -> Int64 { 1 }
    func saveToolCall(_: ToolCall, messageID _: Int64) async throws {}
    func saveReply(_: String, to _: Int64) async throws {}
    func closeTurn(_ turn: ClosedTurn) async throws { last.withLock { $0 = turn } }
    func saveState(_: ConversationState, phase _: Phase) async throws {}
}

/// What the tests of the second reading share; read once, values that tests only read.
enum SupplementSetup {
    static let lexicon = Result {
        try Lexicon(entries: Repository.catalogue.entries, directory: Repository.data.appending(path: "understanding"))
    }

    /// What the rules understand.
    static func rules(_ message: String, in context: GatheredContext = GatheredContext()) throws -> Understanding {
        RuleBasedExtractor(lexicon: try lexicon.get()).understand(message, in: context, dialogue: DialogueState())
    }

    static func reading(_ message: String) throws -> MessageReading {
        let lexicon = try lexicon.get()
        return MessageReading(message, lexicon: lexicon, plain: PlainWords(lexicon: lexicon))
    }

    static func supplement(_ source: SupplementSource, limit: Duration = .seconds(60)) -> ModelSupplement {
        ModelSupplement(
            source: source,
            catalogue: Repository.catalogue,
            prompts: Repository.prompts,
            rules: BuiltInExtractor(catalogue: Repository.catalogue, data: Repository.data),
            limit: limit
        )
    }

    /// Reads a message a second time, after the rules themselves.
    static func read(
        _ message: String,
        by source: SupplementSource,
        in context: GatheredContext = GatheredContext(),
        limit: Duration = .seconds(60)
    ) async throws -> Supplement {
        try await supplement(source, limit: limit).supplement(
            message,
            understood: try rules(message, in: context),
            in: context,
            dialogue: DialogueState()
        )
    }
}
