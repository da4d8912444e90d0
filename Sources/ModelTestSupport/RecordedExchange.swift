public import HTTPCore

/// What a server answered once, to be answered again: status, fields and the bytes of the body.
///
/// Where a request fails before there is a response, `failure` is thrown in its place.
public struct RecordedExchange: Sendable {
    /// How the body ends.
    public enum Ending: Sendable {
        /// As it should.
        case complete
        /// By this failure.
        case failing(HTTPFailure)
        /// Not at all; for tests of stopping.
        case hanging
    }

    /// The status code.
    public var status: Int
    /// The header fields.
    public var fields: HTTPFields
    /// The body.
    public var body: [UInt8]
    /// Where the body is cut into pieces, as distances from its beginning, rising.
    public var cuts: [Int] = []
    /// How often the body comes again from its last cut on, made as it is read; for bodies too large to keep.
    public var repeatsOfLastPiece = 0
    /// How the body ends.
    public var ending = Ending.complete
    /// Thrown in place of a response.
    public var failure: HTTPFailure?

    /// A response.
    public init(
        _ status: Int = 200,
        type: String? = "application/json",
        fields: HTTPFields = HTTPFields(),
        _ body: [UInt8]
    ) {
        self.status = status
        self.fields = fields
        self.body = body
        if let type { self.fields["Content-Type"] = type }
    }

    /// A response whose body is text.
    public init(
        _ status: Int = 200,
        type: String? = "application/json",
        fields: HTTPFields = HTTPFields(),
        _ body: String
    ) {
        self.init(status, type: type, fields: fields, Array(body.utf8))
    }

    /// No response.
    public static func failing(_ failure: HTTPFailure) -> RecordedExchange {
        var exchange = RecordedExchange(type: nil, "")
        exchange.failure = failure
        return exchange
    }

    /// The same cut at these places.
    public func cut(at cuts: Int...) -> RecordedExchange {
        var copy = self
        copy.cuts = cuts
        return copy
    }

    /// The same in pieces of one byte.
    public var inSingleBytes: RecordedExchange {
        var copy = self
        copy.cuts = Array(body.indices.dropFirst())
        return copy
    }

    /// The first `count` bytes of the body, and then this ending.
    public func beginning(_ count: Int, then ending: Ending = .complete) -> RecordedExchange {
        var copy = self
        copy.body = Array(body.prefix(count))
        copy.ending = ending
        return copy
    }

    /// The same with the last piece of the body coming `count` more times.
    public func repeatingLastPiece(_ count: Int) -> RecordedExchange {
        var copy = self
        copy.repeatsOfLastPiece = count
        return copy
    }
}
