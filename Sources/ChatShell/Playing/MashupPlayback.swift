import Foundation
import Mashups
import TerminalUI

/// Plays a mashup through a program of the machine, from a file that is gone when it is over.
struct MashupPlayback: Sendable {
    let mashup: Mashup
    let player: MIDIPlayer
    let environment: [String: String]

    /// How often the place in the piece is told.
    private static let interval = Duration.milliseconds(200)

    /// Plays to the end, or until the task is cancelled, which ends the player at once.
    ///
    /// Throws `CancellationError` where it was cancelled, a ``ProgramError`` that names the player where that fails.
    func play(tell: @escaping @Sendable (PlayedPosition) -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "mashup-play-\(UUID().uuidString)", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(
            at: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        // What cannot be removed lies in the system's folder for passing things.
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "song.mid", directoryHint: .notDirectory)
        try mashup.exported(as: .midi).write(to: file)
        try Task.checkCancellation()
        let process = try SilentProcess.start(
            player.path,
            player.arguments(file: file.path),
            environment: environment
        )
        let ending = await withTaskCancellationHandler {
            await follow(process, tell: tell)
        } onCancel: {
            process.stop()
        }
        try Task.checkCancellation()
        try judge(ending)
    }

    private func follow(
        _ process: SilentProcess,
        tell: @escaping @Sendable (PlayedPosition) -> Void
    ) async -> SilentProcess.Ending {
        let score = mashup.music
        let clock = Task {
            let clock = ContinuousClock()
            let start = clock.now
            while !Task.isCancelled {
                if let place = PlayedPosition(in: score, after: start.duration(to: clock.now)) { tell(place) }
                // A cancelled sleep is how the telling ends; there is nothing to report.
                try? await clock.sleep(for: Self.interval)
            }
        }
        defer { clock.cancel() }
        return await process.ending()
    }

    private func judge(_ ending: SilentProcess.Ending) throws(ProgramError) {
        let how: String
        switch ending {
        case .exited(0): return
        case .exited(let code): how = "ended with code \(code)"
        case .signalled(let number): how = "was ended by signal \(number)"
        }
        throw ProgramError(
            code: "player_failed",
            message: "\(player.program.rawValue) (\(player.path)) could not play the song; it \(how).",
            hint: "Try it with a file of your own, or /export midi and open the file in another program.",
            exit: .unavailable
        )
    }
}
