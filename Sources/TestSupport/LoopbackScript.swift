/// What a loopback server answers to one request: pieces of a recorded exchange, and what happens after them.
public struct LoopbackScript: Sendable {
    /// What follows the last piece.
    public enum Ending: Sendable {
        /// The connection waits for the next request.
        case keep
        /// The connection ends.
        case close
        /// The connection breaks off.
        case reset
        /// Nothing more is sent until the client closes.
        case silence
        /// Nothing more is sent until the gate opens; then the rest follows.
        case gate(LoopbackGate, then: [[UInt8]])
    }

    /// The bytes, each piece sent by a call of its own.
    public var pieces: [[UInt8]]
    /// What follows.
    public var ending: Ending

    /// Pieces as they are, head and framing included.
    public init(raw pieces: [[UInt8]], then ending: Ending = .keep) {
        self.pieces = pieces
        self.ending = ending
    }

    /// A recorded response cut at the given offsets.
    public init(raw bytes: [UInt8], cutAt offsets: [Int], then ending: Ending = .keep) {
        let edges = [0] + offsets.filter { $0 > 0 && $0 < bytes.count }.sorted() + [bytes.count]
        self.init(raw: zip(edges, edges.dropFirst()).map { Array(bytes[$0..<$1]) }, then: ending)
    }

    /// A whole response with its length.
    public static func response(
        status: Int = 200,
        type: String = "application/json",
        headers: KeyValuePairs<String, String> = [:],
        _ body: String
    ) -> LoopbackScript {
        let fields = headers.map { "\($0.key): \($0.value)\r\n" }.joined()
        let length = body.utf8.count
        let head = "HTTP/1.1 \(status) -\r\nContent-Type: \(type)\r\n\(fields)Content-Length: \(length)\r\n\r\n"
        return LoopbackScript(raw: [Array(head.utf8) + Array(body.utf8)])
    }

    /// A chunked response, one chunk for each piece; the body's end is sent where the connection is kept.
    public static func stream(
        status: Int = 200,
        type: String = "application/x-ndjson",
        headers: KeyValuePairs<String, String> = [:],
        _ pieces: [[UInt8]],
        then ending: Ending = .keep
    ) -> LoopbackScript {
        let fields = headers.map { "\($0.key): \($0.value)\r\n" }.joined()
        let head = "HTTP/1.1 \(status) -\r\nContent-Type: \(type)\r\n\(fields)Transfer-Encoding: chunked\r\n\r\n"
        var raw = [Array(head.utf8)]
        raw += pieces.filter { !$0.isEmpty }.map { Array("\(String($0.count, radix: 16))\r\n".utf8) + $0 + [13, 10] }
        if case .keep = ending { raw.append(Array("0\r\n\r\n".utf8)) }
        return LoopbackScript(raw: raw, then: ending)
    }

    /// Plays it to a client.
    public func play(on connection: LoopbackConnection) {
        for piece in pieces { connection.send(piece) }
        switch ending {
        case .keep: break
        case .close: connection.close()
        case .reset: connection.reset()
        case .silence: connection.waitUntilClosed()
        case .gate(let gate, let rest):
            guard connection.wait(for: gate) else { return }
            for piece in rest { connection.send(piece) }
        }
    }
}

extension LoopbackServer {
    /// A server that answers the first request with the first script and so on; the last one is repeated.
    /// - Throws: ``LoopbackFailure``.
    public static func answering(with scripts: [LoopbackScript]) throws -> LoopbackServer {
        try LoopbackServer { request, connection in
            guard let last = scripts.last else { return connection.close() }
            (request.number < scripts.count ? scripts[request.number] : last).play(on: connection)
        }
    }

    /// A server that answers by the path of the request, and with 404 to paths it does not know.
    /// - Throws: ``LoopbackFailure``.
    public static func answering(paths: [String: LoopbackScript]) throws -> LoopbackServer {
        try LoopbackServer { request, connection in
            let unknown = LoopbackScript.response(status: 404, #"{"error":"not found"}"#)
            (paths[request.path] ?? unknown).play(on: connection)
        }
    }

    /// A server that reads a request and never answers; `ended` opens when the first client has gone.
    /// - Throws: ``LoopbackFailure``.
    public static func silent(ended: LoopbackGate = LoopbackGate()) throws -> LoopbackServer {
        try LoopbackServer { _, connection in
            connection.waitUntilClosed()
            ended.open()
        }
    }
}
