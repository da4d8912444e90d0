import Foundation
import Synchronization
import TestSupport

/// What can go wrong with a language model's server.
enum ModelFault: String, CaseIterable, Sendable {
    case notRunning, certificate
    case keyMissing, keyRefused, outOfCredit, modelMissing
    case rateLimited, overloaded, contextTooLong
    case redirected, redirectedEverywhere, webPage
    case firstByteTimeout, endlessLine
    case silence, reset, endedEarly, errorInStream, invalidUTF8
    case unknownReason

    /// What the teacher has of the reply.
    enum Remains { case builtIn, beginning, whole }

    /// What is said of an answer before it breaks off.
    static let beginning = "The first half of it stands here"

    /// What the teacher has of the reply.
    var remains: Remains {
        switch self {
        case .silence, .reset, .endedEarly, .errorInStream, .invalidUTF8: .beginning
        case .unknownReason: .whole
        default: .builtIn
        }
    }

    /// Whether it can happen with a provider, and on this machine.
    func concerns(_ provider: ServiceStandIn.Provider) -> Bool {
        switch self {
        case .keyMissing, .outOfCredit: provider != .ollama
        case .certificate: LoopbackTLSServer.openssl != nil
        default: true
        }
    }

    /// Words of the sentence that tells of it, and of the next step.
    func words(_ provider: ServiceStandIn.Provider) -> [String] {
        let address = "\(provider.setting)_BASE_URL"
        let key = provider == .ollama ? "ollama signin" : "\(provider.setting)_API_KEY"
        return switch self {
        case .notRunning where provider == .ollama: ["Ollama is not running at 127.0.0.1:", "ollama serve"]
        case .notRunning: [provider.title, "does not answer at 127.0.0.1:", address]
        case .certificate: ["The certificate of 127.0.0.1", provider.title, "does not verify", address]
        case .keyMissing: ["No key is set", provider.title, key]
        case .keyRefused: [provider.title, "did not accept the key", key]
        case .outOfCredit: ["no credit left", provider.title, "Add credit"]
        case .modelMissing:
            [
                provider.title, "has no model named “\(provider.model)”", "such as “another-model”",
                provider == .ollama ? "ollama pull \(provider.model)" : "\(provider.setting)_MODEL",
            ]
        case .rateLimited: [provider.title, "no more requests for 90 seconds", "/retry"]
        case .overloaded: [provider.title, "has too much to do", "/retry"]
        case .contextTooLong: ["too long for “\(provider.model)”", "8192", "new session"]
        case .redirected, .redirectedEverywhere:
            [provider.title, "on to localhost", "the key was not sent there", address]
        case .webPage: ["Something else than", provider.title, "answers at 127.0.0.1:", address]
        case .firstByteTimeout: [provider.title, "sent nothing within 1 second", "/retry"]
        case .endlessLine: ["cannot be read", provider.title, "a line without end", address]
        case .silence: [provider.title, "stopped in the middle of the answer for 1 second", "/retry"]
        case .reset: ["The connection to", provider.title, "broke", "/retry"]
        case .endedEarly: [provider.title, "ended before it was complete", "/retry"]
        case .errorInStream: [provider.title, "reported an error: “the runner has stopped", "/retry"]
        case .invalidUTF8: ["cannot be read", provider.title, "no UTF-8", "/retry"]
        case .unknownReason: ["“galactic_pause”", "/retry"]
        }
    }
}

/// A place where a fault happens: its servers, and the settings that lead there.
final class FaultySite: Sendable {
    static let key = "sk-must-not-be-seen-anywhere-123456"

    let provider: ServiceStandIn.Provider
    /// The settings that make the program go there.
    let environment: [String: String]
    /// Another host, which must hear of nothing.
    let elsewhere: LoopbackServer
    /// Opens when the beginning of a reply was sent.
    let hasBegun = LoopbackGate()
    /// Lets the connection break.
    let mayBreak = LoopbackGate()
    /// Bytes that the client took of a line without end.
    let taken: @Sendable () -> Int
    /// Kept for as long as the program uses them.
    private let kept: [any Sendable]

    init(_ fault: ModelFault, _ provider: ServiceStandIn.Provider, in folder: URL) async throws {
        self.provider = provider
        let elsewhere = try LoopbackServer { _, connection in connection.sendResponse("{}") }
        self.elsewhere = elsewhere
        let counter = Counter()
        taken = { counter.count }
        let (place, kept): (URL, any Sendable)
        switch fault {
        case .notRunning:
            let port = try LoopbackPort()
            (place, kept) = (try Self.url("http://127.0.0.1:\(port.number)"), port)
        case .certificate:
            let server = try await LoopbackTLSServer(in: folder)
            (place, kept) = (server.url, server)
        default:
            let script = Script(fault: fault, elsewhere: elsewhere.port, hasBegun: hasBegun, mayBreak: mayBreak)
            let server = try ServiceStandIn(
                provider,
                models: fault == .modelMissing ? ["another-model", "a-third-one"] : nil,
                greeting: { _, voice in script.greets(voice) },
                answer: { _, voice in script.play(voice, counter) }
            )
            (place, kept) = (server.server.url, server)
        }
        self.kept = [kept]
        var settings = provider.environment(at: place, key: fault == .keyMissing ? nil : Self.key)
        if fault == .firstByteTimeout { settings["MODEL_FIRST_BYTE_SECONDS"] = "1" }
        if fault == .silence { settings["MODEL_IDLE_SECONDS"] = "1" }
        environment = settings
    }

