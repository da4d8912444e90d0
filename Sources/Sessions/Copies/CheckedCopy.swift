import Foundation
import GRDB

/// A copy of a backup, made only where the backup holds together.
struct CheckedCopy {
    let source: String
    let destination: String

    init(of source: String, into destination: String) {
        self.source = source
        self.destination = destination
    }

    /// Copies, checks and brings up to date; returns how much is in the copy.
    ///
    /// The source is only read.
    ///
    /// A database of a window that is still open has its latest pages in a file beside it: SQLite reads both.
    func make() throws -> (sessions: Int, messages: Int) {
        try StoreFile.createEmpty(destination)
        do {
            try copyThroughSQLite()
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN {
            // On a disk that can only be read, SQLite cannot make the files it wants beside the database.
            try copyBytes()
        }
        return try translated { try inspect() }
    }

    private func copyThroughSQLite() throws {
        var configuration = StoreFile.configuration
        configuration.readonly = true
        do {
            let reader = try DatabaseQueue(path: source, configuration: configuration)
            try reader.writeWithoutTransaction { db in
                try check(db)
                try db.execute(sql: "VACUUM INTO ?", arguments: [destination])
            }
            try reader.close()
        } catch let error as DatabaseError where error.resultCode != .SQLITE_CANTOPEN {
            throw readable(error)
        }
    }

    private func copyBytes() throws {
        for suffix in ["", "-wal"] where access(source + suffix, F_OK) == 0 {
            let bytes = try Data(contentsOf: URL(filePath: source + suffix))
            try StoreFile.createEmpty(destination + suffix)
            try bytes.write(to: URL(filePath: destination + suffix))
        }
    }

    /// Brings the copy to this program's format, checks it as a whole, and leaves it without files beside it.
    private func inspect() throws -> (sessions: Int, messages: Int) {
        let writer = try DatabaseQueue(path: destination, configuration: StoreFile.configuration)
        let size = try writer.writeWithoutTransaction { db in
            try check(db)
            try Schema.migrate(db, path: source)
            try db.execute(sql: "PRAGMA journal_mode = DELETE")
            let sessions = try Int.fetchOne(db, sql: "SELECT count(*) FROM conversations") ?? 0
            let messages = try Int.fetchOne(db, sql: "SELECT total(message_count) FROM conversations") ?? 0
            return (sessions, messages)
        }
        try writer.close()
        try StoreFile.flush(destination)
        return size
    }

    private func check(_ db: Database) throws {
        if try Schema.check(db, path: source) == 0 { throw SessionError.foreignDatabase(path: source) }
        let problems = try Soundness.problems(db)
        if let problem = problems.first { throw SessionError.unsound(path: source, reason: problem) }
    }

    private func translated<Value>(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch let error as DatabaseError {
            throw readable(error)
        }
    }

    private func readable(_ error: DatabaseError) -> SessionError {
        switch error.resultCode {
        case .SQLITE_NOTADB: .notADatabase(path: source)
        case .SQLITE_CORRUPT: .unsound(path: source, reason: error.message ?? "it cannot be read")
        default: SessionError(error, path: destination)
        }
    }
}
