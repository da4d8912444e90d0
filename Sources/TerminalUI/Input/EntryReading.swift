import CReadline
#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Reads one entry with readline's callback interface; lives on the editing thread only.
final class EntryReading {
    /// How one line ended.
    private enum Outcome {
        case line([UInt8])
        case interrupted(hadText: Bool)
        case endOfFile(hungUp: Bool)
        case stopped(draft: [UInt8])
    }

    /// What readline's callbacks reach.
    ///
    /// Safe because only the editing thread touches it, one reading at a time.
    nonisolated(unsafe) private static var current: EntryReading?
    nonisolated(unsafe) private static var readline = Readline()

    private let editor: LineEditor
    private var outcome: Outcome?
    private var candidates: [String: Completion] = [:]
    private var replacedInvalidBytes = false

    init(editor: LineEditor) {
        self.editor = editor
    }

    /// Waits for an entry; blocks the thread.
    func run(prompt: String, continuation: String, prefill: String) -> LineEditor.Entry {
        guard EntryReading.readline.open(editor.settings, for: editor.id) else { return .endOfFile }
        EntryReading.current = self
        defer { EntryReading.current = nil }
        creadline_set_completion(completeWord, displayMatches, " \t\n")
        let wake = editor.wake
        let claim = editor.interrupts.claim { wake.write(WakeReason.interrupt.rawValue) }
        let observation = editor.interrupts.observeTerminal { event in
            wake.write((event == .resized ? WakeReason.resize : .suspend).rawValue)
        }
        defer {
            claim.release()
            observation.release()
        }
        return readBlock(prompt: prompt, continuation: continuation, prefill: prefill)
    }

    private func readBlock(prompt: String, continuation: String, prefill: String) -> LineEditor.Entry {
        var block = BlockInput()
        var prefill = prefill
        while true {
            let outcome = readLine(prompt: block.isOpen ? continuation : prompt, prefill: prefill)
            prefill = ""
            switch outcome {
            case .line(let bytes):
                if case .complete(let text) = block.append(decode(bytes)) { return entry(text) }
            case .interrupted(let hadText):
                return .interrupted(hadText: hadText || block.isOpen)
            case .endOfFile(hungUp: false) where block.isOpen:
                // Ctrl-D ends a block as it ends a here-document; nothing that was typed is dropped.
                return entry(block.close())
            case .endOfFile:
                editor.history.append(block.text)
                return .endOfFile
            case .stopped(let draft):
                let parts = [block.text, decode(draft)].filter { !$0.isEmpty }
                editor.history.append(parts.joined(separator: "\n"))
                return .endOfFile
            }
        }
    }

    private func entry(_ text: String) -> LineEditor.Entry {
        editor.history.append(text)
        return .entry(LineEditor.LineEntry(text: text, replacedInvalidBytes: replacedInvalidBytes))
    }

    private func decode(_ bytes: [UInt8]) -> String {
        let text: String
        if let valid = String(validating: bytes, as: UTF8.self) {
            text = valid
        } else {
            replacedInvalidBytes = true
            text = String(decoding: bytes, as: UTF8.self)
        }
        let newlines = text.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n")
            .split(separator: "\r", omittingEmptySubsequences: false).joined(separator: "\n")
        return TextSanitizer.sanitize(newlines, keepsTabs: true)
    }

    // MARK: - One line

    private func readLine(prompt: String, prefill: String) -> Outcome {
        outcome = nil
        rl_callback_handler_install(PromptMarkup.marked(prompt)) { line in
            EntryReading.current?.finishLine(line)
        }
        if !prefill.isEmpty {
            rl_insert_text(prefill)
            rl_redisplay()
        }
        // After the prompt is on the screen, so that a long history never delays it.
        EntryReading.readline.load(editor.history)
        while true {
            if let outcome { return outcome }
            waitForKeys()
        }
    }

    /// Called by readline with the line, or with nil at the end of the input.
    private func finishLine(_ line: UnsafeMutablePointer<CChar>?) {
        rl_callback_handler_remove()
        guard let line else {
            creadline_print("\n")
            outcome = .endOfFile(hungUp: false)
            return
        }
        outcome = .line(Array(UnsafeRawBufferPointer(start: line, count: strlen(line))))
        free(line)
    }

