/// Where a reply under way tells what happens, and what it has said so far.
struct ReplyOutput: Sendable {
    private let continuation: AsyncThrowingStream<ReplyPiece, any Error>.Continuation
    /// The text said so far.
    private(set) var said = ""

    init(_ continuation: AsyncThrowingStream<ReplyPiece, any Error>.Continuation) {
        self.continuation = continuation
    }

    /// Tells anything but text.
    func tell(_ piece: ReplyPiece) { continuation.yield(piece) }

    /// Says a notice, unless there is none.
    func notice(_ text: String?) {
        if let text, !text.isEmpty { continuation.yield(.notice(text)) }
    }

    /// Says the next piece of the text.
    mutating func say(_ text: String) {
        if text.isEmpty { return }
        said += text
        continuation.yield(.text(text))
    }

    /// Says whole paragraphs.
    mutating func say(paragraphs: [String]) {
        for paragraph in paragraphs { say(said.isEmpty ? paragraph : "\n\n" + paragraph) }
    }
}
