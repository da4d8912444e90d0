import Foundation
import TestSupport
import Testing

/// The chat in a terminal: keys, completion, pasting, widths, colours.
@Suite struct TerminalTests {
    @Test func `Ctrl-C clears the line and leaves the chat as it is`() async throws {
        let home = try Home()
        let window = try await home.chat()
        try window.terminal.send("jazz for my hi")
        try await window.expect("for my hi")
        try window.terminal.send("\u{3}")
        try await window.promptAppears()
        try await window.say("/context")
        #expect(window.picture.text.contains("genres          still needed"))
        #expect(try await window.leave() == .exited(0))
        #expect(try await home.json("sessions") == .array([]))
    }

    @Test func `Ctrl-C on an empty line says how to leave`() async throws {
        let window = try await Home().chat()
        try window.terminal.send("\u{3}")
        try await window.expect("Ctrl-D or /quit leaves")
        try await window.promptAppears()
        #expect(try await window.leave() == .exited(0))
    }

    @Test(arguments: ["\u{3}", "\u{4}", "\r", "n\r", "maybe\r"])
    func `anything but a yes keeps the session`(keys: String) async throws {
        let home = try Home()
        let window = try await home.chat()
        try await window.say("blues")
        try window.terminal.send("/delete last\r")
        try await window.expect("[y/N] ")
        try window.terminal.send(keys)
        try await window.expect("Nothing was deleted.")
        try await window.promptAppears()
        #expect(try await window.leave() == .exited(0))
        #expect(try await home.json("sessions").items.count == 1)
    }

    @Test func `a yes deletes the session and begins a new one`() async throws {
        let home = try Home()
        let window = try await home.chat()
        try await window.say("blues")
        try window.terminal.send("/delete last\r")
        try await window.expect("[y/N] ")
        try window.terminal.send("y\r")
        try await window.expect("Deleted.")
        try await window.promptAppears()
        #expect(try await window.leave() == .exited(0))
        #expect(try await home.json("sessions") == .array([]))
    }

    @Test func `Tab completes commands, sessions and values`() async throws {
        let home = try Home()
        let id = try #require(try await home.json("chat", "blues")["session_id"]?.text)
        let window = try await home.chat()
        try window.terminal.send("/he\t")
        try await window.expect("/help ")
        try window.terminal.send("\u{15}/resume \(id.prefix(6))\t")
        try await window.expect(id)
        try window.terminal.send("\u{15}/context set level b\t")
        try await window.expect("beginner ")
        try window.terminal.send("\u{15}/context set level \t\t")
        try await window.expect("intermediate")
        try await window.promptAppears()
        try window.terminal.send("\u{15}/export ch\t")
        try await window.expect("chordpro ")
        try window.terminal.send("\u{15}")
        #expect(try await window.leave() == .exited(0))
    }

    @Test func `three quotation marks begin and end one message of several lines`() async throws {
        let home = try Home()
        let window = try await home.chat()
        for line in ["\"\"\"", "8th grade", "blues"] {
            try window.terminal.send(line + "\r")
            try await window.expect("… ")
        }
        try window.terminal.send("\"\"\"\r")
        try await window.promptAppears()
        #expect(try await window.leave() == .exited(0))
        let shown = try await home.json("sessions", "show", "last")
        #expect(shown["messages"]?.items.map { $0["role"] } == [.string("user"), .string("assistant")])
        #expect(shown["messages"]?.items.first?["text"] == .string("8th grade\nblues"))
    }

    @Test func `a paste of several lines is one message`() async throws {
        let home = try Home()
        let window = try await home.chat()
        try window.terminal.paste("8th grade\nblues and jazz\nbeginners")
        try await window.expect("beginners")
        try window.terminal.send("\r")
        try await window.expect("\u{1B}[?2004l")
        try await window.promptAppears()
        #expect(try await window.leave() == .exited(0))
        let messages = try #require(try await home.json("sessions", "show", "last")["messages"]).items
        #expect(messages.count == 2)
        #expect(messages.first?["text"] == .string("8th grade\nblues and jazz\nbeginners"))
    }

    @Test func `lines typed in an earlier window come back with the up key`() async throws {
        let home = try Home()
        let first = try await home.chat()
        try await first.say("bluegrass for the choir")
        #expect(try await first.leave() == .exited(0))
        let second = try await home.chat()
        try second.terminal.send("\u{1B}[A")
        try await second.expect("bluegrass for the choir")
        try second.terminal.send("\u{15}")
        #expect(try await second.leave() == .exited(0))
    }

