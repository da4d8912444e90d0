import Foundation
import GRDB

/// Puts a finished database in the place of another one that nobody has open.
struct Replacement {
    let path: String
    let newcomer: String

    init(of path: String, by newcomer: String) {
        self.path = path
        self.newcomer = newcomer
    }

    /// Swaps, and returns where the database that was there is kept now.
    func perform(at moment: Timestamp) throws -> String? {
        let aside = StoreFile.asideName(for: path, label: "before-restore", at: moment)
        guard FileIdentity(of: path) != nil else {
            // What lies beside a database that is gone must not be taken for the new one's.
            try StoreFile.setAside(path, as: aside)
            try StoreFile.move(newcomer, to: path)
            return nil
        }
        do {
            try whileOwningDatabase { try swap(keepingAs: aside) }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            throw SessionError.inUse(path: path)
        } catch let error as DatabaseError
            where [.SQLITE_NOTADB, .SQLITE_CORRUPT].contains(error.resultCode)
        {
            // A damaged database is what restoring is for: it goes aside as it is.
            try StoreFile.setAside(path, as: aside)
            try StoreFile.move(newcomer, to: path)
        } catch let error as DatabaseError {
            throw SessionError(error, path: path)
        }
        return aside
    }

    /// Runs `work` while no other connection has the database open; the database is whole in its one file then.
    ///
    /// Leaving write-ahead logging needs the file for itself: SQLite refuses where any other process has it open, even
    /// one that does nothing at the moment.
    private func whileOwningDatabase(_ work: () throws -> Void) throws {
        var configuration = StoreFile.configuration
        configuration.busyMode = .timeout(1)
        let owner = try DatabaseQueue(path: path, configuration: configuration)
        try owner.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE")
            try db.execute(sql: "PRAGMA journal_mode = DELETE")
            try db.execute(sql: "PRAGMA locking_mode = NORMAL")
            // Ends with removing the journal, whose name will be the new database's.
            try db.inTransaction(.exclusive) { .rollback }
            try db.inTransaction(.exclusive) {
                // Between the two another process may have come and gone on with write-ahead logging.
                guard try String.fetchOne(db, sql: "PRAGMA journal_mode") == "delete" else {
                    throw SessionError.inUse(path: path)
                }
                try work()
                return .rollback
            }
        }
        try owner.close()
    }

    /// Keeps the old file under a second name, and then lets the new one take the first: the name is never without one.
    private func swap(keepingAs aside: String) throws {
        if link(path, aside) != 0 { try StoreFile.move(path, to: aside) }
        try StoreFile.move(newcomer, to: path)
    }
}
