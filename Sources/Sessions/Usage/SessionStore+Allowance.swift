import GRDB

extension SessionStore {
    private static let allowanceKey = "budget_granted"

    /// Whether the teacher agreed to spend more than the limit in a month, written `2026-11`; nil for the present one, in
    /// UTC.
    public func allowanceGranted(_ month: String? = nil) throws -> Bool {
        let month = month ?? surroundings.now().month
        let row = try read { try $0.row("SELECT value FROM meta WHERE key = ?", [Self.allowanceKey]) }
        return row?["value"] == month
    }

    /// Notes that the teacher agrees to spend more than the limit in the present month, in UTC.
    public func grantAllowance() throws {
        let month = surroundings.now().month
        try write {
            try $0.run(
                """
                INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value
                """,
                [Self.allowanceKey, month]
            )
        }
    }
}
