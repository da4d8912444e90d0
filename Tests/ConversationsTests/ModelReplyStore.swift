import Conversations
import Genres
import Synchronization
import Teaching

/// A store that keeps how a turn was closed and nothing else.
final class KeptTurn: ConversationStore {
    private let turn = Mutex<ClosedTurn?>(nil)

    func saveMessage(_ text: String, before state: ConversationState) async throws -> Int64 { 1 }
    func saveToolCall(_ call: ToolCall, messageID: Int64) async throws {}
    func saveReply(_ text: String, to messageID: Int64) async throws {}
    func closeTurn(_ closed: ClosedTurn) async throws { turn.withLock { $0 = closed } }
    func saveState(_ state: ConversationState, phase: Phase) async throws {}

    var closed: ClosedTurn? { turn.withLock { $0 } }
}

/// Understands every message as a wish for blues.
struct BluesExtractor: ContextExtractor {
    func understand(_: String, in _: GatheredContext, dialogue _: DialogueState) async throws -> Understanding {
        Understanding(edits: [.add(.genre("blues"))], intent: .facts)
    }
}