    @Test(arguments: [["NO_COLOR": "1"], ["TERM": "dumb"]])
    func `without colour nothing is coloured`(environment: [String: String]) async throws {
        let home = try Home(environment)
        let window = try await home.chat()
        // A dumb terminal has no bracketed paste that would tell the end of a line.
        for line in ["8th grade blues", "/sessions", "/expotr"] {
            try window.terminal.send(line + "\r")
            try await window.promptAppears()
        }
        #expect(try await window.leave() == .exited(0))
        #expect(window.picture.styles == [])
        if environment["TERM"] == "dumb" { #expect(!window.terminal.output.contains("\u{1B}")) }
    }

    @Test func `an empty NO_COLOR means colour`() async throws {
        let window = try await Home(["NO_COLOR": ""]).chat()
        #expect(!window.picture.styles.isEmpty)
        #expect(try await window.leave() == .exited(0))
    }

    @Test func `what was stored cannot steer the terminal`() async throws {
        let home = try Home()
        let message = "\u{1B}]0;owned\u{7}\u{1B}[31mblues\u{1B}[2J \u{202E}zzaj\u{202C} \u{9B}5n\u{8}\u{7}end of it"
        let piped = try await home.run("chat", "-", input: message)
        #expect(piped.status == .exited(0))
        for arguments in [["sessions"], ["sessions", "show", "last"], ["sessions", "search", "blues"]] {
            let listed = try await home.run(arguments, bytes: [])
            #expect(listed.output.contains("blues"))
            let hidden: Set<Unicode.Scalar> = ["\u{1B}", "\u{7}", "\u{8}", "\u{9B}", "\u{202E}", "\u{202C}"]
            #expect(hidden.isDisjoint(with: listed.output.unicodeScalars), "\(arguments)")
        }

        let window = try await home.chat("--session", "last")
        for line in ["/sessions", "/search blues", "/undo"] { try await window.say(line) }
        #expect(try await window.leave() == .exited(0))
        let output = window.terminal.output.unicodeScalars
        let forbidden: [Unicode.Scalar] = ["\u{7}", "\u{202E}", "\u{202C}", "\u{9B}"]
        for scalar in forbidden { #expect(!output.contains(scalar), "U+\(String(scalar.value, radix: 16))") }
        for sequence in ["\u{1B}[2J", "\u{1B}[31m", "owned"] { #expect(!window.terminal.output.contains(sequence)) }
        #expect(window.picture.text.contains("blues"))
    }

    @Test func `a lesson is read in the pager`() async throws {
        let home = try Home(["PAGER": "cat"])
        _ = try await home.run("generate", "--seed", "7", "--genres", "blues,hip-hop")
        let window = try await home.chat("--session", "last")
        let shown = try await window.say("/show")
        #expect(shown.contains("Sources and licences"))
        #expect(try await window.leave() == .exited(0))
    }

    @Test func `two windows on one database both work`() async throws {
        let home = try Home()
        let first = try await home.chat()
        let second = try await home.chat()
        async let left: String = first.say("blues for the choir")
        async let right: String = second.say("salsa for the band")
        _ = try await (left, right)
        #expect(try await first.say("/sessions").contains("salsa for the band"))
        #expect(try await second.say("/sessions").contains("blues for the choir"))
        #expect(try await first.leave() == .exited(0))
        #expect(try await second.leave() == .exited(0))
        let counts = try await home.json("sessions").items.map { $0["message_count"] }
        #expect(counts == [.number(2), .number(2)])
    }

    @Test func `a session deleted in another window is said, and the message is not lost`() async throws {
        let home = try Home()
        let window = try await home.chat()
        try await window.say("blues for the choir")
        #expect(try await home.run("sessions", "delete", "last", "--yes").status == .exited(0))
        try await window.say("and salsa")
        try window.terminal.send("\u{15}")
        try await window.say("/new")
        try await window.say("and salsa")
        #expect(try await window.leave() == .exited(0))
        let messages = try await home.json("sessions", "show", "last")["messages"]?.items.first
        #expect(messages?["text"] == .string("and salsa"))
    }
}
