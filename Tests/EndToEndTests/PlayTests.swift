import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// `/play` in a terminal, with a program under a player's name that never makes a sound.
@Suite struct PlayTests {
    /// Generous: other tests may keep the machine busy before the player is started.
    private static let patience = Duration.seconds(600)

    /// A home with a lesson in it, and one player on PATH, whatever else the machine has.
    private func home(script: String) async throws -> Home {
        var home = try Home()
        let folder = home.folder.file("bin")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let player = folder.appending(path: "timidity")
        try Data("#!/bin/sh\n\(script)\n".utf8).write(to: player)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: player.path)
        home.environment["PATH"] = folder.path
        home.environment["TMPDIR"] = home.folder.file("tmp").path
        try FileManager.default.createDirectory(at: home.folder.file("tmp"), withIntermediateDirectories: true)
        _ = try await home.run("chat", "8th grade class, blues and hip-hop please, for my beginners")
        let made = try await home.run("generate", "--session", "last", "--seed", "7")
        try #require(made.status == .exited(0), "\(made.errors)")
        return home
    }

    /// Plays until it is asked to end, tells its name and arguments into a pipe, and leaves a file behind when it has ended.
    private static let patientPlayer = """
        trap 'echo ended > "$HOME/ended"; exit 0' TERM
        echo "the player babbles"
        printf '%s\\n' "$0" "$@" > "$HOME/told"
        /bin/sleep 600 &
        wait
        """

    /// Types `/play`, and returns the words the player was started with once it is up.
    private func play(_ window: ChatWindow) async throws -> [String] {
        let told = window.home.folder.file("told").path
        try #require(mkfifo(told, 0o600) == 0)
        try window.terminal.send("/play\r")
        // Nothing is written into the pipe before somebody reads it, so that the player is up when this returns.
        let run = try await ProgramRun.run("/bin/cat", [told], environment: [:], within: Self.patience)
        return run.output.split(separator: "\n").map(String.init)
    }

    @Test func `Ctrl-C ends the player at once and goes back to the prompt`() async throws {
        let home = try await home(script: Self.patientPlayer)
        let window = try await home.chat("--session", "last")
        let words = try await play(window)
        #expect(words.first == home.folder.file("bin/timidity").path)
        let file = try #require(words.last)
        #expect(file.hasPrefix("/") && file.hasSuffix(".mid") && FileManager.default.fileExists(atPath: file))
        try await window.expect("bar 1 of ")
        try window.terminal.send("\u{3}")
        try await window.expect("Stopped at ")
        try await window.promptAppears()
        #expect(FileManager.default.fileExists(atPath: home.folder.file("ended").path))
        #expect(!FileManager.default.fileExists(atPath: file))
        #expect(try home.folder.names(in: "tmp") == [])
        #expect(!window.picture.text.contains("babbles"))
        #expect(try await window.leave() == .exited(0))
    }

    @Test(arguments: [SIGTERM, SIGHUP]) func `told to end, the program ends the player too`(signal: Int32) async throws
    {
        let home = try await home(script: Self.patientPlayer)
        let window = try await home.chat("--session", "last")
        _ = try await play(window)
        window.terminal.terminate(signal)
        #expect(try await window.terminal.exitStatus(within: ChatWindow.patience) == .exited(0))
        #expect(FileManager.default.fileExists(atPath: home.folder.file("ended").path))
        #expect(try home.folder.names(in: "tmp") == [])
    }

    @Test func `a player that fails is named, and the chat goes on`() async throws {
        let window = try await home(script: "echo noise >&2; exit 7").chat("--session", "last")
        let shown = try await window.say("/play")
        #expect(shown.contains("timidity") && shown.contains("code 7") && !shown.contains("noise"))
        #expect(try await window.leave() == .exited(0))
    }

    @Test func `without a player it is said how to hear the song`() async throws {
        let home = try await home(script: "exit 0")
        let window = try await home.chat("--session", "last", environment: ["PATH": home.folder.file("none").path])
        let shown = try await window.say("/play")
        #expect(shown.contains("Install fluidsynth") && shown.contains("/export midi"))
        #expect(try await window.leave() == .exited(0))
    }
}
