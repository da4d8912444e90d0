import Foundation
import GRDB

extension SessionError {
    /// What an error of SQLite means to a teacher.
    init(_ error: DatabaseError, path: String) {
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(path: path)
        case .SQLITE_FULL: self = .cannotWrite(path: path, reason: plainReason(ENOSPC))
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
            self = .cannotWrite(path: path, reason: plainReason(EACCES))
        case .SQLITE_CANTOPEN:
            self = .cannotWrite(path: path, reason: "it cannot be opened. Check that the folder is there and yours")
        case .SQLITE_IOERR:
            self = .cannotWrite(
                path: path,
                reason: "the disk reported an error. Check that it is connected and has free space"
            )
        default: self = .unexpected(path: path, message: error.message ?? "error \(error.resultCode.rawValue)")
        }
    }
}

/// What an error number of the system means, in plain words.
func plainReason(_ code: Int32) -> String {
    switch code {
    case EACCES, EPERM: "you have no permission. Change its permissions, or set DATABASE_PATH to another place"
    case EROFS: "the disk can only be read. Set DATABASE_PATH to another place"
    case ENOSPC, EDQUOT: "the disk is full. Free some space and try again"
    case ENOTDIR: "a part of the path is a file, not a folder. Check DATABASE_PATH"
    case EISDIR: "it is a folder. Name a file in it"
    case ENOENT: "its folder does not exist. Check the path"
    case ENAMETOOLONG: "the name is too long. Choose a shorter one"
    default: String(cString: strerror(code))
    }
}
