import CReadline
#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// GNU readline's process-wide side: set-up, streams and history list.
///
/// Only used inside ``EditingThread``'s turn.
struct Readline {
    private var isInitialized = false
    private var openStreams: (owner: UInt64, input: File, output: File)?
    private var historyOwner: UInt64?
    private var historyPosition = LineHistory.Position()

    /// Makes readline ready for a terminal.
    /// - Parameters:
    ///   - settings: names and streams.
    ///   - owner: the editor whose turn it is.
    /// - Returns: false when the streams cannot be opened.
    mutating func open(_ settings: LineEditor.Settings, for owner: UInt64) -> Bool {
        guard openStreams(settings, for: owner) else { return false }
        if isInitialized {
            rl_reset_screen_size()
            return true
        }
        isInitialized = true
        creadline_use_utf8_locale()
        // Set before the inputrc file is read, which may say otherwise.
        for (variable, value) in Readline.defaults { creadline_set(variable, value) }
        rl_initialize()
        using_history()
        bindNewlineKeys()
        return true
    }

    /// Brings readline's list up to date with the history, which other windows may have added to.
    mutating func load(_ history: LineHistory) {
        let isFirst = history.id != historyOwner
        if isFirst { historyPosition = LineHistory.Position() }
        historyOwner = history.id
        let news = history.news(since: historyPosition)
        if isFirst || news.replacesAll { clear_history() }
        historyPosition = news.position
        for entry in news.entries { add_history(entry) }
        using_history()
    }

    private static let defaults = [
        ("show-all-if-ambiguous", "on"), ("enable-bracketed-paste", "on"), ("revert-all-at-newline", "on"),
        ("input-meta", "on"), ("output-meta", "on"), ("convert-meta", "off"),
    ]

    private mutating func openStreams(_ settings: LineEditor.Settings, for owner: UInt64) -> Bool {
        // Not told apart by their descriptors: a number is used again for another terminal.
        if let openStreams, openStreams.owner == owner { return true }
        // Readline gets streams of its own, so that nothing here closes or buffers the program's.
        guard let input = fdopen(dup(settings.input), "r") else { return false }
        guard let output = fdopen(dup(settings.output), "w") else {
            fclose(input)
            return false
        }
        let earlier = openStreams
        openStreams = (owner, input, output)
        if isInitialized {
            creadline_set_streams(input, output)
        } else {
            // Kept for as long as the process lives, as readline keeps the pointer.
            creadline_prepare(strdup(settings.application), input, output)
        }
        if let earlier {
            fclose(earlier.input)
            fclose(earlier.output)
        }
        return true
    }

    /// Lets Meta-Enter, and Shift-Enter where a terminal tells it apart, begin a new line in the entry.
    ///
    /// Ctrl-J stays the Enter it is in every shell: programs that type for a person end their lines with it.
    private func bindNewlineKeys() {
        guard let keymap = rl_get_keymap_by_name("emacs") else { return }
        for keys in ["\\e\\C-m", "\\e\\C-j", "\\e[13;2u", "\\e[27;2;13~"] {
            rl_bind_keyseq_in_map(keys, insertNewline, keymap)
        }
    }
}

private typealias File = UnsafeMutablePointer<FILE>

private func insertNewline(_ count: Int32, _ key: Int32) -> Int32 {
    rl_insert_text("\n")
}
