import LanguageModels
import Testing

struct CircuitBreakerTests {
    private let start = ContinuousClock.now
    private let down = ModelFailure.notRunning(.ollama, address: "127.0.0.1:11434")

    private func after(_ seconds: Int) -> ContinuousClock.Instant { start.advanced(by: .seconds(seconds)) }

    /// A breaker that opened at the start.
    private func opened() -> CircuitBreaker {
        var breaker = CircuitBreaker()
        for _ in 1...3 { breaker.failed(down, at: start) }
        return breaker
    }

    @Test func `three failures in a row open it, and only the third is news`() {
        var breaker = CircuitBreaker()
        #expect(breaker.request(at: start) == .granted)
        let news = (1...3).map { _ in breaker.failed(down, at: start) }
        #expect(news == [false, false, true])
        #expect(breaker.request(at: after(10)) == .refused(wait: .seconds(20)))
        #expect(!breaker.isClosed)
    }

    @Test func `an answer in between begins the count anew`() {
        var breaker = CircuitBreaker()
        for _ in 1...5 {
            breaker.failed(down, at: start)
            breaker.failed(down, at: start)
            #expect(breaker.succeeded() == false)
        }
        #expect(breaker.isClosed)
    }

    @Test(arguments: [
        ModelFailure.keyRefused(.openai), .keyMissing(.anthropic), .outOfCredit(.openai),
        .modelMissing(ModelID(provider: .ollama, name: "a"), known: []),
    ])
    func `what only a change of settings can mend opens it at once`(failure: ModelFailure) {
        var breaker = CircuitBreaker()
        #expect(breaker.failed(failure, at: start) == true)
        #expect(breaker.request(at: after(1)) == .refused(wait: .seconds(29)))
    }

    @Test(arguments: [
        ModelFailure.contextTooLong(ModelID(provider: .ollama, name: "a"), needed: 9, limit: 8),
        .refusedRequest(.openai, message: "no"),
    ])
    func `what is the request's fault never opens it`(failure: ModelFailure) {
        var breaker = CircuitBreaker()
        for _ in 1...10 { #expect(breaker.failed(failure, at: start) == false) }
        #expect(breaker.request(at: start) == .granted)
    }

    @Test(arguments: [
        ModelFailure.hostNotFound(.openai, host: "h"), .overloaded(.openai, retryAfter: nil), .loading(.ollama),
        .firstByteTimeout(.ollama, after: .seconds(1)), .silence(.ollama, after: .seconds(1)),
        .connectionLost(.ollama), .endedEarly(.ollama), .server(.ollama, message: "m"),
        .notTheService(.ollama, address: "a"), .unreadable(.ollama, reason: "r"),
        .certificate(.openai, host: "h", reason: "r"), .redirected(.openai, host: "h"),
        .rateLimited(.openai, retryAfter: nil),
    ])
    func `what speaks against the server opens it the third time`(failure: ModelFailure) {
        var breaker = CircuitBreaker()
        #expect((1...3).map { _ in breaker.failed(failure, at: start) } == [false, false, true])
    }

    @Test func `after the pause one request finds out, and the others wait for it`() {
        var breaker = opened()
        #expect(breaker.request(at: after(29)) == .refused(wait: .seconds(1)))
        #expect(breaker.request(at: after(30)) == .trial)
        #expect(breaker.request(at: after(31)) == .refused(wait: .seconds(29)))
        #expect(breaker.succeeded() == true)
        #expect(breaker.request(at: after(32)) == .granted)
    }

    @Test func `each trial that fails doubles the pause, up to ten minutes, and says nothing`() {
        var breaker = opened()
        var now = 0
        for pause in [30, 60, 120, 240, 480, 600, 600] {
            #expect(breaker.request(at: after(now + pause - 1)) == .refused(wait: .seconds(1)))
            now += pause
            #expect(breaker.request(at: after(now)) == .trial)
            #expect(breaker.failed(down, at: after(now)) == false)
        }
    }

    @Test func `after it closed, the pauses are short again`() {
        var breaker = opened()
        _ = breaker.request(at: after(30))
        breaker.failed(down, at: after(30))
        _ = breaker.request(at: after(90))
        breaker.succeeded()
        for _ in 1...3 { breaker.failed(down, at: after(100)) }
        #expect(breaker.request(at: after(100)) == .refused(wait: .seconds(30)))
    }

    @Test func `a trial that the teacher stops leaves the next one possible`() {
        var breaker = opened()
        _ = breaker.request(at: after(30))
        breaker.abandoned(at: after(31))
        #expect(breaker.request(at: after(31)) == .trial)
    }

    @Test func `a trial whose end nobody reports does not close the way for ever`() {
        var breaker = opened()
        #expect(breaker.request(at: after(30)) == .trial)
        #expect(breaker.request(at: after(60)) == .trial)
    }

    @Test func `late failures of requests sent before do not make the pause longer`() {
        var breaker = opened()
        breaker.failed(down, at: after(20))
        #expect(breaker.request(at: after(30)) == .trial)
    }

    @Test func `a server that asks for a longer pause gets it, up to the longest`() {
        var breaker = CircuitBreaker()
        for _ in 1...3 { breaker.failed(.rateLimited(.openai, retryAfter: .seconds(120)), at: start) }
        #expect(breaker.request(at: start) == .refused(wait: .seconds(120)))
        var patient = CircuitBreaker()
        for _ in 1...3 { patient.failed(.rateLimited(.openai, retryAfter: .seconds(86_400)), at: start) }
        #expect(patient.request(at: start) == .refused(wait: .seconds(600)))
    }
}