    private func waitForKeys() {
        var waiting = [
            pollfd(fd: editor.wake.readEnd, events: Int16(POLLIN), revents: 0),
            pollfd(fd: editor.settings.input, events: Int16(POLLIN), revents: 0),
        ]
        guard poll(&waiting, 2, -1) > 0 else {
            if errno != EINTR { leave(.endOfFile(hungUp: true)) }
            return
        }
        while outcome == nil, let byte = editor.wake.read() {
            if let reason = WakeReason(rawValue: byte) { wakeUp(reason) }
        }
        guard outcome == nil else { return }
        let events = Int32(waiting[1].revents)
        if events & (POLLHUP | POLLERR | POLLNVAL) != 0 {
            leave(.stopped(draft: currentLine()))
        } else if events & POLLIN != 0 {
            rl_callback_read_char()
        }
    }

    private func wakeUp(_ reason: WakeReason) {
        switch reason {
        case .interrupt:
            let hadText = creadline_end() > 0
            creadline_abandon_line(1)
            leave(.interrupted(hadText: hadText))
        case .stop:
            let draft = currentLine()
            creadline_abandon_line(0)
            leave(.stopped(draft: draft))
        case .resize:
            rl_resize_terminal()
        case .suspend:
            suspend()
        }
    }

    private func leave(_ outcome: Outcome) {
        rl_callback_handler_remove()
        self.outcome = outcome
    }

    private func suspend() {
        creadline_restore_terminal()
        // Raised on this thread, so that nothing below runs before the process was stopped and continued.
        raise(SIGSTOP)
        creadline_prepare_terminal()
        rl_reset_screen_size()
        rl_on_new_line()
        rl_forced_update_display()
    }

    private func currentLine() -> [UInt8] {
        Array(UnsafeRawBufferPointer(start: creadline_buffer(), count: Int(creadline_end())))
    }

    // MARK: - Completion

    fileprivate static func complete(_ word: String) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
        current?.complete(word)
    }

    fileprivate static func display(_ matches: [String]) {
        current?.display(matches)
    }

    private func complete(_ word: String) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
        let bytes = currentLine()
        let beforeCursor = String(decoding: bytes.prefix(Int(creadline_point())), as: UTF8.self)
        let request = CompletionRequest(line: String(decoding: bytes, as: UTF8.self), cursor: beforeCursor.count)
        candidates = [:]
        creadline_completion_is_final(0)
        switch editor.completer(request) {
        case .none: return nil
        case .paths: return creadline_complete_paths(word)
        case .words(let offered):
            let words = offered.filter { !$0.text.isEmpty && !$0.text.contains(where: \.isWhitespace) }
            for candidate in words { candidates[candidate.text] = candidate }
            creadline_completion_is_final(words.count == 1 && words[0].appendSpace ? 1 : 0)
            return MatchList.make(words.map(\.text), typed: word)
        }
    }

    private func display(_ matches: [String]) {
        let isPath = creadline_is_completing_paths() != 0
        let shown = matches.map { match in
            let name = isPath ? match.split(separator: "/").last.map(String.init) ?? match : match
            return candidates[match] ?? Completion(name)
        }
        let size = TerminalSize.ofTerminal(editor.settings.output) ?? TerminalSize(columns: 80, rows: 24)
        let lines = CompletionList.lines(shown, size: size, color: editor.settings.color)
        rl_crlf()
        creadline_print(lines.joined(separator: "\n") + "\n")
        rl_on_new_line()
        rl_forced_update_display()
    }
}

private func completeWord(
    _ word: UnsafePointer<CChar>?,
    _ start: Int32,
    _ end: Int32
) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
    guard let word else { return nil }
    return EntryReading.complete(String(cString: word))
}

private func displayMatches(
    _ matches: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
    _ count: Int32,
    _ longest: Int32
) {
    // The first is what they have in common, not a match.
    guard let matches, count > 0 else { return }
    EntryReading.display((1...Int(count)).compactMap { matches[$0].map { String(cString: $0) } })
}
