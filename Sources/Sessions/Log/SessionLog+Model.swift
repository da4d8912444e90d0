import GRDB
import Synchronization

extension SessionLog {
    /// The model chosen for this session, as it was saved; nil where none was.
    public func modelChoice() async throws -> String? {
        let known = memory.withLock(\.self)
        guard known.isStored else { return known.model }
        return try await store.readAside { db in
            let row = try db.row("SELECT model FROM conversations WHERE id = ?", [known.id.rawValue])
            // A session that was deleted elsewhere begins anew with its next message, and with what was chosen here.
            guard let row else { return known.model }
            return row["model"]
        }
    }

    /// Remembers which model was chosen for this session, or that none is any more.
    ///
    /// A session in which nothing was said yet is not stored for this: the choice enters the store with its first
    /// message, command or mashup. It is no change of the session that lists go by.
    public func saveModelChoice(_ text: String?) async throws {
        try await store.writeToTheEnd { [self] db in
            let known = memory.withLock {
                $0.model = text
                return $0
            }
            if !known.isStored { return }
            try db.run("UPDATE conversations SET model = ?2 WHERE id = ?1", [known.id.rawValue, text])
        }
    }
}
