import Conversations
import Foundation
import Mashups
import Sessions
import Teaching
public import TerminalUI

/// The interactive chat: reads an entry, runs it as a command or sends it as a message, and shows what comes.
public actor ChatShell {
    /// The parts of the program.
    let bench: Workbench
    /// Where things are shown.
    let screen: Screen
    /// Who hears of Ctrl-C.
    let interrupts: Interrupts
    private let editor: LineEditor
    private let history: LineHistory
    private(set) var current: CurrentSession
    private var prefill = ""
    /// Whether the next message takes the place of the last one; it is only taken back when that is sent.
    private var replacesLast = false
    private var isLeaving = false
    private var failure: ProgramError?

    /// Makes a shell on the session named `session` (a prefix of its id, its name, or `last`), or on a new one.
    ///
    /// Throws what the session store says where the session cannot be found or the database not be opened.
    public init(bench: Workbench, screen: Screen, interrupts: Interrupts, session: String?) throws {
        self.bench = bench
        self.screen = screen
        self.interrupts = interrupts
        let store = try bench.store { try screen.notice(StyledText($0, .warning)) }
        current =
            try session.map { try CurrentSession(resuming: $0, in: store, bench: bench) }
            ?? CurrentSession(newIn: store, bench: bench)
        history = LineHistory(path: bench.settings.history.path)
        let completer = ShellCompleter(bench: bench, store: store)
        editor = LineEditor(
            settings: LineEditor.Settings(application: "mashup", color: screen.capabilities.color),
            history: history,
            interrupts: interrupts,
            completer: completer.answer(to:)
        )
    }

    /// The session store.
    var store: SessionStore { current.store }

    /// Runs until the teacher leaves.
    public func run() async throws {
        try welcome()
        while !isLeaving {
            let entry = await editor.readEntry(prompt: prompt, continuationPrompt: "… ", prefill: prefill)
            screen.writer.cursorIsAtLineStart()
            prefill = ""
            if case .entry = entry {} else { replacesLast = false }
            switch entry {
            case .entry(let line): try await take(line)
            case .interrupted(let hadText):
                if !hadText { try screen.notice(StyledText("Ctrl-D or /quit leaves; nothing is lost.", .dim)) }
            case .endOfFile: isLeaving = true
            }
            try tellHistoryNotice()
        }
        try farewell()
    }

    /// Ends the loop after the present entry.
    func leave() { isLeaving = true }

    /// Goes over to another session.
    func switchTo(_ session: CurrentSession) { current = session }

    /// Whether the teacher asked to leave.
    var isDone: Bool { isLeaving }

    /// Takes an entry from a pipe and returns what went wrong with it.
    func takePiped(_ text: String) async throws -> ProgramError? {
        failure = nil
        try await take(LineEditor.LineEntry(text: text, replacedInvalidBytes: text.contains("\u{FFFD}")))
        return failure
    }

    /// Asks a question of yes or no; anything but a clear yes, Ctrl-C and Ctrl-D included, is no.
    func confirm(_ question: String) async -> Bool {
        guard screen.capabilities.isInputTerminal, screen.capabilities.isOutputTerminal else { return false }
        let entry = await editor.readEntry(prompt: question + " [y/N] ", continuationPrompt: "")
        screen.writer.cursorIsAtLineStart()
        guard case .entry(let line) = entry else { return false }
        return Answer.isYes(line.text)
    }

    /// Runs a turn or an edit and shows it.
    @discardableResult
    func present(_ turn: RunningTurn) async throws -> TurnSummary? {
        try await TurnPresenter(screen: screen, interrupts: interrupts).present(turn)
    }

    private var prompt: String {
        let name = screen.capabilities.unicode ? "you › " : "you > "
        return Style.accent.applied(to: name, color: screen.capabilities.color)
    }

    private func take(_ line: LineEditor.LineEntry) async throws {
        if line.replacedInvalidBytes {
            try screen.notice(StyledText("Some bytes were no text and were replaced by �.", .warning))
        }
        do {
            let replaces = replacesLast && !line.text.allSatisfy(\.isWhitespace)
            replacesLast = false
            if let typed = TypedCommand(line.text) {
                let command = try SlashCommands.find(typed.name)
                try await command.run(typed, in: self)
            } else {
                if replaces { _ = try takeBackLastMessage() }
                try await send(line.text.hasPrefix("//") ? String(line.text.dropFirst()) : line.text)
            }
        } catch let error as TerminalWriteError {
            throw error
        } catch MessageError.empty {
            try screen.notice(StyledText(MessageError.empty.description, .dim))
        } catch is CancellationError {
            try screen.notice(StyledText("Stopped. Everything up to here is kept.", .warning))
        } catch {
            let problem = ProgramError(error)
            failure = problem
            try screen.report(problem)
        }
    }

    /// Sends a message, shows the turn, and makes the lesson where that was asked for.
    func send(_ text: String) async throws {
        if let question = try await current.models.allowanceQuestion() {
            try current.models.answerAllowance(await confirm(question))
        }
        // A summary of older turns may still be under way; the teacher's message comes first.
        current.replies.stopSummarising()
        do {
            let summary = try await present(current.conversation.send(text))
            try screen.writeLine()
            switch summary?.intent {
            case .generate?: try await GenerateCommand().generate(seed: nil, in: self)
            case .tweak?:
                let request = try TweakRequest(text, reader: bench.tweakReader)
                try await TweakCommand().tweak(mashup(named: ""), request, in: self)
            default: break
            }
        } catch let error as SessionError {
            // The message could not be saved: it goes back into the line, so that it is not lost.
            prefill = text
            throw error
        } catch let error as MessageError where error != .empty {
            prefill = text
            throw error
        }
    }

    /// Undoes the last exchange and returns its message; the session goes on from before it.
    func takeBackLastMessage() throws -> String {
        guard current.isStored else { throw ProgramError.nothingStored }
        let undone = try current.store.undo(current.id)
        current = try CurrentSession(
            resuming: current.id.description,
            in: current.store,
            bench: bench,
            continuing: current.models
        )
        return undone.text
    }

    /// Puts the last message into the next line to be changed; sent, it takes that message's place.
    func prefill(replacing last: String) {
        prefill = last
        replacesLast = true
    }

    private func tellHistoryNotice() throws {
        if let notice = history.takeNotice() { try screen.notice(StyledText(String(describing: notice), .warning)) }
    }

    private func welcome() throws {
        if try recall() { return }
        let prompts = PromptLibrary(folder: bench.settings.prompts)
        try screen.writeMarkdown(try prompts.render("shell/welcome"))
        try screen.writeLine()
    }

    /// Shows where the present session was left; false for a new one.
    @discardableResult
    func recall() throws -> Bool {
        let timeout = bench.settings.conversationTimeoutMinutes
        guard let recap = try Recap(of: current, now: bench.time, timeoutMinutes: timeout) else { return false }
        for line in recap.lines(symbols: Symbols(screen.capabilities), width: screen.proseWidth) {
            try screen.writeLine(line)
        }
        return true
    }

    private func farewell() throws {
        guard current.isStored else { return }
        try screen.writeLine(StyledText("Saved. Go on with: ", .dim) + StyledText(current.resumeCommand, .bold))
    }
}
