/// Carries requests to servers.
public protocol HTTPTransport: Sendable {
    /// Sends a request and returns when the head of the response is there; the body is read afterwards.
    ///
    /// Any status is a response. Cancelling the task closes the connection; so does letting go of the body before its
    /// end. Redirects are followed for GET on the same host only; otherwise they come back as the response they are.
    ///
    /// Throws `HTTPFailure`, or `CancellationError`.
    func send(_ request: HTTPRequest) async throws -> HTTPResponse
}

/// The head of a response, and its body as it comes.
public struct HTTPResponse: Sendable {
    /// The status code.
    public var status: Int
    /// The header fields.
    public var fields: HTTPFields
    /// The body, to be read once.
    public var body: HTTPBody

    /// Describes a response.
    public init(status: Int, fields: HTTPFields = HTTPFields(), body: HTTPBody) {
        self.status = status
        self.fields = fields
        self.body = body
    }
}

/// The bytes of a response as they come, decompressed; to be read once, by one reader.
///
/// Reading throws `HTTPFailure`, or `CancellationError`. Nothing more is taken from the network than a bounded number of
/// bytes ahead of the reader.
public struct HTTPBody: AsyncSequence, Sendable {
    /// A piece of the body; its edges mean nothing.
    public typealias Element = [UInt8]

    /// Reads pieces in order.
    public struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate let read: @Sendable () async throws -> [UInt8]?

        /// The next piece; nil at the end.
        public func next() async throws -> [UInt8]? { try await read() }
    }

    private let read: @Sendable () async throws -> [UInt8]?

    /// A body whose pieces `read` hands out until it returns nil.
    public init(read: @escaping @Sendable () async throws -> [UInt8]?) {
        self.read = read
    }

    /// Starts reading.
    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(read: read) }

    /// The whole body; throws `HTTPFailure.bodyTooLarge` beyond `limit` bytes.
    public func bytes(atMost limit: Int) async throws -> [UInt8] {
        var whole: [UInt8] = []
        for try await piece in self {
            whole += piece
            if whole.count > limit { throw HTTPFailure.bodyTooLarge(limit: limit) }
        }
        return whole
    }
}
