import Foundation
import Mashups
import TerminalUI

/// `/export`: writes a lesson to a file.
struct ExportCommand: SlashCommand {
    let name = "export"
    let usage = "[FORMAT|all] [PATH] [--force]"
    let summary = "write the latest lesson to a file, or all its formats to a folder"
    let arguments: [ArgumentKind] = [.format, .path]

    func run(_ typed: TypedCommand, in shell: ChatShell) async throws {
        let request = try ExportRequest(words: typed.words)
        let mashup = try await shell.mashup(named: request.mashup ?? "")
        let working = URL(filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory)
        if request.isAll {
            let shapes = try shell.bench.chordShapes()
            let export = CompleteExport(mashup: mashup, overwrites: request.overwrites, shapes: shapes)
            for file in try export.write(to: request.path, workingDirectory: working) {
                try shell.screen.writeLine(StyledText("Written: ", .dim) + StyledText(file.path, .bold))
            }
            return
        }
        let export = MashupExport(
            mashup: mashup,
            format: request.format,
            overwrites: request.overwrites,
            shapes: try shell.bench.chordShapes(for: request.format)
        )
        let target = ExportTarget(path: request.path, title: mashup.title, workingDirectory: working)
        if let file = try export.write(to: target, screen: shell.screen) {
            try shell.screen.writeLine(StyledText("Written: ", .dim) + StyledText(file.path, .bold))
        }
    }
}

/// The words of `/export`, in any order: a format or `all`, a path, `--force`, and a mashup behind `--mashup`.
struct ExportRequest: Equatable {
    var format = ExportFormat.markdown
    /// Whether every format is wanted; the path is a folder then.
    var isAll = false
    var path: String?
    var mashup: String?
    var overwrites = false

    init(words: [String]) throws(ProgramError) {
        var words = words[...]
        var isFormatGiven = false
        while let word = words.popFirst() {
            if word == "--force" || word == "-f" {
                overwrites = true
            } else if word == "--mashup", let name = words.popFirst() {
                mashup = name
            } else if !isFormatGiven, word.lowercased() == CompleteExport.name {
                (isAll, isFormatGiven) = (true, true)
            } else if !isFormatGiven, let known = ExportFormat(rawValue: word.lowercased()) {
                (format, isFormatGiven) = (known, true)
            } else if path == nil, Self.looksLikePath(word) || isFormatGiven {
                path = word
                if !isFormatGiven { format = try MashupExport.format(impliedBy: word) ?? .markdown }
            } else {
                throw MashupExport.unknownFormat(word)
            }
        }
    }

    private static func looksLikePath(_ word: String) -> Bool {
        word == "-" || word.contains("/") || word.contains(".") || word.hasPrefix("~")
    }
}
