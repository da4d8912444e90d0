/// Decides whether a second reading can find anything.
///
/// In doubt it can. It cannot where
/// - the message only greets, thanks, agrees, disagrees, says goodbye, asks what the program can do, to go ahead or to
///   change the lesson, and the rules found no fact in it;
/// - no word is left that the rules did not explain and that is not a plain one (see ``PlainWords``);
/// - an answer of four words or fewer was understood, with one word left at most, in lower case ("jazz pls").
enum SupplementNeed {
    /// Words of an answer that is short.
    private static let short = 4

    /// Whether to ask.
    static func exists(in message: String, _ reading: MessageReading, understood: Understanding) -> Bool {
        if understood.edits.isEmpty, isEmpty(understood.intent) { return false }
        if Quotation(message).isForeign { return true }
        let free = reading.tokens.indices.filter { reading.isFree[$0] }
        if free.isEmpty { return false }
        let isShort = reading.tokens.count { !$0.isMark } <= short
        let isSlight =
            free.count == 1 && !free.contains { reading.tokens[$0].capitalised || !reading.tokens[$0].isWord }
        return understood.edits.isEmpty || !isShort || !isSlight
    }

    private static func isEmpty(_ intent: Understanding.Intent) -> Bool {
        switch intent {
        case .greeting, .thanks, .capabilities, .agree, .disagree, .generate, .tweak, .goodbye: true
        case .facts, .question, .suggest, .unsure, .offTopic: false
        }
    }
}
