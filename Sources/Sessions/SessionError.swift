/// What can go wrong with stored sessions.
public enum SessionError: Error, Hashable, Sendable {
    /// No session has this id or name; `nearest` holds the names and ids most like it.
    case notFound(String, nearest: [String])
    /// Several sessions begin like this; at most ten of them.
    case ambiguous(String, matches: [SessionSummary])
    /// No mashup has this id or title; `nearest` holds the titles and ids most like it.
    case noSuchMashup(String, nearest: [String])
    /// Several mashups begin like this; at most ten of them.
    case ambiguousMashup(String, matches: [MashupSummary])
    /// Another session already has the name.
    case nameTaken(String, by: SessionSummary)
    /// A session cannot have this name.
    case unusableName(String, reason: String)
    /// The session has no message that can be taken back.
    case nothingToUndo(SessionID)
    /// The session, or the message a reply belongs to, was deleted while the turn ran.
    case deletedElsewhere(SessionID)
    /// A newer version of the program wrote the database; it was not touched.
    case newerVersion(path: String, found: Int, known: Int)
    /// The file is an SQLite database of another program; it was not touched.
    case foreignDatabase(path: String)
    /// The database, or the file to make, cannot be written.
    case cannotWrite(path: String, reason: String)
    /// Another process kept the database locked for too long.
    case busy(path: String)
    /// A restore needs the database for itself and another window has it open.
    case inUse(path: String)
    /// The database turned out to be damaged while it was in use.
    case damaged(path: String)
    /// There is no such file.
    case noSuchFile(path: String)
    /// A file to make is there already.
    case fileExists(path: String)
    /// The file to read and the file to write are the same.
    case sameFile(path: String)
    /// The file is no SQLite database.
    case notADatabase(path: String)
    /// The file is a session database and does not hold together.
    case unsound(path: String, reason: String)
    /// SQLite reported something this program does not expect.
    case unexpected(path: String, message: String)
}

extension SessionError: CustomStringConvertible {
    /// One sentence on what is wrong, and one on what to do.
    public var description: String {
        switch self {
        case .notFound(let text, let nearest):
            "There is no session \"\(text)\"." + hint(nearest, list: "mashup sessions")
        case .ambiguous(let text, let matches):
            "\"\(text)\" could be any of \(matches.count) sessions: \(listed(matches)). Type more of the id or name."
        case .noSuchMashup(let text, let nearest):
            "There is no mashup \"\(text)\"." + hint(nearest, list: "mashup mashups")
        case .ambiguousMashup(let text, let matches):
            "\"\(text)\" could be any of \(matches.count) mashups: "
                + matches.map { "\($0.id) (\($0.title))" }.joined(separator: ", ") + ". Type more of the id or title."
        case .nameTaken(let name, let other):
            "The session \(other.id) (\(other.title)) is already named \"\(name)\". Choose another name or rename that one."
        case .unusableName(let name, let reason):
            "A session cannot be named \"\(name)\": \(reason). Choose another name."
        case .nothingToUndo: "There is no message to take back. Only messages of this session can be undone."
        case .deletedElsewhere(let id):
            "The session \(id) was deleted in another window. Say it again and a session begins anew."
        default: fileDescription
        }
    }

    private var fileDescription: String {
        switch self {
        case .newerVersion(let path, let found, let known):
            "The sessions in \(path) were written by a newer version of this program (format \(found), this one knows "
                + "\(known)). Update the program, or set DATABASE_PATH to another file; nothing was changed."
        case .foreignDatabase(let path):
            "\(path) is a database of another program. Set DATABASE_PATH to another file; nothing was changed."
        case .cannotWrite(let path, let reason): "\(path) cannot be written: \(reason.withFullStop)"
        case .busy(let path):
            "Another window kept \(path) busy for too long. Try again in a moment."
        case .inUse(let path):
            "Another window has \(path) open. Close every other mashup window and try again; nothing was changed."
        case .damaged(let path):
            "\(path) is damaged. Save what you need from this window, then restore a backup with `mashup restore`."
        case .noSuchFile(let path): "There is no file \(path). Check the path."
        case .fileExists(let path): "\(path) is there already. Choose another name, or say --force to replace it."
        case .sameFile(let path): "\(path) is the database itself. Choose another file."
        case .notADatabase(let path):
            "\(path) is not a database. Choose a file that `mashup backup` made; nothing was changed."
        case .unsound(let path, let reason):
            "\(path) is damaged (\(reason)). Choose another backup; nothing was changed."
        case .unexpected(let path, let message): "The database \(path) reports: \(message.withFullStop)"
        default: ""
        }
    }

    private func hint(_ nearest: [String], list command: String) -> String {
        nearest.isEmpty
            ? " `\(command)` lists what there is."
            : " Did you mean \(nearest.map { "\"\($0)\"" }.joined(separator: " or "))?"
    }

    private func listed(_ matches: [SessionSummary]) -> String {
        matches.map { "\($0.id) (\($0.label))" }.joined(separator: ", ")
    }
}

extension String {
    fileprivate var withFullStop: String { hasSuffix(".") ? self : self + "." }
}
