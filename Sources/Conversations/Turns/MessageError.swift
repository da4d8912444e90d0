/// Why a message was not taken.
public enum MessageError: Error, Hashable, CustomStringConvertible {
    /// There is nothing in it but white space.
    case empty
    /// It is longer than a message may be, in characters.
    case tooLong(length: Int, limit: Int)
    /// The session has had as many turns as the settings allow.
    case tooManyTurns(limit: Int)

    /// The longest message that is taken, in characters.
    public static let limit = 10_000

    /// One sentence a teacher can act on, and what to do.
    public var description: String {
        switch self {
        case .empty: "There is nothing in this message. Say which class you have, or which genres you would like."
        case .tooLong(let length, let limit):
            "This message has \(length) characters, and \(limit) is the limit. Send the part that matters most."
        case .tooManyTurns(let limit):
            "This session has had its \(limit) turns (MAX_CONVERSATION_TURNS). Start another one with /new."
        }
    }

    /// Takes white space off both ends of `text` and checks what is left.
    public static func check(_ text: String) throws(MessageError) -> String {
        let message = text.trimmingWhitespace()
        if message.isEmpty { throw .empty }
        let length = message.count
        if length > limit { throw .tooLong(length: length, limit: limit) }
        return message
    }
}

extension String {
    /// The text without white space and newlines at its ends.
    func trimmingWhitespace() -> String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
