import GRDB

/// Whether a database holds together.
enum Soundness {
    /// What SQLite's own checks find, each as a few words; empty where all is well.
    static func problems(_ db: Database) throws -> [String] {
        let found = try String.fetchAll(db, sql: "PRAGMA integrity_check(5)").filter { $0 != "ok" }
        if !found.isEmpty { return found }
        let orphans = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").count
        return orphans == 0 ? [] : ["\(orphans) entries belong to nothing"]
    }
}
