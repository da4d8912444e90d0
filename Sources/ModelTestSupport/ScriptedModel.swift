public import LanguageModels
import Synchronization

/// A model that answers what a test wrote down, and remembers what it was asked.
public final class ScriptedModel: LanguageModel {
    /// One answer: events in order, and the failure it ends with, if any.
    public struct Answer: Sendable {
        /// The events in order.
        public var events: [ModelEvent]
        /// Thrown after the events.
        public var failure: ModelFailure?
        /// Whether nothing more comes after the events, not even an end: for tests of stopping.
        public var hangs: Bool

        /// An answer of these events.
        public init(_ events: [ModelEvent], failure: ModelFailure? = nil, hangs: Bool = false) {
            self.events = events
            self.failure = failure
            self.hangs = hangs
        }

        /// An answer of text in one or more pieces, complete.
        public static func text(_ pieces: String...) -> Answer {
            Answer(pieces.map(ModelEvent.text) + [.usage(TokenUsage(prompt: 100, answer: 20)), .done(.complete)])
        }

        /// No answer.
        public static func failing(_ failure: ModelFailure) -> Answer { Answer([], failure: failure) }
    }

    /// Which model it claims to be.
    public let id: ModelID
    private let abilities: ModelCapabilities
    private let answer: @Sendable (ModelRequest) -> Answer
    private let asked = Mutex<[ModelRequest]>([])

    /// A model that answers each request by `answer`.
    public init(
        id: ModelID = ModelID(provider: .ollama, name: "scripted:1b"),
        capabilities: ModelCapabilities = ModelCapabilities(tools: true, structuredOutput: true, contextLength: 8192),
        answer: @escaping @Sendable (ModelRequest) -> Answer
    ) {
        self.id = id
        abilities = capabilities
        self.answer = answer
    }

    /// A model that gives these answers one after the other, and then the last one again.
    public convenience init(_ answers: Answer...) {
        let left = Mutex(answers)
        self.init { _ in
            left.withLock { $0.count > 1 ? $0.removeFirst() : $0.first ?? Answer([]) }
        }
    }

    /// Everything it was asked, in order.
    public var requests: [ModelRequest] { asked.withLock { $0 } }

    /// What the test gave it.
    public func capabilities() async throws -> ModelCapabilities { abilities }

    /// The next answer.
    public func respond(to request: ModelRequest) -> ModelEvents {
        asked.withLock { $0.append(request) }
        let next = answer(request)
        return ModelEvents { continuation in
            for event in next.events { continuation.yield(event) }
            if next.hangs { return }
            continuation.finish(throwing: next.failure)
        }
    }
}
