import Foundation
import Genres
import Mashups
import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

@testable import ChatShell

@Suite struct PlayingTests {
    /// Generous: other tests may keep the machine busy before the player is started.
    private static let patience = Duration.seconds(600)

    /// A program in a folder of its own that runs a shell script under a player's name.
    private func install(_ name: String, in folder: TemporaryFolder, script: String = "exit 0") throws -> String {
        let file = folder.file(name)
        try Data("#!/bin/sh\n\(script)\n".utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
        return file.path
    }

    private func search(_ folder: TemporaryFolder, _ changes: [String: String] = [:]) -> MIDIPlayerSearch {
        let environment = ["PATH": "relative:/nowhere:\(folder.path)", "HOME": folder.path].merging(changes) { $1 }
        return MIDIPlayerSearch(environment: environment, soundFontFolders: [folder.file("sf2").path])
    }

    @Test func `fluidsynth plays with a soundfont and comes first`() throws {
        let folder = try TemporaryFolder()
        let path = try install("fluidsynth", in: folder)
        _ = try install("timidity", in: folder)
        try FileManager.default.createDirectory(at: folder.file("sf2"), withIntermediateDirectories: true)
        for name in ["Piano.sf2", "FluidR3_GM.sf2", "readme.txt"] { try Data().write(to: folder.file("sf2/\(name)")) }
        let player = try search(folder).player()
        #expect(player.program == .fluidsynth && player.path == path)
        #expect(player.arguments(file: "/x.mid").suffix(2) == ["\(folder.path)/sf2/FluidR3_GM.sf2", "/x.mid"])
    }

    @Test func `without a soundfont another player is taken, and without any it is said`() throws {
        let folder = try TemporaryFolder()
        _ = try install("fluidsynth", in: folder)
        let missing = #expect(throws: ProgramError.self) { try search(folder).player() }
        #expect(missing?.code == "no_player" && missing?.message.contains("soundfont") == true)
        _ = try install("wildmidi", in: folder)
        #expect(try search(folder).player().program == .wildmidi)
    }

    @Test func `nothing installed says how to hear the song`() throws {
        let error = #expect(throws: ProgramError.self) { try search(TemporaryFolder()).player() }
        #expect(error?.hint.contains("/export midi") == true)
        #expect(error?.exit == .unavailable)
    }

    @Test func `aplaymidi needs a port, and what cannot be run is no player`() throws {
        let folder = try TemporaryFolder()
        _ = try install("aplaymidi", in: folder)
        try Data().write(to: folder.file("timidity"))
        #expect(throws: ProgramError.self) { try search(folder).player() }
        #expect(try search(folder, ["ALSA_OUTPUT_PORTS": "128:0"]).player().program == .aplaymidi)
    }

    private func playback(_ path: String) async throws -> MashupPlayback {
        MashupPlayback(
            mashup: try await ScoreFixture.mashup("blues", "hip-hop"),
            player: MIDIPlayer(program: .wildmidi, path: path),
            environment: ["PATH": "/usr/bin:/bin"]
        )
    }

    @Test func `the song is played from a MIDI file that is gone afterwards`() async throws {
        let folder = try TemporaryFolder()
        let script =
            "printf '%s' \"$1\" > '\(folder.file("told").path)'; head -c 4 \"$1\" > '\(folder.file("head").path)'"
        try await playback(install("wildmidi", in: folder, script: script)).play { _ in }
        let file = try String(contentsOf: folder.file("told"), encoding: .utf8)
        #expect(file.hasPrefix("/") && file.hasSuffix(".mid"))
        #expect(try String(contentsOf: folder.file("head"), encoding: .utf8) == "MThd")
        #expect(!FileManager.default.fileExists(atPath: file))
        #expect(!FileManager.default.fileExists(atPath: (file as NSString).deletingLastPathComponent))
    }

    @Test func `a player that fails is named`() async throws {
        let folder = try TemporaryFolder()
        let playback = try await playback(install("wildmidi", in: folder, script: "exit 3"))
        let error = await #expect(throws: ProgramError.self) { try await playback.play { _ in } }
        #expect(error?.code == "player_failed")
        #expect(error?.message.contains("wildmidi") == true && error?.message.contains("code 3") == true)
    }

    @Test func `a player that is stopped is ended, and so is what it started`() async throws {
        let folder = try TemporaryFolder()
        for name in ["up", "held"] { #expect(mkfifo(folder.file(name).path, 0o600) == 0) }
        // Both it and its child keep `held` open, and neither ends when it is only asked to.
        let script = "trap '' TERM; exec 3> '\(folder.path)/held'; echo up > '\(folder.path)/up'; sleep 600"
        let playback = try await playback(install("wildmidi", in: folder, script: script))
        let playing = Task { try await playback.play { _ in } }
        async let held = ProgramRun.run("/bin/cat", [folder.file("held").path], environment: [:], within: Self.patience)
        #expect(
            try await ProgramRun.run("/bin/cat", [folder.file("up").path], environment: [:], within: Self.patience)
                .output == "up\n"
        )
        playing.cancel()
        await #expect(throws: CancellationError.self) { try await playing.value }
        #expect(try await held.status == .exited(0))
    }

    @Test func `the place follows the tempo`() async throws {
        let score = try await ScoreFixture.mashup("blues", "hip-hop").music
        let first = try #require(PlayedPosition(in: score, after: .zero))
        #expect(first.bar == 1 && first.section == score.sections[0].label)
        let half = try #require(PlayedPosition(in: score, after: .seconds(score.seconds / 2 + 0.001)))
        #expect(half.bar == score.barCount / 2 + 1)
        let over = try #require(PlayedPosition(in: score, after: .seconds(score.seconds * 2)))
        #expect(over.bar == score.barCount && over.section == score.sections.last?.label)
        #expect(first.text == "\(score.sections[0].label), bar 1 of \(score.barCount)")
    }
}
