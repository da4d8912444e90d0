import Foundation
import TestSupport

/// A server on loopback that speaks a provider's language; what becomes of a chat is the test's to say.
final class ServiceStandIn: Sendable {
    /// Whose language is spoken.
    enum Provider: String, CaseIterable, Sendable {
        case ollama, openai, anthropic

        /// The provider as errors name it.
        var title: String {
            switch self {
            case .ollama: "Ollama"
            case .openai: "OpenAI-compatible server"
            case .anthropic: "Anthropic"
            }
        }

        /// The beginning of the names of its settings.
        var setting: String { rawValue.uppercased() }

        /// The model that the stand-in has.
        var model: String {
            switch self {
            case .ollama: "llama3.1:8b"
            case .openai: "gpt-stand-in"
            case .anthropic: "claude-stand-in"
            }
        }

        /// The settings that make the program use the provider at an address.
        func environment(at url: URL, key: String? = nil, model: String? = nil) -> [String: String] {
            var settings = [
                "MODEL_PROVIDER": rawValue, "\(setting)_MODEL": model ?? self.model,
                "\(setting)_BASE_URL": url.absoluteString + (self == .openai ? "/v1" : ""),
            ]
            if self != .ollama, let key { settings["\(setting)_API_KEY"] = key }
            return settings
        }

        /// The path under which chats are asked for.
        var chatPath: String {
            switch self {
            case .ollama: "/api/chat"
            case .openai: "/v1/chat/completions"
            case .anthropic: "/v1/messages"
            }
        }
    }

    /// Answers a chat; the head is not sent yet.
    typealias Answer = @Sendable (LoopbackRequest, ServiceVoice) -> Void

    let provider: Provider
    let server: LoopbackServer

    /// Starts a stand-in.
    ///
    /// - Parameters:
    ///   - provider: Whose language it speaks.
    ///   - models: The models it has; one with the name that is asked for where nil.
    ///   - greeting: Answers any request and returns true, or leaves it to the others.
    ///   - answer: Answers a chat.
    /// - Throws: `LoopbackFailure`.
    init(
        _ provider: Provider,
        models: [String]? = nil,
        greeting: @escaping @Sendable (LoopbackRequest, ServiceVoice) -> Bool = { _, _ in false },
        answer: @escaping Answer
    ) throws {
        self.provider = provider
        server = try LoopbackServer { request, connection in
            let voice = ServiceVoice(provider: provider, connection: connection)
            if greeting(request, voice) { return }
            if request.path == provider.chatPath { return answer(request, voice) }
            voice.describe(request, models: models)
        }
    }

    /// Starts a stand-in that answers every chat with `text`.
    convenience init(_ provider: Provider, saying text: String) throws {
        try self.init(provider) { _, voice in voice.answer(text) }
    }

    /// The settings that make the program use it.
    func environment(key: String? = nil) -> [String: String] { provider.environment(at: server.url, key: key) }

    /// The chats asked for so far.
    var chats: [LoopbackRequest] { server.requests.filter { $0.path == provider.chatPath } }
}

/// A provider's way of saying things on a connection.
struct ServiceVoice: Sendable {
    let provider: ServiceStandIn.Provider
    let connection: LoopbackConnection

    // MARK: Chats

    /// Says a whole answer.
    func answer(_ text: String) {
        begin()
        say(text)
        end()
    }

