/// Asks for one entry at a time in a terminal, with GNU readline's editing, history and completion.
///
/// Readline is one per process, so entries of several editors are read one after the other.
public final class LineEditor: Sendable {
    /// What a teacher typed.
    public struct LineEntry: Sendable, Equatable {
        /// The text, of one line or many, without the marks of a block.
        public let text: String
        /// Whether bytes that were no UTF-8 were replaced by U+FFFD.
        public let replacedInvalidBytes: Bool

        /// A typed text.
        public init(text: String, replacedInvalidBytes: Bool = false) {
            self.text = text
            self.replacedInvalidBytes = replacedInvalidBytes
        }
    }

    /// How reading an entry ended.
    public enum Entry: Sendable, Equatable {
        /// Something was entered; it may be empty.
        case entry(LineEntry)
        /// Ctrl-C; what was typed is gone from the line.
        case interrupted(hadText: Bool)
        /// Ctrl-D on an empty line, a terminal that went away, or a cancelled task. A draft is kept in the history.
        case endOfFile
    }

    /// Answers a request for completion; called on the editing thread, so it must be quick and not wait.
    public typealias Completer = @Sendable (CompletionRequest) -> CompletionAnswer

    let id = UniqueNumber.next()
    let settings: Settings
    let history: LineHistory
    let interrupts: Interrupts
    let completer: Completer
    let wake: SelfPipe

    /// The fixed part of an editor.
    public struct Settings: Sendable {
        /// The name that `$if` sections of an inputrc file may ask for.
        public var application: String
        /// The descriptor keys are read from.
        public var input: Int32
        /// The descriptor the line is drawn on.
        public var output: Int32
        /// Whether the list of completions has colour.
        public var color: Bool

        /// Standard input and output unless told otherwise.
        public init(application: String, input: Int32 = 0, output: Int32 = 1, color: Bool = false) {
            self.application = application
            self.input = input
            self.output = output
            self.color = color
        }
    }

    /// An editor; nothing is opened or drawn until the first entry is read.
    /// - Parameters:
    ///   - settings: names, streams, colour.
    ///   - history: where entries are remembered; nil remembers them for this editor only.
    ///   - interrupts: who tells of Ctrl-C and of resizing.
    ///   - completer: answers Tab.
    public init(
        settings: Settings,
        history: LineHistory? = nil,
        interrupts: Interrupts = .shared,
        completer: @escaping Completer = { _ in .none }
    ) {
        self.settings = settings
        self.history = history ?? LineHistory(path: nil)
        self.interrupts = interrupts
        self.completer = completer
        wake = SelfPipe()
    }

    /// Reads one entry.
    ///
    /// A line that begins with three quotation marks opens a block that ends at a line ending with three. A pasted text
    /// of many lines is one entry. Cancelling the task gives ``Entry/endOfFile`` and restores the terminal.
    /// - Parameters:
    ///   - prompt: what stands before the line; may hold colour.
    ///   - continuationPrompt: what stands before further lines of a block.
    ///   - prefill: a text already in the line, as if it had been typed.
    /// - Returns: how the reading ended.
    public func readEntry(prompt: String, continuationPrompt: String, prefill: String = "") async -> Entry {
        let wake = wake
        wake.drain()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                EditingThread.run {
                    let reading = EntryReading(editor: self)
                    continuation.resume(
                        returning: reading.run(prompt: prompt, continuation: continuationPrompt, prefill: prefill)
                    )
                }
            }
        } onCancel: {
            wake.write(WakeReason.stop.rawValue)
        }
    }
}
