import Foundation
import HTTPCore
import LanguageModels
import ModelTestSupport
import Testing

@Suite(.timeLimit(.minutes(15))) struct OllamaServiceTests {
    private func service(_ exchange: RecordedExchange) throws -> OllamaService {
        OllamaService(base: try OllamaAddress.url(from: ""), transport: ScriptedTransport(exchange))
    }

    private func progress(_ exchange: RecordedExchange, _ name: String = "llama3.1:8b") async throws -> [PullProgress] {
        var all: [PullProgress] = []
        for try await step in try #require(try service(exchange).pull(name)) { all.append(step) }
        return all
    }

    @Test func `the version is the server's`() async throws {
        #expect(try await service(RecordedExchange(200, OllamaRecording.version)).version() == "0.32.15")
        await #expect(throws: ModelFailure.unreadable(.ollama, reason: "broken JSON")) {
            try await service(RecordedExchange(200, type: "text/plain", "Ollama is running")).version()
        }
        await #expect(throws: ModelFailure.notTheService(.ollama, address: "http://127.0.0.1:11434")) {
            try await service(RecordedExchange(404, type: "text/plain", "404 page not found")).version()
        }
        await #expect(throws: ModelFailure.notRunning(.ollama, address: "http://127.0.0.1:11434")) {
            try await service(.failing(.refused(host: "127.0.0.1", port: 11434))).version()
        }
    }

    @Test func `models that cannot chat are not listed`() async throws {
        #expect(
            try await service(RecordedExchange(200, OllamaRecording.tags)).models()
                == [ModelListing(name: "llama3.1:8b", bytes: 4_920_753_328)]
        )
        let mixed = """
            {"models":[{"name":"nomic-embed-text:latest","capabilities":["embedding"]},{"name":"old:7b","size":"?"},
            {"model":"new:7b","details":{"context_length":4096},"capabilities":["completion"]},{"size":3}]}
            """
        #expect(
            try await service(RecordedExchange(200, mixed)).models()
                == [ModelListing(name: "old:7b"), ModelListing(name: "new:7b", contextLength: 4096)]
        )
        #expect(try await service(RecordedExchange(200, #"{"models":[]}"#)).models() == [])
        await #expect(throws: ModelFailure.unreadable(.ollama, reason: "broken JSON")) {
            try await service(RecordedExchange(200, #"{"data":[]}"#)).models()
        }
    }

    @Test func `a pull sums up all parts, however its lines are cut`() async throws {
        let recorded = RecordedExchange(type: "application/x-ndjson", OllamaRecording.pull)
        for exchange in [recorded, recorded.inSingleBytes] {
            let steps = try await progress(exchange)
            #expect(steps.map(\.completed) == [0, 0, 250_000, 1_000_000, 1_001_481, 1_001_481, 1_001_481, 1_001_481])
            #expect(steps.map(\.total) == [0, 1_000_000, 1_000_000, 1_000_000] + Array(repeating: 1_001_481, count: 4))
            #expect(steps.last?.status == "success")
        }
    }

    @Test func `a pull of a name that is nowhere is a missing model under any status`() async throws {
        let missing = ModelFailure.modelMissing(ModelID(provider: .ollama, name: "llama3.1:8b-instruct"), known: [])
        for exchange in [
            RecordedExchange(type: "application/x-ndjson", OllamaRecording.pullOfUnknown),
            RecordedExchange(500, #"{"error":"pull model manifest: file does not exist"}"#),
        ] {
            await #expect(throws: missing) { try await progress(exchange, "llama3.1:8b-instruct") }
        }
    }

    @Test func `a pull that stops has ended early`() async throws {
        let body = OllamaRecording.pull.utf8.count
        let recorded = RecordedExchange(type: "application/x-ndjson", OllamaRecording.pull)
        await #expect(throws: ModelFailure.endedEarly(.ollama)) { try await progress(recorded.beginning(body - 30)) }
    }

    @Test func `a disk without room is told in the server's words`() async throws {
        let line = #"{"error":"write /models/x: no space left on device"}"#
        await #expect(throws: ModelFailure.server(.ollama, message: "write /models/x: no space left on device")) {
            try await progress(RecordedExchange(type: "application/x-ndjson", line))
        }
    }

    @Test func `numbers out of all bounds do not end the program`() async throws {
        let big = #"{"status":"pulling","digest":"a","total":9223372036854775807,"completed":9223372036854775807}"#
        let other = big.replacing("\"a\"", with: "\"b\"")
        let negative = #"{"status":"success","digest":"c","total":-5,"completed":-9223372036854775808}"#
        let steps = try await progress(
            RecordedExchange(type: "application/x-ndjson", [big, other, negative].joined(separator: "\n"))
        )
        #expect(steps.last == PullProgress(status: "success", completed: 1 << 51, total: 1 << 51))
        let counts = #"{"done":true,"done_reason":"length","prompt_eval_count":9223372036854775807,"eval_count":1}"#
        let chat = ScriptedTransport { request in
            RecordedExchange(200, request.url.path() == "/api/chat" ? counts : OllamaRecording.show)
        }
        let model = OllamaService(base: try OllamaAddress.url(from: ""), transport: chat).model(named: "a")
        let trace = await ModelTrace(reading: model.respond(to: ModelRequest(messages: [.user("Hi")])), of: .ollama)
        #expect(trace.isDone)
    }
}
