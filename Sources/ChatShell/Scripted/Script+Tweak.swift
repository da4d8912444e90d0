import Conversations
import Foundation
import Mashups
import TerminalUI

extension Script {
    /// Makes a version of a mashup, keeps it in the mashup's session, and prints it, or what is different in it.
    public func tweak(mashup text: String, words: String) async throws {
        let request = try TweakRequest(words, reader: bench.tweakReader)
        let base = try mashup(text)
        let version = try await tweak(base, request, in: session(base.sessionID))
        if json { return try screen.writeExport(try MashupExport.text(of: version.mashup, as: .json)) }
        try show(version)
    }

    func show(_ version: LessonMaker.Version) throws {
        let view = ComparisonView(symbols: Symbols(screen.capabilities), width: screen.proseWidth)
        for line in view.summary(of: version.comparison, version: version.mashup) { try screen.writeLine(line) }
        let id = version.mashup.id ?? ""
        try screen.notice(StyledText("Both are kept; mashup mashups show \(id) prints the new one.", .dim))
    }

    func tweak(_ base: Mashup, _ request: TweakRequest, in session: CurrentSession) async throws -> LessonMaker.Version
    {
        let maker = LessonMaker(bench: bench, log: session.log, models: session.models)
        let context = await session.conversation.state.context
        let screen = screen
        let spinner = screen.spinner("changing the piece")
        defer { spinner.stop() }
        return try await interrupts.cancelling {
            try await maker.tweak(base, request, fallback: context) { notice in
                try screen.notice(StyledText(notice, .warning))
            } progress: { words in
                spinner.update(words)
            }
        }
    }
}
