import Conversations
import Mashups
import TerminalUI

/// `/generate`: makes the lesson.
struct GenerateCommand: SlashCommand {
    let name = "generate"
    let usage = "[SEED]"
    let summary = "make the lesson; the same seed makes the same song again"
    let arguments: [ArgumentKind] = []

    func run(_ typed: TypedCommand, in shell: ChatShell) async throws {
        var seed: UInt64?
        if let word = typed.words.first {
            seed = UInt64(word)
            if seed == nil {
                throw ProgramError(
                    code: "bad_seed",
                    message: "A seed is a whole number, and “\(word)” is not.",
                    hint: "/generate without a number picks one.",
                    exit: .usage
                )
            }
        }
        try await generate(seed: seed, in: shell)
    }

    /// Makes the lesson from what is known, shows it in short and says what it assumed.
    func generate(seed: UInt64?, in shell: ChatShell) async throws {
        let current = await shell.current
        let context = await current.conversation.state.context
        let maker = LessonMaker(bench: shell.bench, log: current.log, models: current.models)
        let chosen = seed ?? LessonMaker.freshSeed()
        let echo = TerminalEcho()
        defer { echo?.restore() }
        let spinner = shell.screen.spinner("composing")
        defer { spinner.stop() }
        let screen = shell.screen
        let mashup = try await shell.interrupts.cancelling {
            try await maker.make(from: context, seed: chosen) { notice in
                try screen.notice(StyledText(notice, .warning))
            } progress: { words in
                spinner.update(words)
            }
        }
        let said = try await current.conversation.noteGenerated(title: mashup.title)
        spinner.stop()
        let preview = MashupPreview(prompts: PromptLibrary(folder: shell.bench.settings.prompts))
        try screen.writeRendered(screen.rendered(try preview.passages(of: mashup, look: screen.scoreLook)))
        try shell.screen.writeLine()
        try shell.screen.writeMarkdown(said)
        try shell.screen.writeLine()
    }
}