    private static func url(_ text: String) throws -> URL {
        guard let url = URL(string: text) else { throw URLError(.badURL) }
        return url
    }
}

/// Counts bytes on the server's side.
private final class Counter: Sendable {
    private let value = Mutex(0)

    var count: Int { value.withLock { $0 } }

    func add(_ bytes: Int) { value.withLock { $0 += bytes } }
}

/// How a server behaves that has a fault.
private struct Script: Sendable {
    let fault: ModelFault
    let elsewhere: Int
    let hasBegun: LoopbackGate
    let mayBreak: LoopbackGate

    /// Answers any request where the fault is not one of chats alone.
    func greets(_ voice: ServiceVoice) -> Bool {
        switch fault {
        case .keyMissing, .keyRefused: refuseKey(voice)
        case .redirectedEverywhere: redirect(voice)
        default: return false
        }
        return true
    }

    /// Answers a chat.
    func play(_ voice: ServiceVoice, _ counter: Counter) {
        switch fault {
        case .notRunning, .certificate, .keyMissing, .keyRefused, .redirectedEverywhere: break
        case .outOfCredit: refuseCredit(voice)
        case .modelMissing:
            voice.refuse(404, "The model does not exist", type: "invalid_request_error", code: "model_not_found")
        case .rateLimited:
            voice.refuse(429, "Rate limit reached", type: "rate_limit_error", code: "rate_limit_exceeded", wait: 90)
        case .overloaded:
            let status = voice.provider == .anthropic ? 529 : 503
            voice.refuse(status, "Overloaded", type: "overloaded_error", wait: voice.provider == .openai ? 90 : nil)
        case .contextTooLong: refuseLength(voice)
        case .redirected: redirect(voice)
        case .webPage:
            voice.connection.sendResponse(type: "text/html", "<!doctype html><p>Welcome to the guest network")
        case .firstByteTimeout: voice.connection.waitUntilClosed()
        case .endlessLine: speakWithoutEnd(voice, counter)
        case .silence, .reset, .endedEarly, .errorInStream, .invalidUTF8, .unknownReason: begin(voice)
        }
    }

    private func begin(_ voice: ServiceVoice) {
        voice.begin()
        if fault == .invalidUTF8 { return speakBroken(voice) }
        voice.say(ModelFault.beginning)
        hasBegun.open()
        switch fault {
        case .silence: voice.connection.waitUntilClosed()
        case .reset:
            voice.connection.wait(for: mayBreak)
            voice.connection.reset()
        case .endedEarly: voice.connection.endChunks()
        case .errorInStream:
            // An Ollama has no key to repeat.
            voice.fail("the runner has stopped" + (voice.provider == .ollama ? "" : " (key \(FaultySite.key))"))
        default: voice.end("galactic_pause")
        }
    }

    /// Sends what can be read and what cannot at once, so that the first must not be lost with the second.
    private func speakBroken(_ voice: ServiceVoice) {
        let good = voice.before(ModelFault.beginning) + voice.after
        let bad = Array(voice.before().utf8) + [0xC3, 0x28] + Array(voice.after.utf8)
        voice.connection.sendChunk(Array(good.utf8) + bad)
        voice.end()
    }

    private func refuseKey(_ voice: ServiceVoice) {
        let words = voice.provider == .ollama ? "unauthorized" : "Incorrect API key provided: \(FaultySite.key)"
        voice.refuse(401, words, type: "authentication_error", code: "invalid_api_key")
    }

    private func refuseCredit(_ voice: ServiceVoice) {
        if voice.provider == .anthropic {
            return voice.refuse(
                400,
                "Your credit balance is too low to access the Anthropic API.",
                type: "invalid_request_error"
            )
        }
        voice.refuse(429, "You exceeded your current quota.", type: "insufficient_quota", code: "insufficient_quota")
    }

    private func refuseLength(_ voice: ServiceVoice) {
        let words = "request (9000 tokens) exceeds the available context size (8192 tokens), try increasing it"
        let numbers = #","n_prompt_tokens":9000,"n_ctx":8192"#
        switch voice.provider {
        case .ollama:
            voice.refuse(
                400,
                #"{"error":{"code":400,"message":"\#(words)","type":"exceed_context_size_error"\#(numbers)}}"#
            )
        case .openai: voice.refuse(400, words, type: "exceed_context_size_error", members: numbers)
        case .anthropic:
            voice.refuse(400, "prompt is too long: 9000 tokens > 8192 maximum", type: "invalid_request_error")
        }
    }

    private func redirect(_ voice: ServiceVoice) {
        voice.connection.send(
            "HTTP/1.1 307 -\r\nLocation: http://localhost:\(elsewhere)/elsewhere\r\nContent-Length: 0\r\n\r\n"
        )
    }

    /// Sends a line of 100 MB, as long as somebody takes it.
    private func speakWithoutEnd(_ voice: ServiceVoice, _ counter: Counter) {
        let size = 100 << 20
        let beginning = voice.before()
        voice.connection.sendChunkedHead(type: voice.provider == .ollama ? "application/x-ndjson" : "text/event-stream")
        voice.connection.sendChunk(beginning)
        voice.connection.send("\(String(size, radix: 16))\r\n")
        let letters = [UInt8](repeating: UInt8(ascii: "a"), count: 1 << 16)
        counter.add(voice.connection.sendUntilStuck(letters, atMost: size, quiet: .seconds(20)))
        voice.connection.close()
    }
}
