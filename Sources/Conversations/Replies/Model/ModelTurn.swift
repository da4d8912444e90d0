import LanguageModels

/// The built-in reply: what the model has to say, and what is said where it cannot.
struct BuiltInDraft: Sendable {
    /// Its paragraphs.
    let paragraphs: [String]
    /// What it asks and offers.
    let dialogue: DialogueState
}

/// One reply while a model writes it: rounds of answers and tool calls, and the way out where the model fails.
struct ModelTurn: Sendable {
    let request: ReplyRequest
    let draft: BuiltInDraft
    let builder: PromptBuilder
    let toolbox: ModelToolbox
    let limits: ModelTurnLimits

    private var composer: PromptComposer { builder.composer }

    /// How a reply ended.
    struct Ending: Sendable {
        /// For the source of models; nil where the model was not asked at all.
        var outcome: ModelOutcome?
        /// Older turns that wait for the model's own summary.
        var wish: SummaryWish?
    }

    /// Has the model write the reply; throws `CancellationError` only.
    func run(
        _ model: any LanguageModel,
        _ abilities: ModelCapabilities,
        output: inout ReplyOutput
    ) async throws -> Ending {
        let size = WindowSize(window: abilities.contextLength, limits: limits)
        let tools = abilities.tools ? toolbox.definitions : []
        let built: PromptBuilder.Built
        do {
            built = try await builder.build(
                for: request,
                saying: draft.paragraphs,
                asks: !draft.dialogue.asked.isEmpty,
                tools: tools,
                budget: size.prompt,
                saves: true
            )
        } catch let error where !(error is CancellationError) {
            // The store or the templates; the reply can do without either.
            output.notice(String(describing: error))
            output.say(paragraphs: draft.paragraphs)
            return Ending()
        }
        do {
            try await converse(with: model, size: size, material: built.material, output: &output)
            return Ending(outcome: .answered, wish: built.wish)
        } catch {
            try Task.checkCancellation()
            let failure = giveUp(after: error, of: model.id, output: &output)
            return Ending(outcome: .failed(failure), wish: built.wish)
        }
    }

    // MARK: - Rounds

    private func converse(
        with model: any LanguageModel,
        size: WindowSize,
        material: WindowMaterial,
        output: inout ReplyOutput
    ) async throws {
        var (size, material) = (size, material)
        var rounds = ToolRounds(toolbox: toolbox, limits: limits, after: request.toolCalls)
        let offered = material.tools.map(\.name)
        var isTruncated = false
        while true {
            let offersTools = !material.tools.isEmpty && rounds.isOpen
            if !offersTools { Self.closeTools(&material, results: rounds.results) }
            var round = AnswerRound(number: rounds.rounds + 1, offered: offered, continues: !output.said.isEmpty)
            let sent = try await ask(model, material, size: &size, into: &round, output: &output)
            if !isTruncated, let notice = truncation(round.usage, sent: sent, by: model.id.provider) {
                isTruncated = true
                output.notice(notice)
            }
            guard offersTools, !round.calls.isEmpty else { return finish(round, output: &output) }
            material.transcript.append(round.message)
            material.transcript += try await rounds.answer(round.calls, output: output)
        }
    }

    /// Results become quoted text, so that no request has calls in it and yet offers no tools: one provider refuses that.
    private static func closeTools(_ material: inout WindowMaterial, results: [QuotedPassage]) {
        material.tools = []
        material.transcript = []
        material.lookups = results
    }

    /// Asks once, and once more with half the prompt where the server says that it is too long; returns what was sent.
    private func ask(
        _ model: any LanguageModel,
        _ material: WindowMaterial,
        size: inout WindowSize,
        into round: inout AnswerRound,
        output: inout ReplyOutput
    ) async throws -> ModelRequest {
        let (before, fresh) = (output.said, round)
        while true {
            let sent = modelRequest(ContextWindow(material, budget: size.prompt), size: size)
            do {
                try await round.read(model.respond(to: sent), into: &output)
                return sent
            } catch ModelFailure.contextTooLong(let id, let needed, let limit) {
                guard output.said == before, !size.isHalved else {
                    throw ModelFailure.contextTooLong(id, needed: needed, limit: limit)
                }
                size = size.halved(from: TokenEstimate.tokens(in: sent))
                round = fresh
            }
        }
    }

    private func modelRequest(_ window: ContextWindow, size: WindowSize) -> ModelRequest {
        // A fifth more than estimated, so that a server that makes just this much room need not cut.
        let room = window.promptTokens * 6 / 5 + size.answer
        return ModelRequest(
            system: window.system,
            messages: window.messages,
            tools: window.tools,
            contextLength: min(size.total, room),
            maximumAnswer: size.answer
        )
    }

    // MARK: - Ends

    private func finish(_ round: AnswerRound, output: inout ReplyOutput) {
        let isEmpty = output.said.trimmingWhitespace().isEmpty
        let reason = notice(for: round.finish)
        output.notice(reason ?? (isEmpty ? composer.notice("empty") : nil))
        if isEmpty { output.say(paragraphs: draft.paragraphs) }
    }

    private func notice(for reason: FinishReason) -> String? {
        switch reason {
        case .complete, .toolCalls: nil
        case .length: composer.notice("length", ["tokens": limits.answerTokens])
        case .refused: composer.notice("refused")
        case .contextFull: composer.notice("contextFull")
        case .other(let words): composer.notice("other", ["reason": String(words.prefix(80))])
        }
    }

    /// Says the built-in reply where nothing was said yet; what was said stays, and ends there.
    private func giveUp(after error: any Error, of model: ModelID, output: inout ReplyOutput) -> ModelFailure {
        let failure =
            error as? ModelFailure
            ?? .unreadable(model.provider, reason: String(describing: type(of: error)))
        if output.said.isEmpty {
            output.notice("\(failure.description) \(failure.hint)")
            output.say(paragraphs: draft.paragraphs)
        } else {
            output.tell(.cutShort(reason: "\(failure.description) \(composer.notice("retry"))"))
        }
        return failure
    }

    /// What to say where the server read far less than it was sent.
    private func truncation(_ usage: TokenUsage, sent: ModelRequest, by provider: ModelProvider) -> String? {
        guard let read = usage.prompt, read > 0 else { return nil }
        let estimate = TokenEstimate.tokens(in: sent)
        guard estimate > 1500, read * 10 < estimate * 6 else { return nil }
        return composer.notice("truncated", ["read": read, "sent": estimate, "ollama": provider == .ollama])
    }
}
