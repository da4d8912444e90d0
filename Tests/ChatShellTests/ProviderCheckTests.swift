import LanguageModels
import ModelTestSupport
import Testing

@testable import ChatShell

@Suite struct ProviderCheckTests {
    private func finding(
        _ service: ListedService,
        model: String? = nil,
        hasKey: Bool? = nil,
        isChosen: Bool = true
    ) async -> Doctor.Finding {
        await ProviderCheck(service: service, model: model, hasKey: hasKey, isChosen: isChosen).examine()
    }

    @Test func `a provider that works is told in one line`() async {
        let found = await finding(ListedService(["llama3.1:8b"]), model: "llama3.1:8b")
        #expect(
            found
                == Doctor.Finding(
                    part: "ollama",
                    status: .ok,
                    message:
                        "reachable at http://127.0.0.1:1, version 9.9; llama3.1:8b is there, with a context of 8192 tokens"
                )
        )
    }

    @Test func `the model that would answer is the one that is told`() async {
        let found = await finding(ListedService(["qwen3:8b", "llama3.1:8b"]))
        #expect(found.message.contains("llama3.1:8b is there"))
        #expect(await finding(ListedService(["qwen3:8b"])).message.contains("qwen3:8b is there"))
    }

    @Test func `the name of the first plans is no failure, and the finding says what to write`() async {
        let found = await finding(ListedService(["llama3.1:8b"]), model: "llama3.1:8b-instruct")
        #expect(found.status == .ok)
        #expect(found.message.contains("llama3.1:8b is there"))
        #expect(found.hint?.contains("OLLAMA_MODEL=llama3.1:8b") == true)
    }

    @Test func `an Ollama without a model says how to fetch one`() async {
        let found = await finding(ListedService([]))
        #expect(found.status == .warning)
        #expect(found.message.hasSuffix("but no model is there yet"))
        #expect(found.hint == "Fetch one with `ollama pull llama3.1:8b`.")
        #expect(await finding(ListedService([], provider: .openai)).hint?.contains("OPENAI_MODEL") == true)
    }

    @Test func `with several models at an OpenAI-compatible server one has to be named`() async {
        let service = ListedService((1...7).map { "m\($0)" }, provider: .openai)
        let found = await finding(service)
        #expect(found.status == .warning)
        #expect(found.hint == "Set OPENAI_MODEL to one of: m1, m2, m3, m4, m5 (and 2 more)")
        #expect(await finding(service, model: "m7").status == .ok)
        let unknown = await finding(service, model: "m8")
        #expect(unknown.status == .warning)
        #expect(unknown.message.contains("m8 is not among its models"))
        #expect(await finding(ListedService(["only"], provider: .openai), model: "any").status == .ok)
    }

    @Test func `without a key a provider nobody chose is not asked`() async {
        let service = ListedService([], provider: .anthropic, failure: .keyMissing(.anthropic))
        let unused = await finding(service, hasKey: false, isChosen: false)
        #expect(unused.status == .ok)
        #expect(unused.message == "not set up (ANTHROPIC_API_KEY is not set)")
        let chosen = await finding(service, hasKey: false)
        #expect(chosen.status == .warning)
        #expect(chosen.message == "No key is set for Anthropic.")
        #expect(chosen.hint?.contains("ANTHROPIC_API_KEY") == true)
    }

    @Test func `an Ollama that nobody asked for need not run`() async {
        let service = ListedService([], failure: .notRunning(.ollama, address: "http://127.0.0.1:1"))
        #expect(await finding(service, isChosen: false).status == .ok)
        let chosen = await finding(service)
        #expect(chosen.status == .warning)
        #expect(chosen.hint?.contains("ollama serve") == true)
    }
}

/// A server that lists models and tells its version.
private struct ListedService: ModelService {
    let provider: ModelProvider
    let address = "http://127.0.0.1:1"
    let listed: [String]
    let failure: ModelFailure?

    init(_ listed: [String], provider: ModelProvider = .ollama, failure: ModelFailure? = nil) {
        self.listed = listed
        self.provider = provider
        self.failure = failure
    }

    func version() async throws -> String? {
        if let failure { throw failure }
        return provider == .ollama ? "9.9" : nil
    }

    func models() async throws -> [ModelListing] {
        if let failure { throw failure }
        return listed.map { ModelListing(name: $0) }
    }

    func model(named name: String) -> any LanguageModel {
        ScriptedModel(id: ModelID(provider: provider, name: name)) { _ in .text("Yes.") }
    }
}
