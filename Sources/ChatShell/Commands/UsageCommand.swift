import LanguageModels
import Sessions
import TerminalUI

/// `/usage`: what language models were used for, and what it cost.
struct UsageCommand: SlashCommand {
    let name = "usage"
    let usage = ""
    let summary = "tokens and cost of this reply, this session and this month"
    let arguments: [ArgumentKind] = []

    func run(_ typed: TypedCommand, in shell: ChatShell) async throws {
        let current = await shell.current
        let view = UsageView(monthlyLimit: shell.bench.settings.models.monthlyCostLimit)
        let store = current.store
        let lines = view.lines(
            reply: try store.lastUsage(of: current.id),
            session: try store.usage(of: current.id),
            month: try store.usageThisMonth()
        )
        for line in lines { try shell.screen.writeLine(line) }
    }
}
