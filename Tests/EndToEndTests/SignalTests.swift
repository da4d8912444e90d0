import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The program is told to stop, or its surroundings are not as usual.
@Suite struct SignalTests {
    @Test(arguments: [SIGTERM, SIGHUP]) func `told to end, it saves and says how to go on`(signal: Int32) async throws {
        let home = try Home()
        let window = try await home.chat()
        try await window.say("blues for the choir")
        window.terminal.terminate(signal)
        try await window.expect("Saved. Go on with: ")
        #expect(try await window.terminal.exitStatus(within: ChatWindow.patience) == .exited(0))
        #expect(try await home.json("sessions").items.map { $0["message_count"] } == [.number(2)])
    }

    @Test func `a window that is made smaller is written to at its new width`() async throws {
        let window = try await Home().chat(columns: 100)
        try window.terminal.resize(columns: 50, rows: 24)
        let reply = try await window.say("8th grade, blues and hip-hop")
        let prose = reply.split(separator: "\n").filter { !$0.hasPrefix("♪") }
        #expect(prose.allSatisfy { $0.count <= 50 }, "\(reply)")
        #expect(try await window.leave() == .exited(0))
    }

    @Test(.enabled(if: access("/dev/full", W_OK) == 0), arguments: ["genres", "genres --json", "doctor"])
    func `output that cannot be written is said`(command: String) async throws {
        let home = try Home()
        let run = try await ProgramRun.run(
            "/bin/sh",
            ["-c", "\"$0\" \(command) > /dev/full", Home.program()],
            environment: home.environment
        )
        #expect(run.status == .exited(74))
        #expect(run.errors.contains("could not be written"))
    }

    @Test func `standard input that cannot be read is an error and no crash`() async throws {
        let home = try Home()
        let run = try await ProgramRun.run(
            "/bin/sh",
            ["-c", "\"$0\" chat - < /", Home.program()],
            environment: home.environment
        )
        guard case .exited(let code) = run.status else { return #expect(run.status == .exited(74)) }
        #expect((1..<128).contains(code), "\(code) \(run.errors.prefix(200))")
    }

    @Test func `six programs that begin at once share the new database`() async throws {
        let home = try Home()
        let runs = try await withThrowingTaskGroup(of: ProgramRun.self) { group in
            for number in 1...6 { group.addTask { try await home.run("chat", "blues for class \(number)") } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        for run in runs { #expect(run.status == .exited(0), "\(run.errors)") }
        #expect(try await home.json("sessions").items.count == 6)
    }

    @Test func `six programs in one session lose no message`() async throws {
        let home = try Home()
        _ = try await home.run("chat", "blues")
        let runs = try await withThrowingTaskGroup(of: ProgramRun.self) { group in
            for number in 1...6 {
                group.addTask { try await home.run("chat", "--session", "last", "message \(number)") }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        for run in runs { #expect(run.status == .exited(0), "\(run.errors)") }
        let messages = try await home.json("sessions", "show", "last")["messages"]?.items ?? []
        let typed = messages.filter { $0["role"] == .string("user") }.compactMap { $0["text"]?.text }
        #expect(Set(typed) == Set(["blues"] + (1...6).map { "message \($0)" }))
    }
}
