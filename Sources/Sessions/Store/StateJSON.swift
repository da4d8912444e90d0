import Conversations
import Foundation

/// A conversation's state as the text of a JSON column.
enum StateJSON {
    /// The state as JSON.
    static func text(_ state: ConversationState) throws -> String {
        String(decoding: try JSONEncoder().encode(state), as: UTF8.self)
    }

    /// Reads a state back; throws `SessionError.unsound` where the text is none.
    static func state(_ text: String, path: String) throws -> ConversationState {
        do {
            return try JSONDecoder().decode(ConversationState.self, from: Data(text.utf8))
        } catch {
            throw SessionError.unsound(path: path, reason: "what a session remembers cannot be read")
        }
    }
}
