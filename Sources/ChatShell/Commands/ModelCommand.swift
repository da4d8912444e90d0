import LanguageModels
import NameMatching
import Sessions
import TerminalUI

/// `/model`: shows which model answers, and chooses another one.
struct ModelCommand: SlashCommand {
    let name = "model"
    let usage = "[NAME | auto | builtin | pull NAME]"
    let summary = "list the language models, choose one, or fetch one"
    let arguments: [ArgumentKind] = [.words(["auto", "builtin", "pull", "ollama", "openai", "anthropic"]), .none]

    func run(_ typed: TypedCommand, in shell: ChatShell) async throws {
        guard let first = typed.words.first else { return try await list(in: shell) }
        if first == "pull" {
            guard typed.words.count == 2 else { throw ProgramError.missingArgument("/model pull NAME", see: "") }
            return try await pull(typed.words[1], in: shell)
        }
        try await choose(first, in: shell)
    }

    // MARK: - Listing

    private func list(in shell: ChatShell) async throws {
        let current = await shell.current
        let spinner = shell.screen.spinner("asking for models")
        defer { spinner.stop() }
        let offers = try await shell.interrupts.cancelling { await ModelOffer.all(bench: shell.bench) }
        spinner.stop()
        let wish = await current.models.wish()
        try shell.screen.writeLine(
            StyledText("  this session  ", .dim) + StyledText(wish.text, .bold)
                + StyledText(meaning(of: wish), .dim)
        )
        for offer in offers {
            for line in offer.lines(width: shell.screen.proseWidth) { try shell.screen.writeLine(line) }
        }
        try shell.screen.writeLine(StyledText("  /model NAME chooses one; /model builtin goes without.", .dim))
    }

    private func meaning(of wish: ModelWish) -> String {
        switch wish {
        case .auto: "  (Ollama where it runs, else the built-in engine)"
        case .builtIn: "  (the built-in engine)"
        case .provider, .model: ""
        }
    }

    // MARK: - Choosing

    private func choose(_ text: String, in shell: ChatShell) async throws {
        let current = await shell.current
        let spinner = shell.screen.spinner("asking for \(text)")
        defer { spinner.stop() }
        let wish = try await shell.interrupts.cancelling { [bench = shell.bench] in
            try await self.wish(for: text, bench: bench)
        }
        let before = await current.models.wish()
        await current.models.choose(wish)
        switch await shell.bench.desk.model(for: wish) {
        case .failed(let failure):
            await current.models.choose(before)
            spinner.stop()
            throw ProgramError(failure)
        case .model(let model, _, let notice):
            spinner.stop()
            if let notice { try shell.screen.notice(StyledText(notice, .warning)) }
            try shell.screen.writeLine(StyledText("From here on ", .dim) + StyledText("\(model.id)", .bold))
        case .none, .resting:
            spinner.stop()
            try shell.screen.writeLine(
                StyledText("From here on ", .dim) + StyledText(wish.text, .bold) + StyledText(meaning(of: wish), .dim)
            )
        }
        try await current.log.saveModelChoice(wish.text)
    }

    /// What the typed name means: a wish, or a model's name at one of the providers.
    private func wish(for text: String, bench: Workbench) async throws -> ModelWish {
        if let wish = ModelWish(text) { return wish }
        let offers = await ModelOffer.all(bench: bench)
        let holders = offers.filter { $0.names.contains(text) || $0.names.contains(text + ":latest") }
        if let holder = holders.first { return .model(ModelID(provider: holder.provider, name: text)) }
        let known = offers.flatMap(\.names)
        let nearest = NearestName.of(text, among: known + ["auto", "builtin"])
        throw ProgramError(
            code: "unknown_model",
            message: "No model “\(text)” is there.",
            hint: nearest.map { "Did you mean \($0)?" }
                ?? "/model lists those that are there; /model pull NAME fetches one.",
            exit: .notFound
        )
    }

    // MARK: - Fetching

    private func pull(_ name: String, in shell: ChatShell) async throws {
        let service = shell.bench.desk.service(of: .ollama)
        guard await shell.confirm("Fetch \(name) onto \(service.address)? Models are several gigabytes large.") else {
            return try shell.screen.writeLine(StyledText("Nothing was fetched.", .dim))
        }
        guard let progress = service.pull(name) else { return }
        let spinner = shell.screen.spinner("fetching \(name)")
        defer { spinner.stop() }
        let bar = ProgressBar(unicode: shell.screen.capabilities.unicode)
        try await shell.interrupts.cancelling {
            do {
                for try await step in progress {
                    spinner.update(bar.text(step.status, completed: step.completed, total: step.total))
                }
            } catch let failure as ModelFailure {
                throw ProgramError(failure)
            }
            try Task.checkCancellation()
        }
        await shell.bench.desk.forget(.ollama)
        spinner.stop()
        try shell.screen.writeLine(StyledText("\(name) is there; /model \(name) uses it.", .success))
    }
}

/// What one provider offers.
struct ModelOffer: Sendable {
    let provider: ModelProvider
    let address: String
    let result: Result<[ModelListing], ModelFailure>

    /// The names offered; none where the provider cannot be asked.
    var names: [String] { (try? result.get())?.map(\.name) ?? [] }

    /// Asks every provider that is set up, at once.
    static func all(bench: Workbench) async -> [ModelOffer] {
        let settings = bench.settings.models
        let providers = ModelProvider.allCases.filter { provider in
            provider.keySetting == nil || settings.service(of: provider).key != nil
                || settings.provider.rawValue == provider.rawValue
        }
        return await withTaskGroup(of: ModelOffer.self) { group in
            for provider in providers {
                let service = bench.desk.service(of: provider)
                group.addTask { await offer(of: service) }
            }
            var offers: [ModelOffer] = []
            for await offer in group { offers.append(offer) }
            return offers.sorted { $0.provider.rawValue > $1.provider.rawValue }
        }
    }

    private static func offer(of service: any ModelService) async -> ModelOffer {
        do {
            let listed = try await service.models()
            return ModelOffer(provider: service.provider, address: service.address, result: .success(listed))
        } catch {
            let failure = error as? ModelFailure ?? .connectionLost(service.provider)
            return ModelOffer(provider: service.provider, address: service.address, result: .failure(failure))
        }
    }

    func lines(width: Int) -> [StyledText] {
        switch result {
        case .failure(let failure):
            return [StyledText("  \(failure.description) \(failure.hint)", .dim)]
        case .success(let listed):
            let head = StyledText("  \(provider.title) at \(address)", .dim)
            return [head]
                + listed.prefix(30).map { listing in
                    var line = StyledText("    \(provider.rawValue)/\(listing.name)")
                    if let bytes = listing.bytes { line.append("  \(bytes / 1_000_000) MB", .dim) }
                    if let title = listing.title, title != listing.name { line.append("  \(title)", .dim) }
                    return line
                }
        }
    }
}
