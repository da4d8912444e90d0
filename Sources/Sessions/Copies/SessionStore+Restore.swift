public import Foundation
import GRDB

extension SessionStore {
    /// What a restore did.
    public struct Restoration: Sendable, Hashable {
        /// Sessions in the restored database.
        public var sessions: Int
        /// Messages in the restored database.
        public var messages: Int
        /// Where the database that was there before is kept; nil where there was none.
        public var previous: String?
    }

    /// Puts a backup in the place of the database, after checking it from end to end.
    ///
    /// The backup is only read. The database that was there is kept beside the new one, with the date in its name. No
    /// window may have the database open, this process included (`close()`): else `SessionError.inUse`, and nothing
    /// happens. The swap is one step; whatever fails before it leaves everything as it was.
    /// Throws `SessionError.noSuchFile`, `.notADatabase`, `.foreignDatabase`, `.newerVersion`, `.unsound`, `.sameFile`,
    /// `.inUse` or `.cannotWrite`.
    public static func restore(
        from backup: URL,
        to database: URL,
        surroundings: StoreSurroundings = .system
    ) throws -> Restoration {
        let (source, path) = (StoreFile.path(of: backup), StoreFile.path(of: database))
        guard FileIdentity(of: source) != nil, !FileIdentity.isFolder(source) else {
            throw SessionError.noSuchFile(path: source)
        }
        if FileIdentity(of: source) == FileIdentity(of: path) { throw SessionError.sameFile(path: path) }
        try StoreFile.prepareFolder(of: path)
        return try StoreFile.whileLocking(folderOf: path) {
            let temporary = StoreFile.asideName(for: path, label: "restoring", at: surroundings.now())
            defer { StoreFile.remove(temporary) }
            let size = try CheckedCopy(of: source, into: temporary).make()
            let previous = try Replacement(of: path, by: temporary).perform(at: surroundings.now())
            return Restoration(sessions: size.sessions, messages: size.messages, previous: previous)
        }
    }
}