    /// Begins an answer.
    func begin() {
        connection.sendChunkedHead(type: provider == .ollama ? "application/x-ndjson" : "text/event-stream")
        guard provider == .anthropic else { return }
        event(
            "message_start",
            #""message":{"id":"msg_1","type":"message","role":"assistant","model":"m","content":[],"usage":{"input_tokens":900,"output_tokens":1}}"#
        )
        event("content_block_start", #""index":0,"content_block":{"type":"text","text":""}"#)
    }

    /// Says a piece of an answer.
    func say(_ text: String) {
        connection.sendChunk(before(text) + after)
    }

    /// Ends an answer; `reason` is the one that the provider gives for an answer that is whole, where nil.
    func end(_ reason: String? = nil) {
        switch provider {
        case .ollama:
            connection.sendChunk(
                #"{"model":"m","message":{"role":"assistant","content":""},"done":true,"done_reason":"\#(reason ?? "stop")","prompt_eval_count":900,"eval_count":12}"#
                    + "\n"
            )
        case .openai:
            chunk(#""choices":[{"index":0,"delta":{},"finish_reason":"\#(reason ?? "stop")"}]"#)
            connection.sendChunk("data: [DONE]\n\n")
        case .anthropic:
            event("content_block_stop", #""index":0"#)
            event(
                "message_delta",
                #""delta":{"stop_reason":"\#(reason ?? "end_turn")","stop_sequence":null},"usage":{"output_tokens":12}"#
            )
            event("message_stop")
        }
        connection.endChunks()
    }

    /// Reports an error in the middle of an answer, which ends with it.
    func fail(_ message: String) {
        switch provider {
        case .ollama: connection.sendChunk(#"{"error":"\#(message)"}"# + "\n")
        case .openai:
            connection.sendChunk(
                #"data: {"error":{"message":"\#(message)","type":"server_error","code":500}}"# + "\n\n"
            )
        case .anthropic: event("error", #""error":{"type":"api_error","message":"\#(message)"}"#)
        }
        connection.endChunks()
    }

    /// What stands before the text of a piece.
    func before(_ text: String = "") -> String {
        // The text of the tests needs no escapes but for quotation marks and line ends.
        let quoted = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        return switch provider {
        case .ollama: #"{"model":"m","message":{"role":"assistant","content":""# + quoted
        case .openai:
            #"data: {"id":"c1","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":""# + quoted
        case .anthropic:
            #"data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":""# + quoted
        }
    }

    /// What stands behind the text of a piece.
    var after: String {
        switch provider {
        case .ollama: #""},"done":false}"# + "\n"
        case .openai: #""},"finish_reason":null}]}"# + "\n\n"
        case .anthropic: #""}}"# + "\n\n"
        }
    }

    private func event(_ name: String, _ members: String = "") {
        let rest = members.isEmpty ? "" : "," + members
        connection.sendChunk("event: \(name)\ndata: {\"type\":\"\(name)\"\(rest)}\n\n")
    }

    private func chunk(_ members: String) {
        connection.sendChunk(#"data: {"id":"c1","object":"chat.completion.chunk","# + members + "}\n\n")
    }

    // MARK: Refusals

    /// Refuses a request.
    ///
    /// - Parameters:
    ///   - status: The status.
    ///   - message: The server's words.
    ///   - type: The kind of error, where the provider tells one.
    ///   - code: A name for it, where the provider tells one.
    ///   - members: Further members of the error object, each with a comma before it.
    ///   - wait: Seconds to wait that are asked for.
    func refuse(
        _ status: Int,
        _ message: String,
        type: String = "error",
        code: String? = nil,
        members: String = "",
        wait: Int? = nil
    ) {
        let quoted = message.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        let body =
            switch provider {
            case .ollama: #"{"error":"\#(quoted)"}"#
            case .openai:
                #"{"error":{"message":"\#(quoted)","type":"\#(type)","code":\#(code.map { "\"\($0)\"" } ?? "null")\#(members)}}"#
            case .anthropic: #"{"type":"error","error":{"type":"\#(type)","message":"\#(quoted)"}}"#
            }
        let retry = wait.map { "Retry-After: \($0)\r\n" } ?? ""
        connection.send(
            "HTTP/1.1 \(status) -\r\nContent-Type: application/json\r\n\(retry)Content-Length: \(body.utf8.count)\r\n\r\n"
                + body
        )
    }

    // MARK: Everything but chats

    /// Answers what is asked about the server and its model.
    func describe(_ request: LoopbackRequest, models: [String]? = nil) {
        let names = models ?? [provider.model]
        if let models, isAboutOther(than: models, request) {
            return refuse(404, "model '\(provider.model)' not found", type: "not_found_error")
        }
        switch (provider, request.path) {
        case (.ollama, "/api/version"): connection.sendResponse(#"{"version":"0.32.15"}"#)
        case (.ollama, "/api/tags"):
            list(names, in: "models") { #"{"name":"\#($0)","model":"\#($0)","capabilities":["completion","tools"]}"# }
        case (.ollama, "/api/show"):
            connection.sendResponse(
                #"{"capabilities":["completion","tools"],"model_info":{"general.architecture":"llama","llama.context_length":131072}}"#
            )
        case (.openai, "/v1/models"):
            list(names, in: "data") { #"{"id":"\#($0)","object":"model","max_model_len":32768}"# }
        case (.anthropic, "/v1/models"): list(names, in: "data") { #"{"id":"\#($0)","type":"model"}"# }
        case (.anthropic, _) where request.path.hasPrefix("/v1/models/"):
            connection.sendResponse(
                #"{"id":"\#(provider.model)","max_input_tokens":200000,"capabilities":{"structured_outputs":{"supported":true}}}"#
            )
        default: connection.sendResponse(status: 404, type: "text/plain", "404 page not found")
        }
    }

    private func isAboutOther(than models: [String], _ request: LoopbackRequest) -> Bool {
        switch provider {
        case .ollama: request.path == "/api/show" && !models.contains { request.text.contains($0) }
        case .openai: false
        case .anthropic:
            request.path.hasPrefix("/v1/models/") && !models.contains { request.path.hasSuffix("/\($0)") }
        }
    }

    private func list(_ names: [String], in member: String, _ entry: (String) -> String) {
        connection.sendResponse(#"{"\#(member)":[\#(names.map(entry).joined(separator: ","))]}"#)
    }
}
