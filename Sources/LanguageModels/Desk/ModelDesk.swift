/// Finds the model a session wants, remembers it, and leaves a server alone for a while that keeps failing.
///
/// One for the whole program: what one session learns about a server holds for the others.
public actor ModelDesk {
    /// What was found.
    public enum Answer: Sendable {
        /// A model and what it can do; `notice` where another one was taken than might be expected.
        case model(any LanguageModel, ModelCapabilities, notice: String?)
        /// None is wanted, or none is there and none was named.
        case none
        /// The one that is wanted cannot be used.
        case failed(ModelFailure)
        /// The server failed repeatedly and is left alone for now.
        case resting(ModelProvider)
    }

    private struct Found: Sendable {
        var model: any LanguageModel
        var capabilities: ModelCapabilities
        var notice: String?
    }

    /// A search that has not ended; whoever asks meanwhile waits for the same one.
    private struct Search: Sendable {
        var number: Int
        var task: Task<Result<Found, ModelFailure>, Never>
    }

    private let services: @Sendable (ModelProvider) -> any ModelService
    private let names: [ModelProvider: String]
    private let now: @Sendable () -> ContinuousClock.Instant
    private var found: [ModelWish: Found] = [:]
    private var searches: [ModelWish: Search] = [:]
    private var searchesBegun = 0
    private var circuits: [ModelProvider: CircuitBreaker] = [:]
    private var absentUntil: ContinuousClock.Instant?

    /// The model asked of an Ollama where none is named and this one is there.
    public static let ollamaModel = "llama3.1:8b"
    /// The model asked of Anthropic where none is named.
    public static let anthropicModel = "claude-haiku-4-5"

    /// How long an Ollama that was not there is taken to be still not there.
    private static let absence = Duration.seconds(60)

    /// A desk that asks `services` and takes the models that `names` says where only a provider is named.
    public init(
        services: @escaping @Sendable (ModelProvider) -> any ModelService,
        names: [ModelProvider: String],
        now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now }
    ) {
        self.services = services
        self.names = names
        self.now = now
    }

    /// The model for a wish; asks the server the first time.
    ///
    /// Whoever is cancelled meanwhile gets none at once; the search goes on for the next who asks.
    public func model(for wish: ModelWish) async -> Answer {
        guard let provider = wish.provider else { return .none }
        if wish == .auto, let absentUntil, now() < absentUntil { return .none }
        if case .refused = circuits[provider, default: CircuitBreaker()].request(at: now()) {
            return .resting(provider)
        }
        if let known = found[wish] { return .model(known.model, known.capabilities, notice: nil) }
        switch await result(of: search(for: wish, at: provider)) {
        case nil: return .none
        case .success(let new): return .model(new.model, new.capabilities, notice: new.notice)
        case .failure(let failure): return wish.takesAbsence(failure) ? .none : .failed(failure)
        }
    }

    /// Takes note of how an answer ended.
    public func note(_ outcome: ModelOutcome, of model: ModelID) {
        switch outcome {
        case .answered: circuits[model.provider, default: CircuitBreaker()].succeeded()
        case .failed(let failure):
            circuits[model.provider, default: CircuitBreaker()].failed(failure, at: now())
            if failure.meansAbsence || failure.meansMissing {
                // Whatever was known about the server may have changed when it comes back.
                found = found.filter { $0.value.model.id.provider != model.provider }
            }
        }
    }

    /// Forgets what is known about a provider, so that it is asked again at once: after a pull, or when a teacher chooses it.
    public func forget(_ provider: ModelProvider) {
        circuits[provider] = nil
        if provider == .ollama { absentUntil = nil }
        found = found.filter { $0.value.model.id.provider != provider }
        // What a search began before now finds may be out of date; those who wait for it still get it.
        searches = searches.filter { $0.key.provider != provider }
    }

    /// The service of a provider.
    public nonisolated func service(of provider: ModelProvider) -> any ModelService { services(provider) }

    // MARK: - Searching

    /// One search at a time for each wish, however many ask.
    private func search(for wish: ModelWish, at provider: ModelProvider) -> Search {
        if let running = searches[wish] { return running }
        searchesBegun += 1
        let (number, service, name) = (searchesBegun, services(provider), names[provider])
        let task = Task {
            let result = await Self.find(wish, at: service, named: name)
            conclude(number, for: wish, at: provider, with: result)
            return result
        }
        let search = Search(number: number, task: task)
        searches[wish] = search
        return search
    }

    /// Keeps what a search found, once for all who waited, unless it was overtaken by `forget`.
    private func conclude(
        _ number: Int,
        for wish: ModelWish,
        at provider: ModelProvider,
        with result: Result<Found, ModelFailure>
    ) {
        guard searches[wish]?.number == number else { return }
        searches[wish] = nil
        switch result {
        case .success(let new): found[wish] = new
        case .failure(let failure) where wish.takesAbsence(failure): absentUntil = now() + Self.absence
        case .failure(let failure): circuits[provider, default: CircuitBreaker()].failed(failure, at: now())
        }
    }

    /// What a search found; nil as soon as whoever waits is cancelled.
    private nonisolated func result(of search: Search) async -> Result<Found, ModelFailure>? {
        let (results, continuation) = AsyncStream.makeStream(of: Result<Found, ModelFailure>.self)
        Task {
            continuation.yield(await search.task.value)
            continuation.finish()
        }
        for await result in results { return result }
        return nil
    }

    private static func find(
        _ wish: ModelWish,
        at service: any ModelService,
        named name: String?
    ) async -> Result<Found, ModelFailure> {
        do {
            let choice = try await ModelChoice.of(wish, at: service, named: name)
            let model = service.model(named: choice.name)
            return .success(
                Found(model: model, capabilities: try await model.capabilities(), notice: choice.notice)
            )
        } catch let failure as ModelFailure {
            return .failure(failure)
        } catch {
            return .failure(.connectionLost(service.provider))
        }
    }
}

