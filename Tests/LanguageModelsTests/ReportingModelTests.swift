import LanguageModels
import ModelTestSupport
import Synchronization
import Testing

@Suite struct ReportingModelTests {
    private final class Listener: ModelSource {
        private let heard = Mutex<[ModelOutcome]>([])
        var outcomes: [ModelOutcome] { heard.withLock { $0 } }

        func current(for purpose: UsageEntry.Purpose) async -> ModelAvailability { .builtIn(notice: nil) }
        func note(_ outcome: ModelOutcome, of model: ModelID) async { heard.withLock { $0.append(outcome) } }
    }

    private let request = ModelRequest(messages: [.user("Hello")])

    @Test func `an answer and a failure are reported, and passed on`() async throws {
        let listener = Listener()
        let model = ReportingModel(
            ScriptedModel(.text("Good ", "morning"), .failing(.overloaded(.ollama, retryAfter: nil))),
            to: listener
        )
        var said = ""
        for try await case .text(let piece) in model.respond(to: request) { said += piece }
        #expect(said == "Good morning")
        await #expect(throws: ModelFailure.overloaded(.ollama, retryAfter: nil)) {
            for try await _ in model.respond(to: request) {}
        }
        #expect(listener.outcomes == [.answered, .failed(.overloaded(.ollama, retryAfter: nil))])
    }
}
