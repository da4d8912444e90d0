public import Foundation

/// One request, with the limits it is made under.
public struct HTTPRequest: Sendable, Equatable {
    /// What is asked of the server.
    public enum Method: String, Sendable, Equatable {
        case get = "GET"
        case post = "POST"
        case delete = "DELETE"
    }

    /// What is asked of the server.
    public var method: Method
    /// Where it goes: `http` or `https`, without user and password.
    public var url: URL
    /// Header fields in order.
    public var fields: HTTPFields
    /// The body; empty for none.
    public var body: [UInt8]
    /// How long it may take and how much may come back.
    public var limits: HTTPLimits

    /// Describes a request.
    public init(
        _ method: Method = .get,
        _ url: URL,
        fields: HTTPFields = HTTPFields(),
        body: [UInt8] = [],
        limits: HTTPLimits = HTTPLimits()
    ) {
        self.method = method
        self.url = url
        self.fields = fields
        self.body = body
        self.limits = limits
    }
}

/// How long one request may take, and how much may come back.
public struct HTTPLimits: Sendable, Equatable {
    /// Until the connection stands, name lookup and TLS included.
    public var connect: Duration
    /// From sending the request until the first byte of the response's body or, where it has none, its end.
    public var firstByte: Duration
    /// Between two pieces of the body.
    public var idle: Duration
    /// For everything together; nil for as long as it goes on.
    public var total: Duration?
    /// Bytes of the body after decompression.
    public var bodyBytes: Int

    /// The defaults suit a short answer of a service on the network.
    public init(
        connect: Duration = .seconds(5),
        firstByte: Duration = .seconds(30),
        idle: Duration = .seconds(30),
        total: Duration? = nil,
        bodyBytes: Int = 64 << 20
    ) {
        self.connect = connect
        self.firstByte = firstByte
        self.idle = idle
        self.total = total
        self.bodyBytes = bodyBytes
    }
}
