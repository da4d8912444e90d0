import Foundation
import TestSupport
import Testing

/// No line that the program writes is wider than the window, so that the terminal never breaks one in the middle of a word.
@Suite struct WidthTests {
    private static let commands = [
        "/help", "/sessions", "/search blues", "/expotr", "/s", "/context set level expert", "/mashups", "/doctor",
        "/genres", "/generate 7", "/export", "/undo", "/resume nosuch", "/generate blue", "/context sett level",
        "/versions", "/diff", "/tweak longer, other words", "/tweak more cowbell",
    ]

    /// A lesson in progress whose first message is long.
    private func homeWithLesson() async throws -> Home {
        let home = try Home()
        let chat = try await home.run("chat", "8th grade class, blues and hip-hop please, for my lovely beginners")
        try #require(chat.status == .exited(0), "\(chat.errors)")
        let made = try await home.run("generate", "--session", "last", "--seed", "7")
        try #require(made.status == .exited(0), "\(made.errors)")
        return home
    }

    /// The lines the terminal had to break; a path is one word, and no program can part it.
    private func brokenLines(_ window: ChatWindow) -> [String] {
        window.picture.brokenLines.filter { line in
            !line.split(separator: " ").contains { word in word.count { $0 == "/" } > 1 }
        }
    }

    @Test(arguments: [40, 80]) func `a whole conversation fits the window`(columns: Int) async throws {
        let window = try await Home().chat(columns: columns)
        for line in ["Hello", "8th grade, blues and hip-hop", "beginners, songwriting", "/context"] {
            try await window.say(line)
        }
        #expect(try await window.leave() == .exited(0))
        #expect(brokenLines(window) == [])
    }

    @Test(arguments: commands, [40, 80]) func `a command fits the window`(command: String, columns: Int) async throws {
        let window = try await homeWithLesson().chat("--session", "last", columns: columns)
        let before = brokenLines(window).count
        try await window.say(command)
        #expect(brokenLines(window).dropFirst(before) == [])
        #expect(try await window.leave() == .exited(0))
    }

    @Test(arguments: [40, 80]) func `a resumed session fits the window`(columns: Int) async throws {
        let window = try await homeWithLesson().chat("--session", "last", columns: columns)
        #expect(brokenLines(window) == [])
        #expect(try await window.leave() == .exited(0))
    }
}
