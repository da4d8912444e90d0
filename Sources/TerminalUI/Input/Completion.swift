/// What is on the line when Tab is pressed.
public struct CompletionRequest: Sendable, Equatable {
    /// The whole line.
    public let line: String
    /// Where the word before the cursor begins, in characters from the start of the line.
    public let wordStart: Int
    /// The part of the word that stands before the cursor; may be empty.
    public let word: String
    /// The cursor, in characters from the start of the line.
    public let cursor: Int

    /// A request for the word that ends at the cursor.
    /// - Parameters:
    ///   - line: the whole line.
    ///   - cursor: characters from the start; the end of the line when nil. Held within the line.
    public init(line: String, cursor: Int? = nil) {
        let cursor = min(max(cursor ?? line.count, 0), line.count)
        let word = line.prefix(cursor).reversed().prefix { !$0.isWhitespace }
        self.line = line
        self.cursor = cursor
        self.word = String(word.reversed())
        wordStart = cursor - word.count
    }

    /// The words that stand before the one being completed.
    public var precedingWords: [String] {
        line.prefix(wordStart).split(whereSeparator: \.isWhitespace).map(String.init)
    }
}

/// One word that may stand where the cursor is.
public struct Completion: Sendable, Equatable {
    /// The word; one with white space in it is not offered.
    public let text: String
    /// A few words beside it in the list.
    public let description: String?
    /// Whether a space follows once it is chosen.
    public let appendSpace: Bool

    /// A word that may stand where the cursor is.
    public init(_ text: String, description: String? = nil, appendSpace: Bool = true) {
        self.text = text
        self.description = description
        self.appendSpace = appendSpace
    }
}

/// What a completer answers.
public enum CompletionAnswer: Sendable, Equatable {
    /// These words, in this order.
    case words([Completion])
    /// Names of files and folders.
    case paths
    /// Nothing fits here.
    case none
}
