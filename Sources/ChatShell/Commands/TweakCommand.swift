import Conversations
import Mashups
import Sessions
import TerminalUI

/// `/tweak`: makes a version of a lesson in which something is different.
struct TweakCommand: SlashCommand {
    let name = "tweak"
    let usage = "[MASHUP:] WORDS"
    let summary = "change the latest lesson: slower, key G, other words"
    let arguments: [ArgumentKind] = [.words(Self.beginnings)]

    private static let beginnings = [
        "chorus", "easier", "faster", "harder", "key", "level", "longer", "new", "other", "shorter", "simpler",
        "slower",
        "tempo", "up", "verse",
    ]

    func run(_ typed: TypedCommand, in shell: ChatShell) async throws {
        let text = TweakText(typed.rest)
        let request = try TweakRequest(text.words, reader: shell.bench.tweakReader)
        let base = try await shell.mashup(named: text.mashup ?? "")
        try await tweak(base, request, in: shell)
    }

    /// Makes the version, shows what is different in it and how to go on.
    func tweak(_ base: Mashup, _ request: TweakRequest, in shell: ChatShell) async throws {
        let current = await shell.current
        let maker = LessonMaker(bench: shell.bench, log: current.log, models: current.models)
        let context = await current.conversation.state.context
        let echo = TerminalEcho()
        defer { echo?.restore() }
        let screen = shell.screen
        let spinner = screen.spinner("changing the piece")
        defer { spinner.stop() }
        let version = try await shell.interrupts.cancelling {
            try await maker.tweak(base, request, fallback: context) { notice in
                try screen.notice(StyledText(notice, .warning))
            } progress: { words in
                spinner.update(words)
            }
        }
        spinner.stop()
        let view = ComparisonView(symbols: Symbols(screen.capabilities), width: screen.proseWidth)
        for line in view.summary(of: version.comparison, version: version.mashup) { try screen.writeLine(line) }
        try screen.writeLine(StyledText("Both are kept: /diff compares them, /show reads the new one.", .dim))
    }
}

/// What follows `/tweak`: words, and before a colon the mashup they are for.
struct TweakText: Equatable {
    /// The mashup's name; nil for the latest.
    var mashup: String?
    /// What is to be different.
    var words: String

    init(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else {
            words = text
            return
        }
        let name = OneLine.plain(parts[0])
        mashup = name.isEmpty ? nil : name
        words = OneLine.plain(parts[1])
    }
}