/// Which model of a service a wish means.
struct ModelChoice: Sendable, Hashable {
    /// The name on the server.
    var name: String
    /// What the teacher should know about the choice.
    var notice: String?

    /// Asks the service where the wish leaves it open; throws `ModelFailure`.
    static func of(_ wish: ModelWish, at service: any ModelService, named name: String?) async throws -> ModelChoice {
        if case .model(let id) = wish { return current(id.name, at: service) }
        if let name { return current(name, at: service) }
        if service.provider == .anthropic { return ModelChoice(name: ModelDesk.anthropicModel) }
        let listed = try await service.models().map(\.name)
        if service.provider == .ollama, listed.contains(ModelDesk.ollamaModel) {
            return ModelChoice(name: ModelDesk.ollamaModel)
        }
        if service.provider == .openai, listed.count != 1 {
            throw ModelFailure.modelMissing(ModelID(provider: .openai, name: ""), known: Array(listed.prefix(5)))
        }
        guard let first = listed.first else {
            throw ModelFailure.modelMissing(ModelID(provider: service.provider, name: ModelDesk.ollamaModel), known: [])
        }
        return ModelChoice(name: first)
    }

    private static func current(_ name: String, at service: any ModelService) -> ModelChoice {
        guard service.provider == .ollama else { return ModelChoice(name: name) }
        let current = OllamaModelName.current(for: name)
        return ModelChoice(name: current.name, notice: current.notice)
    }
}

extension ModelWish {
    /// Whether a failure means no more than that the Ollama nobody named is not there.
    fileprivate func takesAbsence(_ failure: ModelFailure) -> Bool { self == .auto && failure.meansAbsence }
}

extension ModelFailure {
    /// Whether asking again is of no use until the teacher has done something: set a key, fetch a model.
    public var waitsForTeacher: Bool { bearing == .decides }

    /// Whether the model that was found is gone.
    fileprivate var meansMissing: Bool {
        if case .modelMissing = self { true } else { false }
    }

    /// Whether nothing is there to answer at all.
    fileprivate var meansAbsence: Bool {
        switch self {
        case .notRunning, .hostNotFound, .firstByteTimeout, .notTheService, .connectionLost: true
        default: false
        }
    }
}
