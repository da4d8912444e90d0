/// A server of models, as settings name it.
public protocol ModelService: Sendable {
    /// Who it is.
    var provider: ModelProvider { get }
    /// Where it is, without credentials, for messages.
    var address: String { get }

    /// The server's version; nil where it does not tell. Throws `ModelFailure` where it cannot be reached.
    func version() async throws -> String?
    /// The models that can be used, in the server's order. Throws `ModelFailure`.
    func models() async throws -> [ModelListing]
    /// One model; nothing is asked of the server yet.
    func model(named name: String) -> any LanguageModel
    /// Fetches a model onto the server; nil where this kind of server cannot. The events throw `ModelFailure`.
    func pull(_ name: String) -> AsyncThrowingStream<PullProgress, any Error>?
}

extension ModelService {
    /// Hosted services hold their models ready.
    public func pull(_ name: String) -> AsyncThrowingStream<PullProgress, any Error>? { nil }
}

/// A model in a server's list.
public struct ModelListing: Sendable, Hashable {
    /// Its name, as `model(named:)` takes it.
    public var name: String
    /// A name for people, where there is another.
    public var title: String?
    /// Tokens of its context window, where the list tells.
    public var contextLength: Int?
    /// Size on disk in bytes, where the list tells.
    public var bytes: Int?

    /// Describes a model in a list.
    public init(name: String, title: String? = nil, contextLength: Int? = nil, bytes: Int? = nil) {
        self.name = name
        self.title = title
        self.contextLength = contextLength
        self.bytes = bytes
    }
}

/// How far the fetching of a model is.
public struct PullProgress: Sendable, Hashable {
    /// What the server says it does.
    public var status: String
    /// Bytes fetched of all parts known so far.
    public var completed: Int
    /// Bytes of all parts known so far; 0 while none is.
    public var total: Int

    /// Describes progress.
    public init(status: String, completed: Int = 0, total: Int = 0) {
        self.status = status
        self.completed = completed
        self.total = total
    }
}
