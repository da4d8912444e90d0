import Foundation
import GRDB

/// Everything a teacher said and made, in one SQLite database.
///
/// A value around one private writer: sentences of SQL are only in this module, and every method keeps the tables'
/// invariants. Several processes may have the same database open (write-ahead log, 15 s of patience for a lock).
/// Methods throw `SessionError`.
public struct SessionStore: Sendable {
    /// The database file; `:memory:` for one that is never written.
    public let path: String
    let writer: DatabaseQueue
    let surroundings: StoreSurroundings

    /// A store that was opened, and what the teacher should know about it.
    public struct Opening: Sendable {
        /// The store, ready to use.
        public var store: SessionStore
        /// Sentences for the teacher; empty where all was well.
        public var notices: [String]
    }

    /// A store that is gone with the process: for tests, and for going on where nothing can be written.
    public static func inMemory(surroundings: StoreSurroundings = .system) throws -> SessionStore {
        let writer = try DatabaseQueue(configuration: StoreFile.configuration)
        try writer.writeWithoutTransaction { try Schema.migrate($0, path: ":memory:") }
        return SessionStore(path: ":memory:", writer: writer, surroundings: surroundings)
    }

    /// Closes the database; every later use of the store throws.
    ///
    /// A restore in the same process needs this.
    public func close() throws {
        try translated { try writer.close() }
    }

    /// Reads.
    func read<Value>(_ work: (Database) throws -> Value) throws -> Value {
        try translated { try writer.read(work) }
    }

    /// Reads on the database's own thread; a cancelled task gets `CancellationError`.
    func readAside<Value: Sendable>(_ work: @Sendable (Database) throws -> Value) async throws -> Value {
        do {
            return try await writer.read(work)
        } catch let error as DatabaseError {
            throw SessionError(error, path: path)
        }
    }

    /// Writes in one transaction, which takes the write lock at its beginning.
    func write<Value>(_ work: (Database) throws -> Value) throws -> Value {
        try translated {
            try writer.writeWithoutTransaction { db in try db.immediately(work) }
        }
    }

    /// Writes in one transaction on the database's own thread, and goes on to the end even where its task is cancelled:
    /// what a teacher typed must not be lost because a turn was stopped.
    func writeToTheEnd<Value: Sendable>(_ work: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            writer.asyncWriteWithoutTransaction { db in
                continuation.resume(with: Result { try translated { try db.immediately(work) } })
            }
        }
    }

    /// Queues a write and returns at once; writes are done in the order in which they were queued.
    func writeInTurn(
        onFailure: @escaping @Sendable (any Error) -> Void,
        _ work: @escaping @Sendable (Database) throws -> Void
    ) {
        writer.asyncWriteWithoutTransaction { db in
            do {
                try translated { try db.immediately(work) }
            } catch {
                onFailure(error)
            }
        }
    }

    private func translated<Value>(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch let error as DatabaseError {
            throw SessionError(error, path: path)
        }
    }
}

extension Database {
    /// Runs `work` in one transaction that takes the write lock at its beginning.
    ///
    /// A damaged search index must not keep a message from being saved: it is made anew, and `work` runs once more.
    fileprivate func immediately<Value>(_ work: (Database) throws -> Value) throws -> Value {
        do {
            return try inImmediateTransaction(work)
        } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_CORRUPT_VTAB {
            try inImmediateTransaction { try $0.rebuildSearchIndex() }
            return try inImmediateTransaction(work)
        }
    }

    private func inImmediateTransaction<Value>(_ work: (Database) throws -> Value) throws -> Value {
        try beginTransaction(.immediate)
        do {
            let value = try work(self)
            try commit()
            return value
        } catch {
            // The transaction may be gone already (disk full); the error that matters is the first one.
            if isInsideTransaction { try? rollback() }
            throw error
        }
    }

    /// Fills the search index anew from what is stored.
    func rebuildSearchIndex() throws {
        try execute(
            sql: """
                INSERT INTO messages_search (messages_search) VALUES ('rebuild');
                INSERT INTO mashups_search (mashups_search) VALUES ('rebuild');
                """
        )
    }

    /// Runs a statement that is kept prepared.
    func run(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }

    /// The first row of a statement that is kept prepared.
    func row(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> Row? {
        try Row.fetchOne(cachedStatement(sql: sql), arguments: arguments)
    }

    /// The rows of a statement that is kept prepared.
    func rows(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> [Row] {
        try Row.fetchAll(cachedStatement(sql: sql), arguments: arguments)
    }
}
