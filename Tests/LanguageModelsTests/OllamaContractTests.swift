import Foundation
import HTTPCore
import LanguageModels
import ModelTestSupport
import Testing

@Suite struct OllamaContractTests {
    @Test(.timeLimit(.minutes(15)), arguments: ModelContract.Promise.allCases)
    func `Ollama's client keeps its promise`(_ promise: ModelContract.Promise) async throws {
        #expect(try await ModelContract.ollama().violations(of: promise) == [])
    }
}

extension ModelContract {
    /// The contract for Ollama's client, about a model that thinks and calls tools.
    static func ollama() throws -> ModelContract {
        let address = try OllamaAddress.url(from: "")
        return ModelContract(
            "Ollama",
            provider: .ollama,
            framing: .ndjson,
            holdsKey: false,
            recordings: RecordedStream.ollama,
            besides: { request in
                switch request.url.path() {
                case "/api/show": RecordedExchange(200, OllamaRecording.show)
                case "/api/tags": RecordedExchange(200, OllamaRecording.tags)
                default: nil
                }
            },
            makeModel: { OllamaService(base: address, transport: $0).model(named: "llama3.1:8b") }
        )
    }
}
