import Foundation
import HTTPCore
import LanguageModels

extension ModelContract {
    /// The contract of the client for servers that speak OpenAI's chat completions.
    public static let openAI = ModelContract(
        "OpenAI-compatible",
        provider: .openai,
        framing: .events,
        recordings: openAIRecordings
    ) { transport in
        // An address of this file: without it there is nothing to test.
        let base = URL(string: "https://api.example.test/v1") ?? URL(filePath: "/")
        return OpenAICompatibleService(base: base, key: Secret(key), transport: transport).model(named: "gpt-test")
    }

    private static func events(_ body: String) -> RecordedExchange {
        RecordedExchange(type: "text/event-stream", body)
    }

    private static let openAIRecordings: [RecordedStream] = openAIAnswers + openAICalls + openAIFailures

    private static let openAIAnswers = [
        RecordedStream(
            "text",
            events(RecordedOpenAIStreams.text),
            gives: [.text("Grüß dich"), .usage(TokenUsage(prompt: 11, answer: 4)), .done(.complete)]
        ),
        RecordedStream(
            "not streamed",
            RecordedExchange(200, RecordedOpenAIStreams.whole),
            gives: [.text("Paris."), .usage(TokenUsage(prompt: 18, answer: 2)), .done(.complete)]
        ),
        RecordedStream(
            "text with CRLF",
            events(RecordedOpenAIStreams.text.replacing("\n", with: "\r\n")),
            gives: [.text("Grüß dich"), .usage(TokenUsage(prompt: 11, answer: 4)), .done(.complete)]
        ),
        RecordedStream(
            "a form",
            RecordedExchange(200, RecordedOpenAIStreams.form),
            gives: [
                .text(#"{"score":0.7,"why":"two sources agree"}"#), .usage(TokenUsage(prompt: 60, answer: 14)),
                .done(.complete),
            ]
        ),
        RecordedStream(
            "Ollama",
            events(RecordedOpenAIStreams.ollama),
            gives: [.text("Hi"), .usage(TokenUsage(prompt: 12, answer: 2)), .done(.complete)]
        ),
        RecordedStream(
            "thinking",
            events(RecordedOpenAIStreams.thinking),
            gives: [.thinking("Swing first, then funk."), .text("Good idea 🎷"), .done(.complete)]
        ),
        RecordedStream(
            "a refusal",
            events(RecordedOpenAIStreams.refusal),
            gives: [.text("I cannot help."), .done(.refused)]
        ),
        RecordedStream(
            "an unknown reason",
            events(RecordedOpenAIStreams.unknownReason),
            gives: [.text("So"), .done(.other("paused_by_host"))]
        ),
    ]

    private static let openAICalls = [
        RecordedStream(
            "two calls",
            events(RecordedOpenAIStreams.toolCalls),
            gives: [
                .toolCall(ModelToolCall(id: "call_1", name: "get_weather", arguments: ["city": "Oslo"])),
                .toolCall(ModelToolCall(id: "call_2", name: "get_weather", arguments: ["city": "Rome"])),
                .done(.toolCalls),
            ]
        ),
        RecordedStream(
            "loose calls",
            events(RecordedOpenAIStreams.looseCalls),
            gives: [
                .thinking("Two."),
                .toolCall(ModelToolCall(id: "a", name: "genre_lookup", arguments: ["genre": "jazz"])),
                .toolCall(ModelToolCall(id: "b", name: "theory_check", arguments: [:])),
                .done(.toolCalls),
            ]
        ),
        RecordedStream(
            "a cut call",
            events(RecordedOpenAIStreams.cutCall),
            gives: [.toolCall(ModelToolCall(id: "a", name: "f", arguments: ["x": 1])), .done(.length)]
        ),
    ]

    private static let openAIFailures = [
        RecordedStream(
            "broken off",
            events(RecordedOpenAIStreams.brokenOff),
            gives: [.text("Half an ans")],
            failure: .server(.openai, message: "decode failed")
        ),
        RecordedStream(
            "broken off by Ollama",
            events(RecordedOpenAIStreams.ollamaBrokenOff),
            gives: [.text("The")],
            failure: .endedEarly(.openai)
        ),
        RecordedStream(
            "an error beside a choice",
            events(RecordedOpenAIStreams.errorBesideChoice),
            gives: [.text("He")],
            failure: .rateLimited(.openai, retryAfter: nil)
        ),
        RecordedStream(
            "an error that is text",
            events("data: {\"error\":\"no more\"}\n\n"),
            gives: [],
            failure: .server(.openai, message: "no more")
        ),
    ]
}
