import LanguageModels

/// One answer of a model: reads its events, passes the text on at once, and keeps what is needed to go on.
struct AnswerRound: Sendable {
    /// What it said.
    private(set) var text = ""
    /// The tools it wants to have run.
    private(set) var calls: [ModelToolCall] = []
    /// The provider's own blocks, to be sent back.
    private(set) var echo: JSONValue?
    /// Tokens it cost, as the server says.
    private(set) var usage = TokenUsage()
    /// Why it ended.
    private(set) var finish = FinishReason.complete

    private var printed: PrintedCallFilter
    private var cleaner = AnswerCleaner()
    private let continues: Bool

    /// Begins to read.
    ///
    /// - Parameters:
    ///   - number: Counts the answers of a reply, from 1, so that calls printed as text get ids of their own.
    ///   - offered: Names of the tools the model knows of, for calls that it prints as text.
    ///   - continues: Whether text was said before, so that a paragraph begins with the first word.
    init(number: Int, offered: [String], continues: Bool) {
        printed = PrintedCallFilter(offered: offered, idPrefix: "printed_\(number)")
        self.continues = continues
    }

    /// Reads an answer to its end; throws `ModelFailure`, or `CancellationError`.
    mutating func read(_ events: ModelEvents, into output: inout ReplyOutput) async throws {
        for try await event in events {
            switch event {
            case .text(let piece): say(cleaner.take(printed.take(piece)), in: &output)
            case .thinking(let piece): output.tell(.thinking(piece))
            case .toolCall(let call): calls.append(call)
            case .echo(let blocks): echo = blocks
            case .usage(let tokens): usage = tokens
            case .done(let reason): finish = reason
            }
        }
        // A stopped task ends the events early without an error.
        try Task.checkCancellation()
        switch printed.finish() {
        case .calls(let found): calls += found
        case .text(let held): say(cleaner.take(held), in: &output)
        }
        say(cleaner.finish(), in: &output)
    }

    /// The answer as the model has to get it back before the results of its calls.
    var message: ModelMessage { .assistant(text, calls: calls, echo: echo) }

    private mutating func say(_ piece: String, in output: inout ReplyOutput) {
        if piece.isEmpty { return }
        output.say(text.isEmpty && continues ? "\n\n" + piece : piece)
        text += piece
    }
}
