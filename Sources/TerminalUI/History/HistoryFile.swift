#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A history file: 0600 in a folder of 0700, locked while it is changed, read on from where it was read before.
struct HistoryFile {
    /// What reading on found.
    enum Change: Equatable {
        case appended([String])
        /// Another window replaced the file.
        case replaced([String])
    }

    private static let newline = UInt8(ascii: "\n")

    private let path: String
    private var descriptor: Int32 = -1
    private var identity: FileIdentity?
    private var offset = 0

    init(path: String) {
        self.path = path
    }

    /// Opens the file, making it and its folder when they are missing.
    mutating func open() throws(HistoryError) {
        if descriptor >= 0 { return }
        try makeFolder()
        #if canImport(Glibc)
        descriptor = Glibc.open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
        #else
        descriptor = Darwin.open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
        #endif
        guard descriptor >= 0 else { throw failure() }
        // An older file may be readable by others; that it cannot be narrowed is no reason to forget entries.
        _ = fchmod(descriptor, 0o600)
    }

    mutating func close() {
        guard descriptor >= 0 else { return }
        #if canImport(Glibc)
        _ = Glibc.close(descriptor)
        #else
        _ = Darwin.close(descriptor)
        #endif
        descriptor = -1
    }

    /// Runs the body while no other window changes the file.
    mutating func locked(_ body: (inout HistoryFile) throws(HistoryError) -> Void) throws(HistoryError) {
        try open()
        try lock()
        defer { if descriptor >= 0 { _ = flock(descriptor, LOCK_UN) } }
        try body(&self)
    }

    /// Reads what was added since the last time.
    mutating func read() throws(HistoryError) -> Change {
        let isFirst = identity == nil
        if !isFirst, FileIdentity(path: path)?.isSameFile(as: identity) != true {
            close()
            try open()
        }
        guard let now = FileIdentity(descriptor: descriptor) else { throw failure() }
        let isReplaced = !isFirst && (!now.isSameFile(as: identity) || now.size < offset)
        if isReplaced || isFirst { offset = 0 }
        identity = now
        let bytes = try readOn()
        // A record another window is just writing has no end yet; it is read next time.
        let complete = bytes.lastIndex(of: HistoryFile.newline).map { $0 + 1 } ?? 0
        offset += complete
        let entries = HistoryRecord.entries(in: bytes[..<complete])
        return isReplaced ? .replaced(entries) : .appended(entries)
    }

    /// Adds a record with one write; the lock is held and everything before it was read.
    mutating func append(_ record: String) throws(HistoryError) {
        guard let now = FileIdentity(descriptor: descriptor) else { throw failure() }
        // A record cut short by a crash must not swallow this one.
        let separator = now.size > offset ? "\n" : ""
        let bytes = Array((separator + record + "\n").utf8)
        guard case .success = sendAll(bytes, to: descriptor) else { throw failure() }
        offset = now.size + bytes.count
    }

    /// Puts a file with only these records in the place of this one; the lock is held.
    mutating func replace(with records: [String]) throws(HistoryError) {
        // A linked file is replaced where it really is, so that the link stays.
        let target = resolved(path)
        let temporary = "\(target).\(getpid()).new"
        // Left over from a crash; under the lock nobody else is writing it.
        _ = unlink(temporary)
        #if canImport(Glibc)
        let new = Glibc.open(temporary, O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        #else
        let new = Darwin.open(temporary, O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        #endif
        guard new >= 0 else { throw failure() }
        let bytes = Array(records.map { $0 + "\n" }.joined().utf8)
        guard case .success = sendAll(bytes, to: new), fsync(new) == 0, rename(temporary, target) == 0 else {
            let failure = failure()
            _ = unlink(temporary)
            HistoryFile(path: temporary, descriptor: new).closed()
            throw failure
        }
        close()
        descriptor = new
        identity = FileIdentity(descriptor: new)
        offset = bytes.count
    }

    private init(path: String, descriptor: Int32) {
        self.path = path
        self.descriptor = descriptor
    }

    private func closed() {
        var file = self
        file.close()
    }

    /// Locks the file that the path names now: another window may have replaced it while this one waited.
    private mutating func lock() throws(HistoryError) {
        for _ in 0..<40 {
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
                if FileIdentity(path: path)?.isSameFile(as: FileIdentity(descriptor: descriptor)) == true { return }
                close()
                try open()
            } else if errno == EWOULDBLOCK || errno == EINTR {
                _ = usleep(5000)
            } else {
                // A file system without locks: one write with O_APPEND is still whole.
                return
            }
        }
        // Whoever holds the lock is stuck; one write with O_APPEND is still whole.
    }

    private func readOn() throws(HistoryError) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = pread(descriptor, &chunk, chunk.count, off_t(offset + bytes.count))
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure() }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
        }
    }

    private func makeFolder() throws(HistoryError) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: true).dropLast()
        var folder = path.hasPrefix("/") ? "" : "."
        for part in parts {
            folder += "/" + part
            guard mkdir(folder, 0o700) != 0, errno != EEXIST, access(folder, F_OK) != 0 else { continue }
            throw failure()
        }
    }

    private func failure() -> HistoryError {
        .unusable(path: path, reason: String(cString: strerror(errno)))
    }

    private func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }
}

/// Which file this is and how long, to notice that it was replaced.
private struct FileIdentity: Equatable {
    let device: UInt64
    let number: UInt64
    let size: Int

    init?(path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    init?(descriptor: Int32) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        self.init(status)
    }

    private init(_ status: stat) {
        device = UInt64(bitPattern: Int64(status.st_dev))
        number = UInt64(status.st_ino)
        size = Int(status.st_size)
    }

    func isSameFile(as other: FileIdentity?) -> Bool {
        device == other?.device && number == other?.number
    }
}
