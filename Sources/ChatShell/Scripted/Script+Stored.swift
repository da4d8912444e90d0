import Conversations
import Foundation
import Genres
import Mashups
import Sessions
import Teaching
import TerminalUI

extension Script {
    /// Lists the sessions, newest first.
    public func listSessions() throws {
        let sessions = try store().sessions(limit: nil)
        if json { return try printJSON(sessions.map { SessionAnswer(summary: $0) }) }
        let table = Tables.sessions(
            sessions,
            current: nil,
            now: bench.time,
            symbols: Symbols(screen.capabilities),
            width: screen.capabilities.width
        )
        for line in table { try screen.writeLine(line) }
    }

    /// Prints one session with its messages.
    public func showSession(_ text: String) throws {
        let store = try store()
        let session = try store.session(try store.find(text).id)
        let messages = try store.messages(of: session.id, last: nil)
        if json {
            let told = messages.map {
                SessionAnswer.Message(role: $0.role, text: $0.text, status: $0.status, createdAt: $0.createdAt)
            }
            return try printJSON(
                SessionAnswer(summary: session.summary, context: session.state.context, messages: told)
            )
        }
        try screen.writeLine(StyledText(session.summary.label, .bold) + StyledText("  \(session.id)", .dim))
        for message in messages {
            try screen.writeLine()
            try screen.writeLine(StyledText(message.role == .user ? "you" : "reply", .accent))
            if message.role == .user {
                try screen.writeText(message.text)
            } else {
                try screen.writeMarkdown(message.text)
            }
        }
    }

    /// Names a session.
    public func renameSession(_ text: String, to name: String) throws {
        let store = try store()
        let session = try store.find(text)
        try store.rename(session.id, to: name)
        try tell(["id": session.id.description, "name": name], "\(session.id) is now called \(name)")
    }

    /// Deletes a session; without a terminal only where `isConfirmed`.
    public func deleteSession(_ text: String, isConfirmed: Bool) throws {
        let store = try store()
        let session = try store.find(text)
        try confirm("Delete \(session.id) “\(session.label)” for good?", isConfirmed: isConfirmed)
        try store.delete(session.id)
        try tell(["deleted": session.id.description], "Deleted \(session.id)")
    }

    /// Finds words in messages and mashups.
    public func search(_ words: String) throws {
        let hits = try store().search(words, limit: 50)
        if json { return try printJSON(hits.map(SearchAnswer.init)) }
        for line in Tables.hits(hits, now: bench.time, symbols: Symbols(screen.capabilities)) {
            try screen.writeLine(line)
        }
    }

    /// Lists the mashups, newest first.
    public func listMashups() throws {
        let mashups = try store().mashups(in: nil)
        if json { return try printJSON(mashups.map(MashupAnswer.init)) }
        for line in Tables.mashups(mashups, now: bench.time, symbols: Symbols(screen.capabilities)) {
            try screen.writeLine(line)
        }
    }

    /// The mashup that an id, its beginning, a title or `last` means.
    func mashup(_ text: String) throws -> Mashup {
        let store = try store()
        return try store.mashup(try store.findMashup(text).id)
    }

    /// Prints one mashup.
    public func showMashup(_ text: String) throws {
        let mashup = try mashup(text)
        if json { return try screen.writeExport(try MashupExport.text(of: mashup, as: .json)) }
        try screen.writeDocument(try MashupExport.text(of: mashup, as: .markdown))
    }

    /// Deletes a mashup; without a terminal only where `isConfirmed`.
    public func deleteMashup(_ text: String, isConfirmed: Bool) throws {
        let store = try store()
        let mashup = try store.findMashup(text)
        try confirm("Delete the mashup \(mashup.id) “\(mashup.title)” for good?", isConfirmed: isConfirmed)
        try store.deleteMashup(mashup.id)
        try tell(["deleted": mashup.id.description], "Deleted \(mashup.id)")
    }

    /// Lists the genres, or prints one.
    public func genres(_ name: String?) throws {
        let page = GenrePage(bench: bench, screen: screen)
        if let name {
            let id = try page.find(name)
            if json { return try printJSON(try bench.catalogue.record(id)) }
            return try screen.writeDocument(try page.markdown(of: id))
        }
        if json { return try printJSON(try bench.catalogue.entries.map(GenreAnswer.init)) }
        try screen.writeDocument(try page.list())
    }

    /// Examines every part; throws where one does not work.
    public func doctor() async throws {
        let findings = await Doctor(bench: bench).examine()
        if json {
            try printJSON(["findings": findings])
        } else {
            let symbols = Symbols(screen.capabilities)
            for finding in findings { for line in finding.lines(symbols: symbols) { try screen.writeLine(line) } }
        }
        if let broken = findings.first(where: { $0.status == .error }) {
            throw ProgramError(
                code: "unhealthy",
                message: "\(broken.part): \(broken.message.withFullStop)",
                hint: broken.hint ?? "",
                exit: .unavailable
            )
        }
    }

    /// Writes a safe copy of the database.
    public func backup(to path: String, overwrites: Bool) throws {
        let file = url(path)
        try store().backup(to: file, overwriting: overwrites)
        try tell(["path": file.path], file.path)
    }

    /// Puts a copy of the database in place of the present one, after checking it.
    public func restore(from path: String) throws {
        let restored = try SessionStore.restore(from: url(path), to: bench.settings.database)
        try tell(
            ["path": bench.settings.database.path, "previous": restored.previous ?? ""],
            "Restored \(bench.settings.database.path)"
        )
        if let previous = restored.previous {
            try screen.notice(StyledText("The sessions that were there are kept in \(previous)", .dim))
        }
    }

    /// Tells how much is stored.
    public func statistics() throws {
        let numbers = try store().statistics()
        if json { return try printJSON(StatisticsAnswer(numbers)) }
        try screen.writeText("\(numbers.sessions) sessions, \(numbers.messages) messages, \(numbers.mashups) mashups")
        guard !numbers.models.isEmpty else { return }
        let view = UsageView(monthlyLimit: bench.settings.models.monthlyCostLimit)
        try screen.writeText("language models: \(view.words(of: numbers.usage))")
        try screen.writeText("this month: \(view.words(of: numbers.usageThisMonth))")
        for use in numbers.models { try screen.writeText("  \(use.model): \(view.words(of: use.sum))") }
    }

    private func tell(_ object: some Encodable, _ text: String) throws {
        if json { try printJSON(object) } else { try screen.writeText(text) }
    }

    private func url(_ path: String) -> URL {
        URL(filePath: (path as NSString).expandingTildeInPath).absoluteURL.standardizedFileURL
    }

    private func confirm(_ question: String, isConfirmed: Bool) throws {
        if isConfirmed { return }
        guard screen.capabilities.isInputTerminal, screen.capabilities.isErrorTerminal else {
            throw ProgramError(
                code: "confirmation_needed",
                message: "Nothing was deleted: there is no terminal to ask on.",
                hint: "Say --yes to delete without being asked.",
                exit: .usage
            )
        }
        try screen.writer.write(TextSanitizer.sanitize(question) + " [y/N] ", to: .standardError)
        guard Answer.isYes(readLine() ?? "") else {
            throw ProgramError(code: "declined", message: "Nothing was deleted.", exit: .interrupted)
        }
    }
}

extension String {
    /// The text, ended by one full stop.
    fileprivate var withFullStop: String { hasSuffix(".") ? self : self + "." }
}
