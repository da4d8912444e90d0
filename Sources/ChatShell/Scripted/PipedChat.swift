import Conversations
import Foundation
import Sessions
public import TerminalUI

/// The chat without a terminal: entries come line by line from standard input, and no prompt is shown.
public struct PipedChat: Sendable {
    private let shell: ChatShell
    private let screen: Screen

    /// Prepares the chat on a session, as `ChatShell` does.
    public init(bench: Workbench, screen: Screen, interrupts: Interrupts, session: String?) throws {
        shell = try ChatShell(bench: bench, screen: screen, interrupts: interrupts, session: session)
        self.screen = screen
    }

    /// Runs every entry; where one or more failed, throws the first failure after the last entry.
    public func run() async throws {
        var first: ProgramError?
        var block = BlockInput()
        while let line = readLine() {
            if Task.isCancelled { throw CancellationError() }
            guard case .complete(let entry) = block.append(line) else { continue }
            let failure = try await shell.takePiped(entry)
            first = first ?? failure
            if await shell.isDone { break }
        }
        if block.isOpen {
            let failure = try await shell.takePiped(block.close())
            first = first ?? failure
        }
        if let first { throw first }
    }
}
