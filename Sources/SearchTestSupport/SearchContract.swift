public import Foundation
public import HTTPCore
public import ModelTestSupport
public import WebSearch

/// What every client of a search service promises, whatever the service speaks.
///
/// To put a client under the contract:
/// 1. Write its recordings as `RecordedSearch` values in a file of their own (`RecordedSearch+Tavily.swift` is one). They
///    have to show at least: several results, none, and an error under a status of success; the promise
///    `recordingsCover` tells what is missing.
/// 2. Make a `SearchContract` with the service, how to make a client at an address on a transport (with
///    `SearchContract.key` as its key), the recordings, and what its refusals mean.
/// 3. Test it promise by promise; a violation is a sentence that says which recording, which cut and what came instead.
public struct SearchContract: Sendable, CustomStringConvertible {
    /// A key that must appear in no error.
    public static let key = "tvly-test-8Yq2LmV0pT7"

    /// The parts of the contract.
    public enum Promise: String, Sendable, CaseIterable {
        /// The recordings show all that the contract is about.
        case recordingsCover
        /// Every recording gives the same under every single cut.
        case everyCut
        /// Every recording gives the same in pieces of one byte.
        case singleBytes
        /// An answer that ends too early cannot be read, wherever it ends.
        case endsEarly
        /// A connection that breaks is lost, wherever it breaks.
        case connectionLost
        /// A web page is not the service.
        case webPage
        /// JSON that is broken, or not the answer to a search, cannot be read.
        case otherJSON
        /// A status means what it says.
        case statuses
        /// What goes wrong below HTTP is understood.
        case transportFailures
        /// A redirect to another host is told, and nothing is sent there.
        case redirect
        /// A body without end is given up long before its end.
        case endlessBody
        /// Invalid UTF-8 is unreadable.
        case invalidUTF8
        /// The key is in no error, whatever the service sends.
        case keyStaysSecret
        /// Cancelling a search closes the connection.
        case stopping
        /// A search is one request under the limits that hold for it.
        case oneRequest
        /// No more results than asked for are returned, and nothing is sent where nothing is looked for.
        case counts
        /// Looking whether the service is there fails as a search does, and costs none.
        case check
    }

    /// Which service.
    public var provider: SearchProviderID
    /// Its recordings; the first is a good answer.
    public var recordings: [RecordedSearch]
    /// What its refusals mean.
    public var refusals: [RecordedSearch]
    /// What it answers to `check`, and what that gives.
    public var state: (exchange: RecordedExchange, words: String)
    /// Whether it has a key; one without has none to keep secret.
    public var holdsKey: Bool { provider == .tavily }
    let makeProvider: @Sendable (URL, any HTTPTransport) -> any SearchProvider

    /// The service's name.
    public var description: String { provider.title }

    /// A contract for one client.
    public init(
        _ provider: SearchProviderID,
        recordings: [RecordedSearch],
        refusals: [RecordedSearch],
        state: (exchange: RecordedExchange, words: String),
        makeProvider: @escaping @Sendable (URL, any HTTPTransport) -> any SearchProvider
    ) {
        self.provider = provider
        self.recordings = recordings
        self.refusals = refusals
        self.state = state
        self.makeProvider = makeProvider
    }

    /// How a promise is broken: nothing where it is kept.
    public func violations(of promise: Promise) async -> [String] {
        switch promise {
        case .recordingsCover: missingKinds()
        case .everyCut: await everyCut()
        case .singleBytes: await singleBytes()
        case .endsEarly: await breaking(.complete)
        case .connectionLost: await breaking(.failing(.connectionLost(reason: "reset by peer")))
        case .webPage: await webPages()
        case .otherJSON: await otherJSON()
        case .statuses: await statuses()
        case .transportFailures: await transportFailures()
        case .redirect: await redirect()
        case .endlessBody: await endlessBody()
        case .invalidUTF8: await invalidUTF8()
        case .keyStaysSecret: await leaks()
        case .stopping: await stopping()
        case .oneRequest: await oneRequest()
        case .counts: await counts()
        case .check: await checks()
        }
    }

    /// Where the clients of scripted transports are said to be; nothing is ever sent there.
    static let base = {
        var parts = URLComponents()
        parts.scheme = "https"
        parts.host = "search.test"
        return parts.url ?? URL(filePath: "/")
    }()

    /// A client at an address that is a name only.
    public func client(on transport: any HTTPTransport) -> any SearchProvider {
        client(at: Self.base, on: transport)
    }

    /// A client at this address.
    public func client(at base: URL, on transport: any HTTPTransport) -> any SearchProvider {
        makeProvider(base, transport)
    }

    /// What comes of one exchange.
    public func trace(_ exchange: RecordedExchange) async -> SearchTrace {
        await SearchTrace(asking: client(on: ScriptedTransport { _ in exchange }))
    }
}
