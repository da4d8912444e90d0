import Foundation
import TestSupport
import Testing

/// Whole sessions in a terminal, compared with the transcripts in `Tests/Fixtures/transcripts`.
@Suite struct TranscriptTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/transcripts")

    private func check(_ window: ChatWindow, _ home: Home, _ name: String) throws {
        let text = Transcript.normalized(window.picture.text, paths: [home.folder.path: "HOME"])
        try Transcript.check(text, against: name, in: Self.folder)
    }

    @Test func `from the greeting to the exported lesson, and back in a second window`() async throws {
        let home = try Home()
        let window = try await home.chat()
        try await window.say("Hello")
        try await window.say("8th grade general music, they love hip-hop and I'd like some blues")
        try await window.say("beginners, and they should write their own songs")
        try await window.say("/generate 7")
        try await window.say("/export lesson.md")
        #expect(try await window.leave() == .exited(0))
        try check(window, home, "greeting-to-export.txt")
        let lesson = try String(contentsOf: home.folder.file("lesson.md"), encoding: .utf8)
        #expect(lesson.hasPrefix("# ") && lesson.contains("Hip-hop"))

        let id = try #require(window.picture.lines.last?.split(separator: " ").last.map(String.init))
        #expect(window.picture.lines.last == "Saved. Go on with: mashup --session \(id)")
        let second = try await home.chat("--session", id)
        try await second.say("make it intermediate instead")
        try await second.say("/context")
        #expect(try await second.leave(saying: "/quit") == .exited(0))
        try check(second, home, "resumed.txt")
    }

    @Test func `commands and slips`() async throws {
        let home = try Home()
        let window = try await home.chat()
        for line in [
            "/undo", "/mashups", "/sessions", "/export", "jazz and salsa for my high school band", "/expotr", "/s",
            "/context sett level",
            "/context set level expert", "/context set level advanced", "/context remove genre jazz", "/undo",
            "/context",
            "/rename Spring concert", "/sessions", "/resume nosuch", "/export pdf", "/generate blue", "/search salsa",
            "/help export",
            "/genres techno-polka", "//not a command", "/new",
        ] {
            try await window.say(line)
        }
        #expect(try await window.leave(saying: "/q") == .exited(0))
        try check(window, home, "commands-and-slips.txt")
    }

    @Test func `a lesson before everything is known says what it assumed`() async throws {
        let home = try Home()
        let window = try await home.chat(columns: 100)
        try await window.say("bossa nova and house")
        try await window.say("/generate 11")
        try await window.say("/mashups")
        #expect(try await window.leave() == .exited(0))
        try check(window, home, "assumptions.txt")
    }
}
