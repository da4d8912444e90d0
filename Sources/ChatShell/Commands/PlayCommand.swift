import Mashups
import Synchronization
import TerminalUI

/// `/play`: lets a lesson's song be heard.
struct PlayCommand: SlashCommand {
    let name = "play"
    let usage = "[MASHUP]"
    let summary = "hear a lesson's song; Ctrl-C stops it"
    let arguments = [ArgumentKind.mashup]

    func run(_ typed: TypedCommand, in shell: ChatShell) async throws {
        let mashup = try await shell.mashup(named: typed.rest)
        let screen = shell.screen
        let player = try MIDIPlayerSearch(environment: screen.environment).player()
        let playback = MashupPlayback(mashup: mashup, player: player, environment: screen.environment)
        let length = Int(mashup.music.seconds.rounded())
        try screen.writeLine(
            StyledText("Playing ", .dim) + StyledText(mashup.title, .bold)
                + StyledText(" (\(length) s) with \(player.program.rawValue). Ctrl-C stops it.", .dim)
        )
        let echo = TerminalEcho()
        defer { echo?.restore() }
        let spinner = screen.spinner("playing")
        defer { spinner.stop() }
        let reached = Mutex<PlayedPosition?>(nil)
        do {
            try await shell.interrupts.cancelling {
                try await playback.play { place in
                    reached.withLock { $0 = place }
                    spinner.update(place.text)
                }
            }
        } catch is CancellationError {
            spinner.stop()
            let place = reached.withLock { $0?.text }
            try screen.notice(StyledText("Stopped" + (place.map { " at \($0)." } ?? "."), .dim))
        }
    }
}
