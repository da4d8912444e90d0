import ArgumentParser
import ChatShell
import Foundation
import TerminalUI

/// Parses the arguments, assembles the parts, runs, and turns errors into exit codes.
@main
enum Main {
    static func main() async {
        let arguments = Array(CommandLine.arguments.dropFirst())
        let environment = ProcessInfo.processInfo.environment
        let screen = Screen(writer: TerminalWriter(), environment: environment)
        do {
            var command = try MashupCommand.parseAsRoot(arguments)
            if var work = command as? any AsyncParsableCommand {
                try await work.run()
            } else {
                try command.run()
            }
        } catch TerminalWriteError.brokenPipe {
            // The reader has all it wanted.
        } catch {
            finish(error, arguments: arguments, screen: screen)
        }
    }

    private static func finish(_ error: any Error, arguments: [String], screen: Screen) {
        let json = arguments.contains("--json")
        let parserCode = MashupCommand.exitCode(for: error)
        if parserCode.isSuccess {
            showAskedFor(MashupCommand.fullMessage(for: error), screen: screen)
            return
        }
        if isParserError(error) {
            if json {
                let message = MashupCommand.message(for: error)
                Script.report(
                    ProgramError(code: "usage", message: message, hint: "mashup --help shows how.", exit: .usage),
                    json: true,
                    screen: screen
                )
            } else {
                // Where even standard error cannot be written to, the exit code has to say it.
                _ = try? screen.writer.writeLine(MashupCommand.fullMessage(for: error), to: .standardError)
            }
            Foundation.exit(ExitCode.usage.rawValue)
        }
        let problem = ProgramError(error)
        Script.report(problem, json: json, screen: screen)
        Foundation.exit(problem.exit.rawValue)
    }

    /// Prints help or the version.
    private static func showAskedFor(_ text: String, screen: Screen) {
        do {
            try screen.writer.writeLine(text)
        } catch .brokenPipe {
            // The reader has all it wanted.
        } catch {
            Foundation.exit(ExitCode.inputOutput.rawValue)
        }
    }

    private static func isParserError(_ error: any Error) -> Bool {
        error is ValidationError || String(reflecting: type(of: error)).hasPrefix("ArgumentParser.")
    }
}
