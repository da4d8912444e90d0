import LanguageModels
import Sessions
import TerminalUI

/// Draws what models were used for and what it cost.
struct UsageView {
    let monthlyLimit: Int?

    /// The last reply, the session and the month, one line each, and the month by model.
    func lines(reply: UsageReport, session: UsageReport, month: UsageReport) -> [StyledText] {
        if month.isEmpty, session.isEmpty {
            return [StyledText("No language model was used; the built-in engine costs nothing.", .dim)]
        }
        var lines = [
            line("last reply", reply.total), line("this session", session.total), line("this month", month.total),
        ]
        for row in month.rows {
            let purpose = row.purpose?.rawValue ?? "other"
            lines.append(line("  \(row.model), \(purpose):", row.sum))
        }
        if let monthlyLimit {
            lines.append(
                StyledText("  limit for a month: \(PriceTable.money(monthlyLimit)) (MONTHLY_COST_LIMIT)", .dim)
            )
        }
        return lines
    }

    private func line(_ name: String, _ sum: UsageSum) -> StyledText {
        StyledText("  \(DisplayWidth.padded(name, to: 13)) ", .dim) + StyledText(words(of: sum))
    }

    /// "3 answers, 1200 tokens read, 340 written (2 answers estimated), $0.0042".
    func words(of sum: UsageSum) -> String {
        if sum.answers == 0 { return "none" }
        let estimated = sum.estimatedAnswers == 0 ? "" : " (\(Self.count(sum.estimatedAnswers, "answer")) estimated)"
        return "\(Self.count(sum.answers, "answer")), \(Self.count(sum.promptTokens, "token")) read, "
            + "\(sum.answerTokens) written\(estimated), \(cost(of: sum))"
    }

    private func cost(of sum: UsageSum) -> String {
        if sum.unpricedAnswers >= sum.answers { return "price unknown" }
        let known = PriceTable.money(sum.costMicros)
        if sum.unpricedAnswers == 0 { return known }
        return "\(known) and \(Self.count(sum.unpricedAnswers, "answer")) of unknown price"
    }

    private static func count(_ number: Int, _ unit: String) -> String {
        "\(number) \(unit)\(number == 1 ? "" : "s")"
    }
}
