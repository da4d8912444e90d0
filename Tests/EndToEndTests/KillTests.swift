import Foundation
import GRDB
import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Ends the program without warning, again and again: what it had answered to must be there.
@Suite struct KillTests {
    private static let number = Int(ProcessInfo.processInfo.environment["MASHUP_KILLS"] ?? "") ?? 12
    private static let seed =
        UInt64(ProcessInfo.processInfo.environment["MASHUP_KILL_SEED"] ?? "") ?? .random(in: 1...999_999)

    private static let messages = [
        "first message: 8th grade blues", "second message: hip-hop too", "third message: beginners",
        "fourth message: songwriting", "/generate 7", "fifth message: 45 minutes", "sixth message: 24 students",
    ]

    @Test func `whatever was answered to is kept, whenever the program is killed`() async throws {
        print("Killing \(Self.number) times; MASHUP_KILL_SEED=\(Self.seed) does it again.")
        var random = Steps(state: Self.seed)
        let whole = try await bytesOfWholeConversation()
        var seen = 0
        for round in 1...Self.number {
            let home = try Home()
            // Every third round ends between Enter and the answer, the others at some byte of the output.
            let moment: Moment =
                round.isMultiple(of: 3)
                ? .afterEnter(of: Int(random.next() % 7), turns: Int(random.next() % 2_000_000))
                : .atByte(Int(random.next() % UInt64(whole)))
            let shown = try await talk(in: home, until: moment)
            let answered = Self.answered(in: shown)
            seen += answered.count
            try await inspect(home, answered: answered, context: "round \(round), \(moment), seed \(Self.seed)")
        }
        #expect(seen > 0, "no kill came late enough to prove anything")
        print("Killed \(Self.number) times; \(seen) answered messages were looked for.")
    }

    private enum Moment: Equatable {
        case atByte(Int)
        case afterEnter(of: Int, turns: Int)
        case never
    }

    private func bytesOfWholeConversation() async throws -> Int {
        try await talk(in: Home(), until: .never).utf8.count
    }

    /// Talks until the moment comes, kills, and returns everything that was shown.
    private func talk(in home: Home, until moment: Moment) async throws -> String {
        let terminal = try PseudoTerminal.start(
            Home.program(),
            [],
            environment: home.environment,
            workingDirectory: home.folder.path
        )
        if case .atByte(let count) = moment { terminal.kill(atByte: count) }
        let window = ChatWindow(terminal: terminal, columns: 80, home: home)
        do {
            try await window.promptAppears()
            for (index, line) in Self.messages.enumerated() {
                try terminal.send(line + "\r")
                if case .afterEnter(of: index, let turns) = moment {
                    try await window.expect(String(line.suffix(8)))
                    Self.spin(turns)
                    terminal.terminate(SIGKILL)
                }
                try await window.promptAppears()
            }
            terminal.terminate(SIGKILL)
        } catch PseudoTerminal.Failure.ended {
            // The kill came while something was expected.
        } catch PseudoTerminal.Failure.system {
            // The kill came while something was typed.
        }
        #expect(try await terminal.exitStatus(within: ChatWindow.patience) == .signaled(SIGKILL))
        return terminal.output
    }

    /// Lets some time pass, a different one at each number, without giving the thread away.
    private static func spin(_ turns: Int) {
        var random = Steps(state: 1)
        for _ in 0..<turns where random.next() == 0 { return }
    }

    /// The messages below whose echo the program has shown anything.
    private static func answered(in output: String) -> [String] {
        let lines = TerminalPicture(output).lines
        return messages.filter { message in
            guard !message.hasPrefix("/"), let echo = lines.firstIndex(where: { $0.hasSuffix("› " + message) }) else {
                return false
            }
            // A spinner may turn before anything is stored; it claims nothing.
            return lines.dropFirst(echo + 1).contains { !$0.isEmpty && !$0.hasSuffix(" thinking") }
        }
    }

    private func inspect(_ home: Home, answered: [String], context: String) async throws {
        let place: Comment = "\(context)"
        if FileManager.default.fileExists(atPath: home.database.path) {
            let database = try DatabaseQueue(path: home.database.path)
            let (health, stored) = try await database.read { db in
                let exists = try db.tableExists("messages")
                return (
                    try String.fetchAll(db, sql: "PRAGMA integrity_check"),
                    exists
                        ? try String.fetchAll(db, sql: "SELECT text FROM messages WHERE role = 'user' ORDER BY id") : []
                )
            }
            try database.close()
            #expect(health == ["ok"], place)
            #expect(Array(stored.prefix(answered.count)) == answered, place)
            let typed = Self.messages.filter { !$0.hasPrefix("/") }
            #expect(stored == Array(typed.prefix(stored.count)), place)
        } else {
            #expect(answered == [], place)
        }
        let sessions = try await home.json("sessions").items
        #expect(sessions.count == 1 || answered.isEmpty, place)
        guard !sessions.isEmpty else { return }
        let resumed = try await home.run("chat", "--session", "last", "--json", "go on")
        #expect(resumed.status == .exited(0), "\(context): \(resumed.errors)")
        #expect(try JSONValue(resumed.output)["session_id"] == sessions[0]["id"], place)
    }
}

/// A small generator of numbers that a seed determines (SplitMix64).
private struct Steps: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
