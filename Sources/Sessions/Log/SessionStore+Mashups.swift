import Foundation
import GRDB
public import Mashups

extension SessionStore {
    /// Mashups of one session, or of all where `session` is nil, newest first.
    ///
    /// At most `limit` of them (nil for all), after passing over the `offset` newest.
    public func mashups(in session: SessionID? = nil, limit: Int? = nil, offset: Int = 0) throws -> [MashupSummary] {
        let condition = session == nil ? "" : "WHERE conversation_id = ?"
        let arguments: StatementArguments =
            session.map { [$0.rawValue, limit ?? -1, offset] } ?? [limit ?? -1, offset]
        return try read {
            try $0.rows(
                """
                SELECT \(mashupColumns) FROM mashups \(condition)
                ORDER BY created_at DESC, id DESC LIMIT ? OFFSET ?
                """,
                arguments
            ).map(MashupSummary.init)
        }
    }

    /// A mashup with its whole document, as stored.
    ///
    /// Throws `SessionError.noSuchMashup`.
    public func storedMashup(_ id: MashupID) throws -> StoredMashup {
        let row = try read {
            try $0.row("SELECT \(mashupColumns), lyrics, document FROM mashups WHERE id = ?", [id.rawValue])
        }
        guard let row else { throw SessionError.noSuchMashup(id.rawValue, nearest: []) }
        let document: String = row["document"]
        return StoredMashup(summary: try MashupSummary(row), lyrics: row["lyrics"], json: Data(document.utf8))
    }

    /// A mashup, read from its document.
    ///
    /// Throws `SessionError.noSuchMashup`, or `.unsound` where its document cannot be read.
    public func mashup(_ id: MashupID) throws -> Mashup {
        let stored = try storedMashup(id)
        do {
            return try JSONDecoder().decode(Mashup.self, from: stored.json)
        } catch {
            throw SessionError.unsound(path: path, reason: "the mashup \(id) cannot be read")
        }
    }

    /// Deletes a mashup.
    ///
    /// Throws `SessionError.noSuchMashup`.
    public func deleteMashup(_ id: MashupID) throws {
        try write { db in
            try db.run("DELETE FROM mashups WHERE id = ?", [id.rawValue])
            if db.changesCount == 0 { throw SessionError.noSuchMashup(id.rawValue, nearest: []) }
        }
    }

    /// Inserts a mashup's row and touches its session; `line` is the first of its versions, `context` as JSON.
    func insert(
        _ mashup: StoredMashup,
        line: String? = nil,
        context: String? = nil,
        _ db: Database
    ) throws {
        let summary = mashup.summary
        try db.run(
            """
            INSERT INTO mashups (id, conversation_id, title, genres, seed, created_at, lyrics, document, based_on, line,
                version, change, context)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                summary.id.rawValue, summary.sessionID.rawValue, summary.title, try JSONList.text(summary.genres),
                String(summary.seed), summary.createdAt.milliseconds, mashup.lyrics,
                String(decoding: mashup.json, as: UTF8.self), summary.basedOn?.rawValue, line, summary.version,
                summary.change, context,
            ]
        )
        try db.run(
            "UPDATE conversations SET updated_at = max(updated_at, ?2) WHERE id = ?1",
            [summary.sessionID.rawValue, summary.createdAt.milliseconds]
        )
    }

    /// Inserts a source that a mashup cites.
    func insert(_ source: StoredSource, of mashup: MashupSummary, _ db: Database) throws {
        try db.run(
            """
            INSERT INTO web_sources
            (conversation_id, mashup_id, url, title, provider, quality, retrieved_at, licence, used)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                mashup.sessionID.rawValue, mashup.id.rawValue, source.url, source.title, source.provider,
                source.quality, source.retrievedAt, source.licence, try JSONList.text(source.used),
            ]
        )
    }

    /// An id that no mashup has.
    func freeMashupID(_ db: Database) throws -> MashupID {
        try freeID(MashupID.init(at:random:)) {
            try db.row("SELECT 1 FROM mashups WHERE id = ?", [$0.rawValue]) != nil
        }
    }
}
