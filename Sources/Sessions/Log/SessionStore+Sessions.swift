import Conversations
import GRDB

extension SessionStore {
    /// A new session: its id is known at once, and the store knows of it with its first message.
    public func newSession() throws -> SessionLog {
        SessionLog(id: try read(freeID), isStored: false, store: self)
    }

    /// Takes a session up again: what an earlier run left unfinished is put in order and told.
    ///
    /// Takes the same time however many messages the session has. Throws `SessionError.notFound`.
    public func resume(_ id: SessionID) throws -> Resumption {
        let repair = try read { try hasUnfinished(id, $0) } ? try write { try putInOrder(id, $0) } : nil
        return Resumption(
            session: try session(id),
            log: SessionLog(id: id, isStored: true, store: self),
            repair: repair
        )
    }

    /// A session with what it remembers; changes nothing.
    ///
    /// Throws `SessionError.notFound`.
    public func session(_ id: SessionID) throws -> Session {
        let row = try read {
            try $0.row("SELECT \(summaryColumns), state FROM conversations WHERE id = ?", [id.rawValue])
        }
        guard let row else { throw SessionError.notFound(id.rawValue, nearest: []) }
        return Session(summary: SessionSummary(row), state: try StateJSON.state(row["state"], path: path))
    }

    /// Takes back the last message and everything after it; what is taken back is shown and found nowhere any more.
    ///
    /// Reaches 100 exchanges back. Throws `SessionError.nothingToUndo`. A conversation that runs goes on from the
    /// returned state.
    public func undo(_ id: SessionID) throws -> UndoneExchange {
        try write { db in
            let row = try db.row(
                """
                SELECT id, text, state_before, phase_before FROM messages
                WHERE conversation_id = ? AND role = 'user' AND undone = 0 ORDER BY id DESC LIMIT 1
                """,
                [id.rawValue]
            )
            guard let row, let json: String = row["state_before"] else { throw SessionError.nothingToUndo(id) }
            let state = try StateJSON.state(json, path: path)
            let phase = Phase(rawValue: row["phase_before"] ?? "") ?? state.phase()
            let message: Int64 = row["id"]
            let reply = try db.row("SELECT text FROM messages WHERE reply_to = ?", [message])
            try db.run(
                """
                UPDATE messages SET undone = 1,
                status = CASE status WHEN 'complete' THEN 'complete' ELSE 'interrupted' END
                WHERE conversation_id = ? AND id >= ? AND undone = 0
                """,
                [id.rawValue, message]
            )
            try db.run(
                "UPDATE conversations SET state = ?2, phase = ?3, updated_at = max(updated_at, ?4) WHERE id = ?1",
                [id.rawValue, json, phase.rawValue, surroundings.now().milliseconds]
            )
            return UndoneExchange(text: row["text"], reply: reply?["text"], state: state, phase: phase)
        }
    }

    /// Names a session, or takes its name away with nil.
    ///
    /// Throws `SessionError.unusableName` or `.nameTaken`.
    public func rename(_ id: SessionID, to name: String?) throws {
        let name = try name.map(SessionName.check)
        try write { db in
            if let name {
                let other = try db.row(
                    "SELECT \(summaryColumns) FROM conversations WHERE name = ? AND id <> ?",
                    [name, id.rawValue]
                )
                if let other { throw SessionError.nameTaken(name, by: SessionSummary(other)) }
            }
            try db.run("UPDATE conversations SET name = ?2 WHERE id = ?1", [id.rawValue, name])
            if db.changesCount == 0 { throw SessionError.notFound(id.rawValue, nearest: []) }
        }
    }

    /// Deletes a session with everything in it, and returns how much that was.
    ///
    /// Throws `SessionError.notFound`.
    @discardableResult
    public func delete(_ id: SessionID) throws -> Deletion {
        try write { db in
            let row = try db.row(
                """
                SELECT (SELECT count(*) FROM messages WHERE conversation_id = ?1) AS messages, mashup_count
                FROM conversations WHERE id = ?1
                """,
                [id.rawValue]
            )
            guard let row else { throw SessionError.notFound(id.rawValue, nearest: []) }
            try db.run("DELETE FROM conversations WHERE id = ?", [id.rawValue])
            return Deletion(messages: row["messages"], mashups: row["mashup_count"])
        }
    }

    /// Whether a session has this id.
    func exists(_ id: SessionID, _ db: Database) throws -> Bool {
        try db.row("SELECT 1 FROM conversations WHERE id = ?", [id.rawValue]) != nil
    }

    /// An id that no session has.
    func freeID(_ db: Database) throws -> SessionID {
        try freeID(SessionID.init(at:random:)) { try exists($0, db) }
    }

    /// An id that is not taken: another random part first, and a later time where chance stands still.
    func freeID<ID>(_ make: (Timestamp, UInt64) -> ID, isTaken: (ID) throws -> Bool) rethrows -> ID {
        var moment = surroundings.now()
        var id = make(moment, surroundings.random())
        var attempts = 1
        while try isTaken(id) {
            attempts += 1
            if attempts > 8 { moment = Timestamp(milliseconds: moment.milliseconds + 1) }
            id = make(moment, surroundings.random())
        }
        return id
    }

    private func hasUnfinished(_ id: SessionID, _ db: Database) throws -> Bool {
        try unfinished(id, db) != nil
    }

    private func unfinished(_ id: SessionID, _ db: Database) throws -> Row? {
        try db.row(
            "SELECT id, text FROM messages WHERE conversation_id = ? AND status = 'open' ORDER BY id DESC LIMIT 1",
            [id.rawValue]
        )
    }

    private func putInOrder(_ id: SessionID, _ db: Database) throws -> Repair? {
        guard let row = try unfinished(id, db) else { return nil }
        let message: Int64 = row["id"]
        let stopped = try stopToolCalls(of: message, db)
        let reply = try db.row("SELECT text FROM messages WHERE reply_to = ?", [message])
        for status in ["open", "streaming"] {
            try db.run(
                "UPDATE messages SET status = 'interrupted' WHERE conversation_id = ?1 AND status = '\(status)'",
                [id.rawValue]
            )
        }
        return Repair(message: row["text"], reply: reply?["text"], stoppedToolCalls: stopped)
    }
}
