import Conversations
import Foundation
import Genres
import Mashups
import Teaching
import TerminalUI

/// What `mashup generate` is told on its command line.
public struct GenerateRequest: Sendable {
    /// Genres by id, name or alias.
    public var genres: [String] = []
    /// A skill level.
    public var level: String?
    /// A setting.
    public var setting: String?
    /// Learning objectives.
    public var objectives: [String] = []
    /// Length of the lesson in minutes.
    public var minutes: Int?
    /// The seed; nil picks one.
    public var seed: UInt64?
    /// A message that says the rest, in the teacher's words.
    public var prompt: String?

    /// An empty request.
    public init() {}

    /// The edits that the options ask for; throws what is wrong with them.
    func edits(catalogue: Catalogue) throws -> [ContextEdit] {
        let reader = ContextEditReader(catalogue: catalogue)
        var edits: [ContextEdit] = []
        for genre in genres { edits += try reader.edits(action: "set", words: ["genre", genre]) }
        if let level { edits += try reader.edits(action: "set", words: ["level", level]) }
        if let setting { edits += try reader.edits(action: "set", words: ["setting", setting]) }
        for objective in objectives { edits += try reader.edits(action: "set", words: ["objective", objective]) }
        if let minutes { edits += try reader.edits(action: "set", words: ["minutes", String(minutes)]) }
        return edits
    }
}

extension Script {
    /// Makes a mashup from a session, options and a prompt, keeps it and prints it.
    public func generate(session text: String?, request: GenerateRequest) async throws {
        let edits = try request.edits(catalogue: bench.catalogue)
        let prompt = try request.prompt.map { try MessageError.check($0) }
        let session = try session(text)
        if let prompt { _ = try await run(session.conversation.send(prompt)) }
        if !edits.isEmpty { _ = try await run(session.conversation.edit(edits)) }
        let context = await session.conversation.state.context
        let maker = LessonMaker(bench: bench, log: session.log, models: session.models)
        let seed = request.seed ?? LessonMaker.freshSeed()
        let spinner = screen.spinner("composing")
        defer { spinner.stop() }
        let screen = screen
        let mashup = try await interrupts.cancelling {
            try await maker.make(from: context, seed: seed) { notice in
                try screen.notice(StyledText(notice, .warning))
            } progress: { words in
                spinner.update(words)
            }
        }
        _ = try await session.conversation.noteGenerated(title: mashup.title)
        spinner.stop()
        if json {
            try screen.writeExport(try MashupExport.text(of: mashup, as: .json))
        } else {
            try screen.writeDocument(try MashupExport.text(of: mashup, as: .markdown))
            try screen.notice(
                StyledText(
                    "Kept as \(mashup.id ?? ""); mashup export \(mashup.id ?? "last") writes it to a file.",
                    .dim
                )
            )
        }
    }

    /// Writes a mashup to a file or to standard output, or all its formats to a folder, and prints the paths written.
    public func export(mashup text: String, format: String?, output: String?, overwrites: Bool) throws {
        let working = URL(filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory)
        if format?.lowercased() == CompleteExport.name {
            let export = CompleteExport(
                mashup: try mashup(text),
                overwrites: overwrites,
                shapes: try bench.chordShapes()
            )
            let paths = try export.write(to: output, workingDirectory: working).map(\.path)
            if json { return try printJSON(["paths": paths]) }
            return try paths.forEach(screen.writeText)
        }
        let chosen = try format.map { try MashupExport.format(named: $0) }
        let byEnding = chosen == nil ? try output.flatMap(MashupExport.format(impliedBy:)) : nil
        let mashup = try mashup(text)
        let wanted = chosen ?? byEnding ?? .markdown
        let export = MashupExport(
            mashup: mashup,
            format: wanted,
            overwrites: overwrites,
            shapes: try bench.chordShapes(for: wanted)
        )
        let target = ExportTarget(path: output, title: mashup.title, workingDirectory: working)
        guard let file = try export.write(to: target, screen: screen) else { return }
        if json { try printJSON(["path": file.path]) } else { try screen.writeText(file.path) }
    }
}
