public import Foundation
import GRDB

extension SessionStore {
    /// Opens the database, or makes one; safe against other processes doing the same.
    ///
    /// A damaged database is renamed to `NAME-corrupt-DATE-TIME`, nothing of it deleted, and a new one begun; a notice
    /// says so. A locked, foreign or newer database, and a place that cannot be written, throw and stay as they are.
    /// The database's folder is made where it is missing.
    public static func open(at file: URL, surroundings: StoreSurroundings = .system) throws -> Opening {
        let path = StoreFile.path(of: file)
        try refuseFolder(path)
        try StoreFile.prepare(path)
        do {
            return Opening(store: try connect(path, surroundings, isAlone: false), notices: [])
        } catch SessionError.damaged {
            return try StoreFile.whileLocking(folderOf: path) { try startAnew(path, surroundings) }
        }
    }

    private static func refuseFolder(_ path: String) throws {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            throw SessionError.cannotWrite(path: path, reason: plainReason(EISDIR))
        }
    }

    private static func connect(
        _ path: String,
        _ surroundings: StoreSurroundings,
        isAlone: Bool
    ) throws -> SessionStore {
        do {
            let writer = try StoreFile.connect(to: path, isAlone: isAlone)
            return SessionStore(path: path, writer: writer, surroundings: surroundings)
        } catch let error as DatabaseError {
            throw SessionError(error, path: path)
        }
    }

    /// Sets the damaged database aside, unless another process did so while this one waited for the folder.
    private static func startAnew(_ path: String, _ surroundings: StoreSurroundings) throws -> Opening {
        do {
            return Opening(store: try connect(path, surroundings, isAlone: true), notices: [])
        } catch SessionError.damaged {
            let aside = StoreFile.asideName(for: path, label: "corrupt", at: surroundings.now())
            try StoreFile.setAside(path, as: aside)
            try StoreFile.prepare(path)
            let notice =
                "The saved sessions in \(path) were damaged. They are kept as \(aside), and new ones begin; "
                + "`mashup restore` brings back a backup."
            return Opening(store: try connect(path, surroundings, isAlone: true), notices: [notice])
        }
    }
}
