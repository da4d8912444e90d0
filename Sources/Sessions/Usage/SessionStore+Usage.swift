import GRDB
import LanguageModels

extension SessionStore {
    /// What models were used for in a session, in messages taken back too; empty where there is no such session.
    public func usage(of id: SessionID) throws -> UsageReport {
        try read { try $0.usage(where: "conversation_id = ?", [id.rawValue]) }
    }

    /// What models were used for in the answer to a session's last message; empty where the built-in engine gave it.
    public func lastUsage(of id: SessionID) throws -> UsageReport {
        let condition = """
            message_id = (SELECT id FROM messages
            WHERE conversation_id = ? AND role = 'user' AND undone = 0 ORDER BY id DESC LIMIT 1)
            """
        return try read { try $0.usage(where: condition, [id.rawValue]) }
    }

    /// What models were used for from a moment on, in deleted sessions too.
    public func usage(since moment: Timestamp) throws -> UsageReport {
        try read { try $0.usage(where: "created_at >= ?", [moment.milliseconds]) }
    }

    /// What models were used for since the month began, in UTC.
    public func usageThisMonth() throws -> UsageReport {
        try usage(since: surroundings.now().startOfMonth)
    }

    /// What models cost since the month began, in UTC, as far as their prices are known; in millionths of a US dollar.
    public func costThisMonth() throws -> Int {
        let start = surroundings.now().startOfMonth
        return try read {
            try $0.row(
                "SELECT coalesce(sum(cost_micros), 0) AS cost FROM usage WHERE created_at >= ?",
                [start.milliseconds]
            )?["cost"] ?? 0
        }
    }
}

extension Database {
    /// Adds up the answers that fulfil a condition, for each model and purpose.
    func usage(where condition: String, _ arguments: StatementArguments = StatementArguments()) throws -> UsageReport {
        let rows = try rows(
            "SELECT model, purpose, \(sumColumns) FROM usage WHERE \(condition) GROUP BY model, purpose ORDER BY 1, 2",
            arguments
        )
        return UsageReport(
            rows: rows.map {
                UsageReport.Row(
                    model: $0["model"],
                    purpose: UsageEntry.Purpose(rawValue: $0["purpose"]),
                    sum: UsageSum($0)
                )
            }
        )
    }
}

/// Columns of answers added up.
let sumColumns = """
    count(*) AS answers, coalesce(sum(prompt_tokens), 0) AS prompt_tokens,
    coalesce(sum(answer_tokens), 0) AS answer_tokens, count(*) FILTER (WHERE is_estimated) AS estimated,
    coalesce(sum(cost_micros), 0) AS cost_micros, count(*) - count(cost_micros) AS unpriced
    """

extension UsageSum {
    /// Reads `sumColumns`.
    init(_ row: Row) {
        self.init(
            answers: row["answers"],
            promptTokens: row["prompt_tokens"],
            answerTokens: row["answer_tokens"],
            estimatedAnswers: row["estimated"],
            costMicros: row["cost_micros"],
            unpricedAnswers: row["unpriced"]
        )
    }
}
