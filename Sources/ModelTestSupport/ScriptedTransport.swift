public import HTTPCore
import Synchronization

/// A transport that answers with recorded exchanges and remembers what it was asked.
///
/// Nothing touches the network.
public final class ScriptedTransport: HTTPTransport {
    private let answer: @Sendable (HTTPRequest) -> RecordedExchange
    private let asked = Mutex<[HTTPRequest]>([])
    private let taken = Mutex(0)
    private let closings = AsyncStream<Void>.makeStream()

    /// A transport that answers each request by `answer`.
    public init(_ answer: @escaping @Sendable (HTTPRequest) -> RecordedExchange) {
        self.answer = answer
    }

    /// A transport that gives these answers one after the other, and then the last one again.
    public convenience init(_ exchanges: RecordedExchange...) {
        let left = Mutex(exchanges)
        self.init { _ in
            left.withLock { $0.count > 1 ? $0.removeFirst() : $0.first ?? .failing(.other(reason: "no script")) }
        }
    }

    /// Everything it was asked, in order.
    public var requests: [HTTPRequest] { asked.withLock { $0 } }

    /// Bytes of bodies that were read, all together.
    public var bytesTaken: Int { taken.withLock { $0 } }

    /// Returns once a reader has let go of a hanging body.
    public func untilClosed() async {
        for await _ in closings.stream { return }
    }

    /// The recorded response, or the recorded failure.
    public func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        try Task.checkCancellation()
        asked.withLock { $0.append(request) }
        let exchange = answer(request)
        if let failure = exchange.failure { throw failure }
        let pieces = Mutex(RecordedPieces(exchange))
        let body = HTTPBody { [self] in
            try Task.checkCancellation()
            if let piece = pieces.withLock({ $0.next() }) {
                taken.withLock { $0 += piece.count }
                return piece
            }
            switch exchange.ending {
            case .complete: return nil
            case .failing(let failure): throw failure
            case .hanging:
                await untilCancelled()
                closings.continuation.yield()
                throw CancellationError()
            }
        }
        return HTTPResponse(status: exchange.status, fields: exchange.fields, body: body)
    }

    private func untilCancelled() async {
        let (never, continuation) = AsyncStream<Void>.makeStream()
        for await _ in never {}
        withExtendedLifetime(continuation) {}
    }
}

/// The pieces of a recorded body, one after the other.
private struct RecordedPieces: Sendable {
    private let body: [UInt8]
    private let edges: [Int]
    private var place = 0
    private var repeats: Int

    init(_ exchange: RecordedExchange) {
        body = exchange.body
        edges = [0] + exchange.cuts.filter { 0 < $0 && $0 < exchange.body.count } + [exchange.body.count]
        repeats = exchange.repeatsOfLastPiece
    }

    mutating func next() -> [UInt8]? {
        if body.isEmpty { return nil }
        if place < edges.count - 1 {
            place += 1
        } else if repeats > 0 {
            repeats -= 1
        } else {
            return nil
        }
        return Array(body[edges[place - 1]..<edges[place]])
    }
}
