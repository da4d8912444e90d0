import Foundation
import HTTPCore
import LanguageModels
import ModelTestSupport
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(15))) struct ModelDeskTests {
    private let clock = DeskClock()

    private func desk(_ service: DeskService, named name: String? = nil) -> ModelDesk {
        ModelDesk(
            services: { _ in service },
            names: name.map { [service.provider: $0] } ?? [:],
            now: { [clock] in clock.now }
        )
    }

    private func name(_ answer: ModelDesk.Answer) -> String? {
        if case .model(let model, _, _) = answer { model.id.name } else { nil }
    }

    private func notice(_ answer: ModelDesk.Answer) -> String? {
        if case .model(_, _, let notice) = answer { notice } else { nil }
    }

    private func failure(_ answer: ModelDesk.Answer) -> ModelFailure? {
        if case .failed(let failure) = answer { failure } else { nil }
    }

    private func isNone(_ answer: ModelDesk.Answer) -> Bool {
        if case .none = answer { true } else { false }
    }

    private func isResting(_ answer: ModelDesk.Answer) -> Bool {
        if case .resting = answer { true } else { false }
    }

    @Test func `an Ollama nobody named and that is not there is no news, and is not asked again for a minute`() async {
        let service = DeskService([], failure: .notRunning(.ollama, address: "http://127.0.0.1:11434"))
        let desk = desk(service)
        for _ in 1...5 { #expect(isNone(await desk.model(for: .auto))) }
        clock.advance(.seconds(59))
        #expect(isNone(await desk.model(for: .auto)))
        #expect(service.timesAsked == 1)
        service.serve(["llama3.1:8b"])
        clock.advance(.seconds(1))
        #expect(name(await desk.model(for: .auto)) == "llama3.1:8b")
        #expect(service.timesAsked == 2)
    }

    @Test func `an Ollama that was named and is not there is a failure each time it is asked`() async {
        let failure = ModelFailure.notRunning(.ollama, address: "http://127.0.0.1:11434")
        let desk = desk(DeskService([], failure: failure))
        #expect(self.failure(await desk.model(for: .provider(.ollama))) == failure)
        #expect(self.failure(await desk.model(for: .provider(.ollama))) == failure)
    }

    @Test(arguments: [
        (["qwen3:8b", "llama3.1:8b", "phi4:14b"], "llama3.1:8b"), (["qwen3:8b", "phi4:14b"], "qwen3:8b"),
    ]) func `the default model is taken where it is there, else the first`(listed: [String], taken: String) async {
        #expect(name(await desk(DeskService(listed)).model(for: .auto)) == taken)
        #expect(name(await desk(DeskService(listed)).model(for: .provider(.ollama))) == taken)
    }

    @Test func `an Ollama without models says which one to fetch`() async {
        let missing = ModelFailure.modelMissing(ModelID(provider: .ollama, name: ModelDesk.ollamaModel), known: [])
        #expect(failure(await desk(DeskService([])).model(for: .auto)) == missing)
        #expect(missing.hint.contains("ollama pull llama3.1:8b"))
    }

    @Test func `a model that was named and is missing fails, and the failure names those that are there`() async throws
    {
        let transport = ScriptedTransport { request in
            request.url.path.hasSuffix("/api/tags")
                ? RecordedExchange(200, OllamaRecording.tags) : RecordedExchange(404, OllamaRecording.missing)
        }
        let service = OllamaService(base: try OllamaAddress.url(from: ""), transport: transport)
        let desk = ModelDesk(services: { _ in service }, names: [:])
        let wanted = ModelID(provider: .ollama, name: "mistral:7b")
        #expect(failure(await desk.model(for: .model(wanted))) == .modelMissing(wanted, known: ["llama3.1:8b"]))
        await desk.forget(.ollama)
        let set = ModelDesk(services: { _ in service }, names: [.ollama: "mistral:7b"])
        #expect(failure(await set.model(for: .auto)) == .modelMissing(wanted, known: ["llama3.1:8b"]))
    }

    @Test func `the name that the first plans used is mapped, and said once`() async {
        let service = DeskService(["llama3.1:8b"])
        let desk = desk(service, named: "llama3.1:8b-instruct")
        let first = await desk.model(for: .auto)
        #expect(name(first) == "llama3.1:8b")
        #expect(notice(first)?.contains("llama3.1:8b-instruct") == true)
        #expect(notice(await desk.model(for: .auto)) == nil)
        let typed = await desk.model(for: .model(ModelID(provider: .ollama, name: "llama3.1:8b-instruct")))
        #expect(name(typed) == "llama3.1:8b")
    }

    @Test func `a hosted model of that name keeps it`() async {
        let service = DeskService(["llama3.1:8b-instruct", "other"], provider: .openai)
        #expect(
            name(await desk(service, named: "llama3.1:8b-instruct").model(for: .provider(.openai)))
                == "llama3.1:8b-instruct"
        )
    }

    @Test func `an OpenAI-compatible server with one model takes it, with several one must be named`() async {
        let one = DeskService(["only"], provider: .openai)
        #expect(name(await desk(one).model(for: .provider(.openai))) == "only")
        let several = DeskService(["a", "b"], provider: .openai)
        #expect(
            failure(await desk(several).model(for: .provider(.openai)))
                == .modelMissing(ModelID(provider: .openai, name: ""), known: ["a", "b"])
        )
        #expect(name(await desk(several, named: "b").model(for: .provider(.openai))) == "b")
    }

    @Test func `Anthropic's model needs no list`() async {
        let service = DeskService([], provider: .anthropic)
        #expect(name(await desk(service).model(for: .provider(.anthropic))) == ModelDesk.anthropicModel)
        #expect(service.timesAsked == 0)
    }

    @Test func `however many ask, the server is asked once, and its failure counts once`() async {
        let service = DeskService(["llama3.1:8b"], waits: true)
        let desk = desk(service)
        await withTaskGroup(of: String?.self) { group in
            for _ in 1...8 { group.addTask { name(await desk.model(for: .auto)) } }
            await clock.looks(8)
            service.letGo()
            for await name in group { #expect(name == "llama3.1:8b") }
        }
        #expect(service.timesAsked == 1)
    }

    @Test func `a search that fails counts as one failure for all who waited`() async {
        let service = DeskService([], failure: .overloaded(.ollama, retryAfter: nil), waits: true)
        let desk = desk(service)
        await withTaskGroup(of: Bool.self) { group in
            for _ in 1...8 { group.addTask { failure(await desk.model(for: .auto)) != nil } }
            // Everyone who asks looks at the clock first.
            await clock.looks(8)
            service.letGo()
            for await failed in group { #expect(failed) }
        }
        #expect(service.timesAsked == 1)
        #expect(failure(await desk.model(for: .auto)) != nil, "the second failure")
        #expect(failure(await desk.model(for: .auto)) != nil, "the third failure")
        #expect(isResting(await desk.model(for: .auto)))
    }

    @Test func `whoever stops waiting is let go of at once, and the search goes on for the next`() async {
        let service = DeskService(["llama3.1:8b"], waits: true)
        let desk = desk(service)
        let waiting = Task { await desk.model(for: .auto) }
        await service.begun()
        waiting.cancel()
        #expect(isNone(await waiting.value))
        service.letGo()
        #expect(name(await desk.model(for: .auto)) == "llama3.1:8b")
        #expect(service.timesAsked == 1)
    }

    @Test func `after three failures it rests, and then one request at a time finds out whether it is back`() async {
        let service = DeskService(["llama3.1:8b"])
        let desk = desk(service)
        let id = ModelID(provider: .ollama, name: "llama3.1:8b")
        for _ in 1...3 {
            #expect(name(await desk.model(for: .auto)) != nil)
            await desk.note(.failed(.endedEarly(.ollama)), of: id)
        }
        #expect(isResting(await desk.model(for: .auto)))
        #expect(isResting(await desk.model(for: .model(id))), "another name at the same server rests too")
        clock.advance(.seconds(30))
        #expect(name(await desk.model(for: .auto)) != nil, "the trial")
        #expect(isResting(await desk.model(for: .auto)), "while the trial runs")
        await desk.note(.failed(.endedEarly(.ollama)), of: id)
        clock.advance(.seconds(30))
        #expect(isResting(await desk.model(for: .auto)), "a trial that failed makes the rest longer")
        clock.advance(.seconds(30))
        #expect(name(await desk.model(for: .auto)) != nil)
        await desk.note(.answered, of: id)
        for _ in 1...3 { #expect(name(await desk.model(for: .auto)) != nil) }
    }

    @Test func `a key that is refused is not tried again and again`() async {
        let desk = desk(DeskService([], provider: .anthropic, failure: .keyRefused(.anthropic)), named: nil)
        let service = DeskService([], provider: .openai, failure: .keyRefused(.openai))
        let other = self.desk(service)
        #expect(failure(await other.model(for: .provider(.openai))) == .keyRefused(.openai))
        #expect(isResting(await other.model(for: .provider(.openai))))
        #expect(service.timesAsked == 1)
        #expect(!isResting(await desk.model(for: .provider(.anthropic))), "another provider does not rest with it")
    }

    @Test func `what is forgotten is asked again at once, also while a search is under way`() async {
        let service = DeskService([], failure: .notRunning(.ollama, address: "a"))
        let desk = desk(service)
        #expect(isNone(await desk.model(for: .auto)))
        service.serve(["qwen3:8b"])
        #expect(isNone(await desk.model(for: .auto)))
        await desk.forget(.ollama)
        #expect(name(await desk.model(for: .auto)) == "qwen3:8b")
        service.serve(["llama3.1:8b", "qwen3:8b"])
        #expect(name(await desk.model(for: .auto)) == "qwen3:8b", "what was found stays")
        await desk.forget(.ollama)
        #expect(name(await desk.model(for: .auto)) == "llama3.1:8b")

        let slow = DeskService(["old:1b"], waits: true)
        let second = self.desk(slow)
        let early = Task { await second.model(for: .auto) }
        await slow.begun()
        await second.forget(.ollama)
        slow.serve(["new:1b"])
        let late = Task { await second.model(for: .auto) }
        await slow.begun()
        slow.letGo()
        #expect(name(await late.value) == "new:1b")
        _ = await early.value
        #expect(name(await second.model(for: .auto)) == "new:1b", "what the overtaken search found is not kept")
    }

    @Test func `a model that has gone is looked for again`() async {
        let service = DeskService(["llama3.1:8b", "qwen3:8b"])
        let desk = desk(service)
        let id = ModelID(provider: .ollama, name: "llama3.1:8b")
        #expect(name(await desk.model(for: .auto)) == "llama3.1:8b")
        service.serve(["qwen3:8b"])
        await desk.note(.failed(.modelMissing(id, known: ["qwen3:8b"])), of: id)
        clock.advance(.seconds(30))
        #expect(name(await desk.model(for: .auto)) == "qwen3:8b")
    }

    @Test(arguments: ["auto", "builtin", "ollama", "ollama/llama3.1:8b", "openai/org/model", "anthropic"])
    func `a wish is read as it was written`(text: String) {
        #expect(ModelWish(text)?.text == text)
    }

    @Test(arguments: ["", "llama3.1:8b", "ollama/", "somewhere/model"])
    func `what is no wish is not read as one`(text: String) {
        #expect(ModelWish(text) == nil)
    }
}

/// A clock that stands until it is moved.
private final class DeskClock: Sendable {
    private let moment = Mutex(ContinuousClock.now)
    private let looks = AsyncStream<Void>.makeStream()

    var now: ContinuousClock.Instant {
        looks.continuation.yield()
        return moment.withLock(\.self)
    }

    /// Returns when somebody has looked so many times.
    func looks(_ count: Int) async {
        var count = count
        for await _ in looks.stream {
            count -= 1
            if count == 0 { return }
        }
    }

    func advance(_ time: Duration) { moment.withLock { $0 += time } }
}

/// A server with models of a test's choice, which may wait with its list until it is told to go on.
private final class DeskService: ModelService {
    private struct State {
        var listed: [String]
        var failure: ModelFailure?
        var asked = 0
    }

    let provider: ModelProvider
    let address = "http://127.0.0.1:1"
    private let state: Mutex<State>
    private let begins = AsyncStream<Void>.makeStream()
    private let gate = AsyncStream<Void>.makeStream()
    private let waits: Bool

    init(_ listed: [String], provider: ModelProvider = .ollama, failure: ModelFailure? = nil, waits: Bool = false) {
        self.provider = provider
        self.waits = waits
        state = Mutex(State(listed: listed, failure: failure))
    }

    /// How often the list was asked for.
    var timesAsked: Int { state.withLock(\.asked) }

    func serve(_ names: [String]) {
        state.withLock {
            $0.listed = names
            $0.failure = nil
        }
    }

    /// Returns when the list is asked for, once for each time.
    func begun() async {
        for await _ in begins.stream { return }
    }

    /// Lets everyone who waits for the list have it, and those who come after.
    func letGo() { gate.continuation.finish() }

    func version() async throws -> String? { nil }

    func models() async throws -> [ModelListing] {
        let now = state.withLock { state in
            state.asked += 1
            return state
        }
        begins.continuation.yield()
        if waits { for await _ in gate.stream {} }
        if let failure = now.failure { throw failure }
        return now.listed.map { ModelListing(name: $0) }
    }

    func model(named name: String) -> any LanguageModel {
        ScriptedModel(id: ModelID(provider: provider, name: name)) { _ in .text("Yes.") }
    }
}
