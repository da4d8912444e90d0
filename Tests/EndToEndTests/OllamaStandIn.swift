import Foundation
import TestSupport

/// A server on loopback that speaks Ollama's language, and answers chats as a test says.
final class OllamaStandIn: Sendable {
    /// What one chat is for, told from its request.
    enum Purpose: Sendable { case reply, understanding, lesson }

    /// Answers a chat on its connection; the head is not sent yet.
    typealias Answer = @Sendable (Purpose, LoopbackRequest, LoopbackConnection) -> Void

    let server: LoopbackServer

    /// Starts a stand-in with one model.
    init(model: String = "llama3.1:8b", answer: @escaping Answer) throws {
        server = try LoopbackServer { request, connection in
            switch request.path {
            case "/api/version": connection.sendResponse(#"{"version":"0.32.15"}"#)
            case "/api/tags":
                connection.sendResponse(
                    #"{"models":[{"name":"\#(model)","model":"\#(model)","size":4920753328,"capabilities":["completion","tools"]}]}"#
                )
            case "/api/show":
                connection.sendResponse(
                    #"{"capabilities":["completion","tools"],"model_info":{"general.architecture":"llama","llama.context_length":131072}}"#
                )
            case "/api/chat": answer(Self.purpose(of: request), request, connection)
            default: connection.sendResponse(status: 404, type: "text/plain", "404 page not found")
            }
        }
    }

    /// The settings that make the program use it.
    var environment: [String: String] {
        ["MODEL_PROVIDER": "ollama", "OLLAMA_BASE_URL": server.url.absoluteString]
    }

    /// The chats asked for so far.
    var chats: [LoopbackRequest] { server.requests.filter { $0.path == "/api/chat" } }

    private static func purpose(of request: LoopbackRequest) -> Purpose {
        guard let body = try? JSONValue(request.text), let format = body["format"] else { return .reply }
        // The reading of a message asks for the genres in it; nothing else does.
        return "\(format)".contains("genres") ? .understanding : .lesson
    }
}

extension LoopbackConnection {
    /// Sends a chat's answer word by word, and its end.
    func sendChat(_ text: String) {
        sendChunkedHead()
        for piece in text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
            sendChatPiece((piece.offset == 0 ? "" : " ") + piece.element)
        }
        endChat()
    }

    /// Sends one piece of a chat's answer.
    func sendChatPiece(_ text: String) {
        let line = ["model": "m", "message": ["role": "assistant", "content": text], "done": false] as [String: Any]
        // A dictionary of strings can always be written.
        let json = (try? JSONSerialization.data(withJSONObject: line)) ?? Data()
        sendChunk(Array(json) + [0x0A])
    }

    /// Sends the line that ends a chat's answer, and ends the body.
    func endChat() {
        sendChunk(
            #"{"model":"m","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","prompt_eval_count":900,"eval_count":12}"#
                + "\n"
        )
        endChunks()
    }
}
