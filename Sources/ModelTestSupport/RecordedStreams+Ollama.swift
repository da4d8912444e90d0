import HTTPCore
import LanguageModels

extension RecordedStream {
    /// What Ollama sends, for the contract.
    public static let ollama: [RecordedStream] = ollamaText + ollamaCalls + ollamaFailures

    private static func stream(_ body: String) -> RecordedExchange {
        RecordedExchange(type: "application/x-ndjson", body)
    }

    private static let ollamaText = [
        RecordedStream(
            "text in pieces",
            stream(OllamaRecording.text),
            gives: [.text("Yes, 2 < 3 ✅"), .usage(TokenUsage(prompt: 27, answer: 9)), .done(.complete)]
        ),
        RecordedStream(
            "one object",
            RecordedExchange(type: "application/json; charset=utf-8", OllamaRecording.whole),
            gives: [.text("It is 330 m tall."), .usage(TokenUsage(prompt: 201, answer: 8)), .done(.complete)]
        ),
        RecordedStream(
            "thinking and a form",
            stream(OllamaRecording.thinking),
            gives: [
                .thinking("The user wants a score."), .text(#"{"score": 0.8, "reason": "ok"}"#),
                .usage(TokenUsage(prompt: 48, answer: 17)), .done(.complete),
            ]
        ),
        RecordedStream(
            "a silent truncation",
            stream(OllamaRecording.truncated),
            gives: [.text("Sure."), .usage(TokenUsage(prompt: 2050, answer: 3)), .done(.complete)]
        ),
        RecordedStream("a load", RecordedExchange(200, OllamaRecording.loaded), gives: [.done(.other("load"))]),
        RecordedStream(
            "an unknown reason",
            stream(OllamaRecording.otherwise),
            gives: [.text("So far so good."), .usage(TokenUsage(answer: 2)), .done(.other("tired"))]
        ),
        RecordedStream(
            "a limit",
            stream(OllamaRecording.cut),
            gives: [.text("One two"), .usage(TokenUsage(prompt: 30, answer: 1024)), .done(.length)]
        ),
    ]

    private static let ollamaCalls = [
        RecordedStream(
            "a call, then the end",
            stream(OllamaRecording.callThenEnd),
            gives: [
                .toolCall(eiffelTower), .usage(TokenUsage(prompt: 160, answer: 21)), .done(.toolCalls),
            ]
        ),
        RecordedStream(
            "a call in the end",
            stream(OllamaRecording.callInEnd),
            gives: [
                .toolCall(eiffelTower), .usage(TokenUsage(prompt: 160, answer: 21)), .done(.toolCalls),
            ]
        ),
        RecordedStream(
            "calls without ids",
            stream(OllamaRecording.oldCalls),
            gives: [
                .text("Let me look."),
                .toolCall(ModelToolCall(id: "call_1_1", name: "genre_lookup", arguments: ["name": "jazz"])),
                .toolCall(ModelToolCall(id: "call_1_2", name: "web_search", arguments: ["query": "swing"])),
                .done(.toolCalls),
            ]
        ),
        RecordedStream(
            "calls under one id",
            stream(OllamaRecording.sameIDs),
            gives: [
                .toolCall(ModelToolCall(id: "call_0", name: "genre_lookup", arguments: ["name": "jazz"])),
                .toolCall(ModelToolCall(id: "call_1_2", name: "genre_lookup", arguments: ["name": "funk"])),
                .done(.toolCalls),
            ]
        ),
        RecordedStream(
            "thinking, then a call",
            stream(OllamaRecording.thinkingThenCall),
            gives: [
                .thinking("I should look it up."),
                .toolCall(ModelToolCall(id: "call_1", name: "web_search", arguments: ["query": "swing"])),
                .echo(["thinking": "I should look it up."]), .done(.toolCalls),
            ]
        ),
    ]

    private static let eiffelTower = ModelToolCall(
        id: "call_k3v9x1ab",
        name: "web_search",
        arguments: ["query": "Eiffel tower height metres"]
    )

    private static let ollamaFailures = [
        RecordedStream(
            "an error in the stream",
            stream(OllamaRecording.failing),
            gives: [.text("The answer")],
            failure: .server(
                .ollama,
                message:
                    "model runner has unexpectedly stopped, this may be due to resource limitations or an internal "
                    + "error, check ollama server logs for details"
            )
        ),
        RecordedStream(
            "an error as the only line",
            stream(OllamaRecording.busy),
            gives: [],
            failure: .overloaded(.ollama, retryAfter: nil)
        ),
        RecordedStream(
            "a busy server",
            RecordedExchange(503, OllamaRecording.busy),
            gives: [],
            failure: .overloaded(.ollama, retryAfter: nil)
        ),
        RecordedStream(
            "a long conversation",
            RecordedExchange(400, OllamaRecording.tooLong),
            gives: [],
            failure: .contextTooLong(
                ModelID(provider: .ollama, name: "llama3.1:8b"),
                needed: 42947,
                limit: 8192
            )
        ),
        RecordedStream(
            "a model that is not there",
            RecordedExchange(404, OllamaRecording.missing),
            gives: [],
            failure: .modelMissing(ModelID(provider: .ollama, name: "llama3.1:8b"), known: ["llama3.1:8b"])
        ),
        RecordedStream(
            "a path that is not there",
            RecordedExchange(404, type: "text/plain", "404 page not found"),
            gives: [],
            failure: .notTheService(.ollama, address: "http://127.0.0.1:11434")
        ),
    ]
}
