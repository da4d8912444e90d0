import Foundation
import HTTPCore
public import LanguageModels

extension ModelContract {
    /// The contract of the client for Anthropic.
    public static let anthropic = ModelContract(
        "Anthropic",
        provider: .anthropic,
        framing: .events,
        recordings: anthropicAnswers + anthropicCalls
    ) { transport in
        // An address of this file: without it there is nothing to test.
        let base = URL(string: "https://anthropic.example.test") ?? URL(filePath: "/")
        return AnthropicService(base: base, key: Secret(key), transport: transport).model(named: "claude-test")
    }

    private static func events(_ body: String) -> RecordedExchange {
        RecordedExchange(type: "text/event-stream", body)
    }

    private static let anthropicAnswers = [
        RecordedStream(
            "text",
            events(RecordedAnthropicStreams.text),
            gives: [.text("Skål!"), .usage(TokenUsage(prompt: 10, answer: 6)), .done(.complete)]
        ),
        RecordedStream(
            "not streamed",
            RecordedExchange(200, RecordedAnthropicStreams.whole),
            gives: [.text("Oslo."), .usage(TokenUsage(prompt: 17, answer: 5)), .done(.complete)]
        ),
        RecordedStream(
            "an unknown reason",
            events(RecordedAnthropicStreams.unknownReason),
            gives: [.text("So"), .usage(TokenUsage(prompt: 43, answer: 2)), .done(.other("pause_turn"))]
        ),
        RecordedStream(
            "a refusal",
            events(RecordedAnthropicStreams.refusal),
            gives: [.usage(TokenUsage(prompt: 20, answer: 0)), .done(.refused)]
        ),
        RecordedStream(
            "overloaded in the stream",
            events(RecordedAnthropicStreams.brokenOff),
            gives: [.usage(TokenUsage(prompt: 10, answer: 1))],
            failure: .overloaded(.anthropic, retryAfter: nil)
        ),
    ]

    private static let anthropicCalls = [
        RecordedStream(
            "thinking and two calls",
            events(RecordedAnthropicStreams.toolCalls),
            gives: [
                .thinking("Two look-ups are needed."), .usage(TokenUsage(prompt: 410, answer: 96)),
                .toolCall(
                    ModelToolCall(id: "toolu_t1", name: "web_search", arguments: ["query": "Eiffel tower height"])
                ),
                .toolCall(ModelToolCall(id: "toolu_t2", name: "web_search", arguments: ["query": "Big Ben height"])),
                .echo(RecordedAnthropicStreams.toolCallsEcho), .done(.toolCalls),
            ]
        ),
        RecordedStream(
            "a cut second call",
            events(RecordedAnthropicStreams.cutSecondCall),
            gives: [
                .toolCall(ModelToolCall(id: "t1", name: "f", arguments: ["x": "é"])),
                .echo([["type": "tool_use", "id": "t1", "name": "f", "input": ["x": "é"]]]), .done(.length),
            ]
        ),
        RecordedStream(
            "a block without end",
            events(RecordedAnthropicStreams.endlessBlock),
            gives: [
                .toolCall(ModelToolCall(id: "t1", name: "f", arguments: [:])),
                .echo([["type": "tool_use", "id": "t1", "name": "f", "input": [:]]]), .done(.toolCalls),
            ]
        ),
        RecordedStream(
            "a cut call",
            events(RecordedAnthropicStreams.cutCall),
            gives: [
                .thinking("Two look-ups are needed."), .usage(TokenUsage(prompt: 410, answer: 40)), .done(.length),
            ]
        ),
    ]
}

extension RecordedAnthropicStreams {
    /// The blocks of `toolCalls`, as they are sent back.
    public static let toolCallsEcho: JSONValue = [
        ["type": "thinking", "thinking": "Two look-ups are needed.", "signature": "c2lnLXRlc3Q="],
        ["type": "tool_use", "id": "toolu_t1", "name": "web_search", "input": ["query": "Eiffel tower height"]],
        ["type": "tool_use", "id": "toolu_t2", "name": "web_search", "input": ["query": "Big Ben height"]],
    ]
}
