import LanguageModels
import Testing

struct RetryPolicyTests {
    private let policy = RetryPolicy()
    private let busy = ModelFailure.overloaded(.anthropic, retryAfter: nil)

    @Test func `waits double from half a second on, and stay below eight seconds`() {
        let patient = RetryPolicy(attempts: 100)
        let waits = (1...7).map { patient.delay(after: busy, attempt: $0, shown: false, random: 0) }
        #expect(
            waits == [.milliseconds(500), .seconds(1), .seconds(2), .seconds(4), .seconds(8), .seconds(8), .seconds(8)]
        )
        #expect(patient.delay(after: busy, attempt: 99, shown: false, random: 0) == .seconds(8))
    }

    @Test func `chance shortens a wait by a quarter at most and never lengthens it`() throws {
        for random in stride(from: 0.0, through: 1, by: 0.1) {
            let wait = try #require(policy.delay(after: busy, attempt: 2, shown: false, random: random))
            #expect(wait <= .seconds(1))
            #expect(wait >= .milliseconds(750))
        }
        let lowest = try #require(policy.delay(after: busy, attempt: 2, shown: false, random: 1))
        #expect(lowest < .milliseconds(751))
    }

    @Test func `a request is sent three times at most`() {
        #expect(policy.delay(after: busy, attempt: 2, shown: false, random: 0) != nil)
        #expect(policy.delay(after: busy, attempt: 3, shown: false, random: 0) == nil)
    }

    @Test func `nothing is sent again once something was shown`() {
        #expect(policy.delay(after: busy, attempt: 1, shown: true, random: 0) == nil)
    }

    @Test func `a wait the server asks for is kept exactly, up to a minute`() {
        func wait(_ asked: Duration) -> Duration? {
            policy.delay(after: .rateLimited(.openai, retryAfter: asked), attempt: 1, shown: false, random: 0.9)
        }
        #expect(wait(.seconds(7)) == .seconds(7))
        #expect(wait(.seconds(60)) == .seconds(60))
        #expect(wait(.seconds(61)) == nil)
    }

    @Test func `a server that asks for no wait gets the policy's own`() {
        let failure = ModelFailure.rateLimited(.openai, retryAfter: .zero)
        #expect(policy.delay(after: failure, attempt: 1, shown: false, random: 0) == .milliseconds(500))
    }

    @Test(arguments: [
        ModelFailure.keyRefused(.openai), .notRunning(.ollama, address: "127.0.0.1:11434"),
        .contextTooLong(ModelID(provider: .ollama, name: "a"), needed: nil, limit: nil),
        .firstByteTimeout(.ollama, after: .seconds(300)), .refusedRequest(.anthropic, message: "no"),
    ])
    func `what will fail again is not tried again`(failure: ModelFailure) {
        #expect(policy.delay(after: failure, attempt: 1, shown: false, random: 0) == nil)
    }
}
