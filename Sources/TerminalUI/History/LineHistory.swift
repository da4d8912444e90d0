import Synchronization

/// Entries of this and earlier runs, kept in a file that several windows share.
///
/// An entry is one line of the file, added with one write under a lock; when the file has grown a quarter over the limit
/// it is replaced by one with the newest entries. A file that cannot be used is told once by ``takeNotice()`` and the
/// entries are then kept for this run only.
public final class LineHistory: Sendable {
    /// How far a reader has come.
    struct Position: Sendable, Equatable {
        var generation = 0
        var count = 0
    }

    /// What came since a position.
    struct News: Sendable, Equatable {
        var entries: [String]
        var replacesAll: Bool
        var position: Position
    }

    private struct State {
        var entries: [String] = []
        var generation = 0
        var file: HistoryFile?
        var notice: HistoryError?
        var wasNoticed = false
    }

    let id = UniqueNumber.next()
    private let state: Mutex<State>
    private let limit: Int

    /// Opens a history; the file is read and made when it is first needed.
    /// - Parameters:
    ///   - path: the file; nil keeps entries for this run only.
    ///   - limit: entries that are kept, the newest ones; at least one.
    public init(path: String?, limit: Int = 2000) {
        self.limit = max(1, limit)
        state = Mutex(State(file: path.map { HistoryFile(path: $0) }))
    }

    /// Adds an entry, unless it is empty, begins with a space or repeats the one before.
    public func append(_ text: String) {
        guard !text.isEmpty, text.first != " " else { return }
        state.withLock { state in
            use(&state) { file, state throws(HistoryError) in
                try file.locked { file throws(HistoryError) in
                    add(try file.read(), to: &state)
                    guard state.entries.last != text else { return }
                    try file.append(HistoryRecord.encode(text))
                    state.entries.append(text)
                    try trim(&file, &state)
                }
            }
            // Without a file, or with one that failed, this run still remembers.
            if state.entries.last != text { state.entries.append(text) }
            trimInMemory(&state)
        }
    }

    /// The entries from oldest to newest, with what other windows added meanwhile.
    public func entries() -> [String] {
        state.withLock { state in
            refresh(&state)
            return state.entries.suffix(limit)
        }
    }

    /// Why the history could not be kept, given once.
    public func takeNotice() -> HistoryError? {
        state.withLock { state in
            defer { state.notice = nil }
            return state.notice
        }
    }

    /// What this and other windows added since a position.
    func news(since position: Position) -> News {
        state.withLock { state in
            refresh(&state)
            let now = Position(generation: state.generation, count: state.entries.count)
            guard position.generation == now.generation, position.count <= now.count else {
                return News(entries: state.entries.suffix(limit), replacesAll: true, position: now)
            }
            let added = state.entries[position.count...].suffix(limit)
            return News(entries: Array(added), replacesAll: false, position: now)
        }
    }

    private func refresh(_ state: inout State) {
        use(&state) { file, state throws(HistoryError) in
            try file.open()
            add(try file.read(), to: &state)
        }
        trimInMemory(&state)
    }

    private func use(_ state: inout State, _ body: (inout HistoryFile, inout State) throws(HistoryError) -> Void) {
        guard var file = state.file else { return }
        do throws(HistoryError) {
            try body(&file, &state)
            state.file = file
        } catch {
            file.close()
            state.file = nil
            if !state.wasNoticed { state.notice = error }
            state.wasNoticed = true
        }
    }

    private func add(_ change: HistoryFile.Change, to state: inout State) {
        switch change {
        case .appended(let entries): state.entries += entries
        case .replaced(let entries):
            state.entries = entries
            state.generation += 1
        }
    }

    private func trim(_ file: inout HistoryFile, _ state: inout State) throws(HistoryError) {
        guard state.entries.count > limit + limit / 4 else { return }
        state.entries = Array(state.entries.suffix(limit))
        state.generation += 1
        try file.replace(with: state.entries.map(HistoryRecord.encode))
    }

    private func trimInMemory(_ state: inout State) {
        guard state.entries.count > 2 * limit else { return }
        state.entries = Array(state.entries.suffix(limit))
        state.generation += 1
    }
}

/// Why a history could not be read or written.
public enum HistoryError: Error, Equatable, CustomStringConvertible {
    /// The file could not be opened, made, read or written; with the system's reason.
    case unusable(path: String, reason: String)

    /// A sentence and a hint.
    public var description: String {
        switch self {
        case .unusable(let path, let reason):
            "What you type is not remembered for next time: \(path) could not be used (\(reason)). "
                + "Everything else works as usual."
        }
    }
}
