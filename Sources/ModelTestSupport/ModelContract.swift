public import HTTPCore
public import LanguageModels

/// What every client of a model server promises, whatever the server speaks.
///
/// To put a client under the contract:
/// 1. Write its recordings as `RecordedStream` values in a file of their own (`RecordedStreams+Ollama.swift` is one).
///    They have to show at least: text, thinking, a tool call, an unknown finish reason, and an error inside a stream
///    of status 200; the promise `recordingsCover` tells what is missing.
/// 2. Make a `ModelContract` with the client's name, how to make a model on a transport (with `ModelContract.key` as
///    its key), answers to what it asks besides (`besides`), how its lines look (`framing`), and the recordings.
/// 3. Test it promise by promise:
///
/// ```swift
/// @Test(.timeLimit(.minutes(2)), arguments: ModelContract.Promise.allCases)
/// func `the client keeps its promise`(_ promise: ModelContract.Promise) async {
///     #expect(await ModelContract.ollama.violations(of: promise) == [])
/// }
/// ```
///
/// A violation is a sentence that says which recording, which cut and what came instead.
public struct ModelContract: Sendable {
    /// A key that must appear in no error.
    public static let key = "sk-test-8Yq2LmV0pT7"

    /// The parts of the contract.
    public enum Promise: String, Sendable, CaseIterable {
        /// The recordings show all that the contract is about.
        case recordingsCover
        /// Every recording gives the same under every single cut.
        case everyCut
        /// Every recording gives the same in pieces of one byte.
        case singleBytes
        /// A stream that ends before its end marker has ended early, wherever it ends.
        case endsEarly
        /// A connection that breaks before the end marker is lost, wherever it breaks.
        case connectionLost
        /// A web page is not the service.
        case webPage
        /// A status means what it says.
        case statuses
        /// What goes wrong below HTTP is understood.
        case transportFailures
        /// A redirect to another host is told and not followed.
        case redirect
        /// A line without end is given up long before its end.
        case endlessLine
        /// Invalid UTF-8 is unreadable.
        case invalidUTF8
        /// The key is in no error, whatever the server sends.
        case keyStaysSecret
        /// Letting go of an answer, or cancelling its reader, closes the connection.
        case stopping
    }

    /// How the server's lines look.
    public struct Framing: Sendable {
        /// The content type of a stream.
        public var contentType: String
        /// How a line with JSON begins, up to the JSON itself.
        public var lineStart: String
        /// How a line, or an event, ends.
        public var lineEnd: String

        /// A framing.
        public init(contentType: String, lineStart: String, lineEnd: String) {
            self.contentType = contentType
            self.lineStart = lineStart
            self.lineEnd = lineEnd
        }

        /// One JSON value per line.
        public static let ndjson = Framing(contentType: "application/x-ndjson", lineStart: "", lineEnd: "\n")
        /// Server-sent events.
        public static let events = Framing(contentType: "text/event-stream", lineStart: "data: ", lineEnd: "\n\n")
    }

    /// The client's name, for reports.
    public var name: String
    /// Who serves the models.
    public var provider: ModelProvider
    /// How its lines look.
    public var framing: Framing
    /// Whether it has a key; one without has none to keep secret.
    public var holdsKey: Bool
    /// Its recordings.
    public var recordings: [RecordedStream]
    let makeModel: @Sendable (any HTTPTransport) -> any LanguageModel
    let besides: @Sendable (HTTPRequest) -> RecordedExchange?

    /// A contract for one client.
    ///
    /// `besides` answers what the client asks apart from the answer itself, such as what a model can do; nil for the
    /// request that an answer is for.
    public init(
        _ name: String,
        provider: ModelProvider,
        framing: Framing,
        holdsKey: Bool = true,
        recordings: [RecordedStream],
        besides: @escaping @Sendable (HTTPRequest) -> RecordedExchange? = { _ in nil },
        makeModel: @escaping @Sendable (any HTTPTransport) -> any LanguageModel
    ) {
        self.name = name
        self.provider = provider
        self.framing = framing
        self.holdsKey = holdsKey
        self.recordings = recordings
        self.makeModel = makeModel
        self.besides = besides
    }

    /// How a promise is broken: nothing where it is kept.
    public func violations(of promise: Promise) async -> [String] {
        switch promise {
        case .recordingsCover: missingKinds()
        case .everyCut: await everyCut()
        case .singleBytes: await singleBytes()
        case .endsEarly: await breaking(.complete, .endedEarly(provider))
        case .connectionLost:
            await breaking(.failing(.connectionLost(reason: "reset by peer")), .connectionLost(provider))
        case .webPage: await webPages()
        case .statuses: await statuses()
        case .transportFailures: await transportFailures()
        case .redirect: await redirect()
        case .endlessLine: await endlessLine()
        case .invalidUTF8: await invalidUTF8()
        case .keyStaysSecret: await leaks()
        case .stopping: await stopping()
        }
    }

    /// What comes of one exchange.
    public func trace(
        _ exchange: RecordedExchange,
        _ request: ModelRequest = ModelRequest(messages: [.user("Hello")])
    ) async -> ModelTrace {
        await ModelTrace(reading: makeModel(transport(exchange)).respond(to: request), of: provider)
    }

    func transport(_ exchange: RecordedExchange) -> ScriptedTransport {
        ScriptedTransport { [besides] in besides($0) ?? exchange }
    }

    /// A stream that holds this one line.
    func stream(_ json: String) -> RecordedExchange {
        RecordedExchange(type: framing.contentType, framing.lineStart + json + framing.lineEnd)
    }
}
