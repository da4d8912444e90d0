import Foundation
import GRDB

/// The database as a file: how it comes to be, who may read it, and what is set aside.
enum StoreFile {
    /// The files SQLite keeps beside a database.
    static let companions = ["-wal", "-shm", "-journal"]

    /// The whole path of a file, links followed, so that what belongs beside the database lies beside it.
    static func path(of file: URL) -> String {
        file.absoluteURL.resolvingSymlinksInPath().path(percentEncoded: false)
    }

    /// How every connection of the program is set up.
    static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(15)
        configuration.foreignKeysEnabled = true
        configuration.label = "sessions"
        return configuration
    }

    /// Opens the database for reading and writing and brings it to this program's format.
    ///
    /// A database that is still empty is made by one process at a time: all at once, they would keep each other from
    /// switching it to WAL. `isAlone` says that the caller has made sure of that already.
    static func connect(to path: String, isAlone: Bool) throws -> DatabaseQueue {
        if isAlone || !isEmpty(path) { return try connection(to: path) }
        return try whileLocking(folderOf: path) { try connection(to: path) }
    }

    private static func isEmpty(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_size == 0
    }

    private static func connection(to path: String) throws -> DatabaseQueue {
        var configuration = configuration
        configuration.prepareDatabase { db in
            // Before anything is changed: a newer or a foreign database is left alone, not even switched to WAL.
            _ = try Schema.check(db, path: path)
            if try String.fetchOne(db, sql: "PRAGMA journal_mode") != "wal" {
                try db.execute(sql: "PRAGMA journal_mode = WAL")
            }
            try db.execute(sql: "PRAGMA synchronous = NORMAL; PRAGMA journal_size_limit = 4194304")
        }
        let writer = try DatabaseQueue(path: path, configuration: configuration)
        try writer.writeWithoutTransaction { try Schema.migrate($0, path: path) }
        return writer
    }

    /// Makes the folder (0700) and an empty file (0600) where there are none, and sees whether they can be written.
    ///
    /// SQLite gives the files beside the database the database's own permissions.
    static func prepare(_ path: String) throws {
        try prepareFolder(of: path)
        try createEmpty(path)
        for place in [path, folder(of: path)] where access(place, W_OK) != 0 {
            throw SessionError.cannotWrite(path: place, reason: plainReason(errno))
        }
    }

    /// Makes the folder of a file, for its owner only, unless it is there.
    static func prepareFolder(of path: String) throws {
        let folder = folder(of: path)
        if access(folder, F_OK) != 0 { try makeFolder(folder, for: path) }
    }

    /// Removes a file and what SQLite keeps beside it, where they are.
    static func remove(_ path: String) {
        for suffix in [""] + companions { unlink(path + suffix) }
    }

    private static func folder(of path: String) -> String {
        URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
    }

    /// Makes an empty file that only its owner can read, unless it is there.
    ///
    /// A file that is there is not opened: closing it again would drop the locks that SQLite holds on it in this process.
    static func createEmpty(_ path: String) throws {
        if access(path, F_OK) == 0 { return }
        let file = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        if file >= 0 {
            close(file)
        } else if errno != EEXIST {
            throw SessionError.cannotWrite(path: path, reason: plainReason(errno))
        }
    }

    /// A name beside `path` that is not taken: `sessions.db-corrupt-20261121-013436`.
    static func asideName(for path: String, label: String, at moment: Timestamp) -> String {
        let base = "\(path)-\(label)-\(moment.fileSuffix)"
        var candidate = base
        var number = 2
        while access(candidate, F_OK) == 0 {
            candidate = "\(base)-\(number)"
            number += 1
        }
        return candidate
    }

    /// Renames the database and what lies beside it.
    static func setAside(_ path: String, as aside: String) throws {
        for suffix in [""] + companions where access(path + suffix, F_OK) == 0 {
            try move(path + suffix, to: aside + suffix)
        }
    }

    /// Renames one file, replacing what is there in one step.
    static func move(_ source: String, to destination: String) throws {
        guard rename(source, destination) == 0 else {
            throw SessionError.cannotWrite(path: destination, reason: plainReason(errno))
        }
    }

    /// Runs `work` while no other process that asks the same way is in `folder`.
    static func whileLocking<Value>(folderOf path: String, _ work: () throws -> Value) throws -> Value {
        let handle = open(folder(of: path), O_RDONLY | O_CLOEXEC)
        // A folder that cannot be locked (some network drives) is worked in without.
        if handle >= 0 { flock(handle, LOCK_EX) }
        defer { if handle >= 0 { close(handle) } }
        return try work()
    }

    private static func makeFolder(_ folder: String, for path: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            let code = (error as? CocoaError)?.underlyingCode ?? errno
            throw SessionError.cannotWrite(path: path, reason: "its folder cannot be made; " + plainReason(code))
        }
    }
}

extension CocoaError {
    fileprivate var underlyingCode: Int32? {
        (underlying as? POSIXError)?.code.rawValue
    }
}
