import LanguageModels
import Testing

struct FailureSentencesTests {
    private static let model = ModelID(provider: .ollama, name: "llama3.1:8b")

    /// Every case, for a provider.
    private static func all(_ provider: ModelProvider) -> [ModelFailure] {
        let model = ModelID(provider: provider, name: "some-model")
        return [
            .notRunning(provider, address: "127.0.0.1:1"), .hostNotFound(provider, host: "h.example"),
            .modelMissing(model, known: ["a", "b"]), .keyMissing(provider), .keyRefused(provider),
            .outOfCredit(provider), .rateLimited(provider, retryAfter: nil),
            .rateLimited(provider, retryAfter: .seconds(20)), .overloaded(provider, retryAfter: nil),
            .overloaded(provider, retryAfter: .seconds(20)), .loading(provider),
            .contextTooLong(model, needed: 9, limit: 8), .contextTooLong(model, needed: nil, limit: nil),
            .firstByteTimeout(provider, after: .seconds(300)), .silence(provider, after: .seconds(60)),
            .connectionLost(provider), .endedEarly(provider), .server(provider, message: "Boom."),
            .notTheService(provider, address: "127.0.0.1:1"), .unreadable(provider, reason: "no UTF-8"),
            .certificate(provider, host: "h.example", reason: "expired"),
            .redirected(provider, host: "evil.example"), .refusedRequest(provider, message: "bad"),
        ]
    }

    @Test(arguments: ModelProvider.allCases)
    func `every failure is one sentence and one next step`(provider: ModelProvider) {
        for failure in Self.all(provider) {
            for sentence in [failure.description, failure.hint] {
                #expect(sentence.hasSuffix("."), "\(sentence)")
                #expect(sentence.first?.isUppercase == true, "\(sentence)")
                #expect(
                    !sentence.contains("  ") && !sentence.contains("..") && !sentence.contains("Optional"),
                    "\(sentence)"
                )
                #expect(!sentence.contains("\n"))
            }
        }
    }

    @Test func `Ollama that is not running is started with ollama serve`() {
        let failure = ModelFailure.notRunning(.ollama, address: "http://127.0.0.1:11434/")
        #expect(failure.description == "Ollama is not running at 127.0.0.1:11434.")
        #expect(failure.hint == "Start it with `ollama serve`, or go on without: the built-in engine answers.")
    }

    @Test func `a model that is missing is pulled by its name`() {
        let failure = ModelFailure.modelMissing(Self.model, known: ["qwen3:4b"])
        #expect(failure.description == "Ollama has no model named “llama3.1:8b”.")
        #expect(
            failure.hint
                == "Fetch it with `ollama pull llama3.1:8b`, or choose one that is there (such as “qwen3:4b”) with `/model`."
        )
    }

    @Test(arguments: [(ModelProvider.anthropic, "ANTHROPIC_API_KEY"), (.openai, "OPENAI_API_KEY")])
    func `a key that is missing or refused names its setting`(provider: ModelProvider, setting: String) {
        #expect(ModelFailure.keyMissing(provider).hint.contains(setting))
        #expect(ModelFailure.keyRefused(provider).hint.contains(setting))
    }

    @Test(arguments: [(ModelProvider.ollama, "OLLAMA"), (.openai, "OPENAI"), (.anthropic, "ANTHROPIC")])
    func `where the address may be wrong its setting is named`(provider: ModelProvider, prefix: String) {
        let failures: [ModelFailure] = [
            .hostNotFound(provider, host: "h"), .notTheService(provider, address: "a"),
            .certificate(provider, host: "h", reason: "r"), .redirected(provider, host: "h"),
        ]
        for failure in failures { #expect(failure.hint.contains("\(prefix)_BASE_URL"), "\(failure.hint)") }
        #expect(ModelFailure.refusedRequest(provider, message: "m").hint.contains("\(prefix)_MODEL"))
    }

    @Test(arguments: [
        (Duration.milliseconds(200), "1 second"), (.seconds(1), "1 second"), (.milliseconds(12_001), "13 seconds"),
        (.seconds(119), "119 seconds"), (.seconds(121), "3 minutes"), (.seconds(3_600), "60 minutes"),
        (.seconds(5_400), "2 hours"),
    ])
    func `a limit says for how long, rounded up`(wait: Duration, words: String) {
        #expect(
            ModelFailure.rateLimited(.openai, retryAfter: wait).description
                == "The OpenAI-compatible server takes no more requests for \(words)."
        )
    }

    @Test func `a redirect says that the key stayed here`() {
        #expect(
            ModelFailure.redirected(.openai, host: "evil.example").description
                == "The OpenAI-compatible server sends requests on to evil.example; the key was not sent there."
        )
    }

    @Test func `a server's words cannot break the line, hide or run on`() {
        let words = "Bad\u{1B}[31m\r\n\u{202E}thing\u{0}" + String(repeating: "x", count: 5_000)
        let sentence = ModelFailure.server(.openai, message: words).description
        #expect(sentence.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E })
        #expect(sentence.count < 280)
        #expect(sentence.contains("Bad [31m thing"))
    }

    @Test func `an address shows neither credentials nor a query`() {
        let failure = ModelFailure.notRunning(
            .openai,
            address: "https://user:sk-secret@host.example:8080/v1?key=sk-secret"
        )
        #expect(failure.description == "The OpenAI-compatible server does not answer at host.example:8080/v1.")
        let odd = ModelFailure.notTheService(.openai, address: "https://user:a?b#sk-secret@host.example/")
        #expect(!odd.description.contains("sk-secret"))
    }

    @Test func `providers are named as people name them`() {
        #expect(ModelProvider.allCases.map(\.title) == ["Ollama", "the OpenAI-compatible server", "Anthropic"])
    }
}
