#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif
import Foundation

/// Lets the teacher change a text in their own editor (`VISUAL`, else `EDITOR`).
public struct TextEditor: Sendable {
    /// Why a text did not come back from the editor.
    public enum Failure: Error, Sendable, Hashable, CustomStringConvertible {
        /// The editor could not be started, or ended as failed.
        case ended(command: String, code: Int32)
        /// The file between this program and the editor cannot be written or read.
        case file(path: String)

        /// What happened, and what to do.
        public var description: String {
            switch self {
            case .ended(let command, let code):
                "The editor “\(command)” ended with code \(code). Nothing was changed; set EDITOR to one that works."
            case .file(let path): "The file \(path) for the editor cannot be used. Nothing was changed."
            }
        }
    }

    private let command: String
    private let environment: [String: String]
    private let interrupts: Interrupts

    /// The editor the environment names; nil where it names none.
    public init?(environment: [String: String], interrupts: Interrupts = .shared) {
        let named = ["VISUAL", "EDITOR"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        guard let named else { return nil }
        command = named
        self.environment = environment
        self.interrupts = interrupts
    }

    /// Opens the editor on `text` and returns what was saved; throws `Failure`.
    public func edit(_ text: String) async throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "mashup-\(UUID().uuidString).md")
        // Only the teacher may read what is written there.
        let isMade = FileManager.default.createFile(
            atPath: file.path,
            contents: Data(text.utf8),
            attributes: [.posixPermissions: 0o600]
        )
        guard isMade else { throw Failure.file(path: file.path) }
        // A file that cannot be removed from the temporary folder is the system's to clear away.
        defer { try? FileManager.default.removeItem(at: file) }
        // The editor gets Ctrl-C from the terminal itself; nothing else may act on it meanwhile.
        let claim = interrupts.claim {}
        defer { claim.release() }
        let code = await run(on: file.path)
        guard code == 0 else { throw Failure.ended(command: command, code: code) }
        guard let bytes = FileManager.default.contents(atPath: file.path) else { throw Failure.file(path: file.path) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func run(on path: String) async -> Int32 {
        var variables = environment
        variables["MASHUP_EDITED_FILE"] = path
        // The path reaches the shell as a variable, so that no character of it can be taken for a command.
        let shell = ShellProcess(command: command + " \"$MASHUP_EDITED_FILE\"", environment: variables)
        return await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                let modes = TerminalModes()
                let code = shell.start(input: STDIN_FILENO).map(ShellProcess.wait(for:)) ?? 127
                modes.restore()
                continuation.resume(returning: code)
            }
        }
    }
}
