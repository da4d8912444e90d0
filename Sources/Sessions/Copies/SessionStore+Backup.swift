public import Foundation
import GRDB

extension SessionStore {
    /// Writes a safe copy of everything into one file that only its owner can read; other windows may go on meanwhile.
    ///
    /// The copy is made beside its place and put there in one step: there is never half a file under that name.
    /// Throws `SessionError.fileExists`, `.sameFile` or `.cannotWrite`.
    public func backup(to file: URL, overwriting: Bool = false) throws {
        let destination = StoreFile.path(of: file)
        if FileIdentity(of: destination).map({ $0 == FileIdentity(of: path) }) == true {
            throw SessionError.sameFile(path: destination)
        }
        if FileIdentity.isFolder(destination) {
            throw SessionError.cannotWrite(path: destination, reason: plainReason(EISDIR))
        }
        if !overwriting, FileIdentity(of: destination) != nil { throw SessionError.fileExists(path: destination) }
        let temporary = StoreFile.asideName(for: destination, label: "unfinished", at: surroundings.now())
        try StoreFile.createEmpty(temporary)
        // After the rename nothing is left under the temporary name, and there is nothing to remove.
        defer { unlink(temporary) }
        try copy(into: temporary, shownAs: destination)
        try StoreFile.flush(temporary)
        try StoreFile.move(temporary, to: destination)
    }

    private func copy(into temporary: String, shownAs destination: String) throws {
        do {
            try writer.vacuum(into: temporary)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_FULL || error.resultCode == .SQLITE_IOERR {
            throw SessionError(error, path: destination)
        } catch let error as DatabaseError {
            throw SessionError(error, path: path)
        }
    }
}

/// Which file a path leads to, links followed.
struct FileIdentity: Equatable {
    private let device: UInt64
    private let number: UInt64

    /// nil where there is no such file.
    init?(of path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        device = UInt64(truncatingIfNeeded: status.st_dev)
        number = UInt64(status.st_ino)
    }

    /// Whether the path leads to a folder.
    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}

extension StoreFile {
    /// Waits until a file that is in no use by SQLite has reached the disk.
    static func flush(_ path: String) throws {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw SessionError.cannotWrite(path: path, reason: plainReason(errno)) }
        defer { close(file) }
        guard fsync(file) == 0 else { throw SessionError.cannotWrite(path: path, reason: plainReason(errno)) }
    }
}
