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
            lines.append(line("  \(row.model), \(purpose)", row.sum))
        }
        if let monthlyLimit {
            lines.append(
                StyledText("  limit for a month: \(PriceTable.money(monthlyLimit)) (MONTHLY_COST_LIMIT)", .dim)
            )
        }
        return lines
    }

    private func line(_ name: String, _ sum: UsageSum) -> StyledText {
        let head = StyledText("  \(DisplayWidth.padded(name, to: 30)) ", .dim)
        return head + StyledText(words(of: sum))
    }

    /// "3 answers, 1200 tokens read, 340 written (2 estimated), $0.0042".
    func words(of sum: UsageSum) -> String {
        if sum.answers == 0 { return "none" }
        let answers = sum.answers == 1 ? "1 answer" : "\(sum.answers) answers"
        let estimated = sum.estimatedAnswers == 0 ? "" : " (\(sum.estimatedAnswers) estimated)"
        var text = "\(answers), \(sum.promptTokens) tokens read, \(sum.answerTokens) written\(estimated)"
        if sum.unpricedAnswers < sum.answers { text += ", \(PriceTable.money(sum.costMicros))" }
        if sum.unpricedAnswers > 0 { text += ", \(sum.unpricedAnswers) without a known price" }
        return text
    }
}
