import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// One client's connection to a loopback server; a responder uses it on the thread it is called on.
///
/// Sending returns false once the client is gone. `close` and `reset` end it; otherwise the next request is read when
/// the responder returns.
public final class LoopbackConnection: Sendable {
    /// How many connections the server accepted before this one.
    public let number: Int
    /// Opens when the connection is over, whoever ended it.
    public let ended = LoopbackGate()

    private let descriptor: Mutex<Int32>
    private let received = Mutex<[UInt8]>([])

    init(_ descriptor: Int32, number: Int) {
        self.descriptor = Mutex(descriptor)
        self.number = number
    }

    private var open: Int32? { descriptor.withLock { $0 < 0 ? nil : $0 } }

    // MARK: Sending

    /// Sends bytes as they are.
    @discardableResult
    public func send(_ bytes: [UInt8]) -> Bool {
        guard let open else { return false }
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = LoopbackSocket.send(open, rest)
            if sent < 0, errno == EINTR { continue }
            guard sent > 0 else { return false }
            rest = rest.dropFirst(sent)
        }
        return true
    }

    /// Sends a text as it is.
    @discardableResult
    public func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    /// Sends a status line, header fields and the empty line.
    @discardableResult
    public func sendHead(status: Int = 200, reason: String = "", headers: KeyValuePairs<String, String> = [:]) -> Bool {
        let fields = headers.map { "\($0.key): \($0.value)\r\n" }.joined()
        return send("HTTP/1.1 \(status) \(reason)\r\n\(fields)\r\n")
    }

    /// Sends the head of a response whose body follows in chunks.
    @discardableResult
    public func sendChunkedHead(status: Int = 200, type: String = "application/x-ndjson") -> Bool {
        sendHead(status: status, reason: "-", headers: ["Content-Type": type, "Transfer-Encoding": "chunked"])
    }

    /// Sends a whole response with its length.
    @discardableResult
    public func sendResponse(status: Int = 200, type: String = "application/json", _ body: [UInt8]) -> Bool {
        let head = "HTTP/1.1 \(status) -\r\nContent-Type: \(type)\r\nContent-Length: \(body.count)\r\n\r\n"
        return send(Array(head.utf8) + body)
    }

    /// Sends a whole response with its length.
    @discardableResult
    public func sendResponse(status: Int = 200, type: String = "application/json", _ body: String) -> Bool {
        sendResponse(status: status, type: type, Array(body.utf8))
    }

    /// Sends one chunk of a chunked body (RFC 9112, 7.1); nothing where it is empty.
    @discardableResult
    public func sendChunk(_ bytes: [UInt8]) -> Bool {
        if bytes.isEmpty { return true }
        return send(Array("\(String(bytes.count, radix: 16))\r\n".utf8) + bytes + Array("\r\n".utf8))
    }

    /// Sends one chunk of a chunked body; nothing where it is empty.
    @discardableResult
    public func sendChunk(_ text: String) -> Bool { sendChunk(Array(text.utf8)) }

    /// Ends a chunked body.
    @discardableResult
    public func endChunks() -> Bool { send("0\r\n\r\n") }

    /// Sends `piece` again and again until the client has taken nothing for `quiet` or `most` bytes are sent.
    /// - Returns: the bytes sent.
    public func sendUntilStuck(_ piece: [UInt8], atMost most: Int, quiet: Duration = .milliseconds(100)) -> Int {
        guard let open else { return 0 }
        var total = 0
        var rest = piece[...]
        while total < most {
            let sent = LoopbackSocket.send(open, rest, waiting: false)
            if sent > 0 {
                total += sent
                rest = sent == rest.count ? piece[...] : rest.dropFirst(sent)
            } else if errno == EAGAIN || errno == EWOULDBLOCK {
                let limit = Int32(
                    quiet.components.attoseconds / 1_000_000_000_000_000 + quiet.components.seconds * 1000
                )
                guard LoopbackSocket.wait(open, for: Int32(POLLOUT), milliseconds: limit) else { break }
            } else if errno != EINTR {
                break
            }
        }
        return total
    }

    // MARK: Waiting

    /// Blocks until the client has closed the connection or the server was stopped.
    public func waitUntilClosed() {
        while let open {
            let bytes = LoopbackSocket.receive(open)
            if bytes.isEmpty { break }
            received.withLock { $0 += bytes }
        }
        ended.open()
    }

    /// Blocks until the gate is open or the connection is over because the server was stopped.
    /// - Returns: whether the gate is open.
    @discardableResult
    public func wait(for gate: LoopbackGate) -> Bool {
        let either = LoopbackGate()
        gate.whenOpen { either.open() }
        ended.whenOpen { either.open() }
        either.wait()
        return gate.isOpen
    }

    // MARK: Ending

    /// Ends the connection after everything sent.
    public func close() {
        descriptor.withLock { if $0 >= 0 { shutdown($0, Int32(SHUT_RDWR)) } }
        ended.open()
    }

    /// Breaks the connection off: the client's next read fails with "connection reset by peer".
    public func reset() {
        descriptor.withLock { open in
            guard open >= 0 else { return }
            LoopbackSocket.resetOnClose(open)
            closeDescriptor(&open)
        }
        ended.open()
    }

    /// Gives the descriptor back; the connection's own thread does so last.
    func release() {
        descriptor.withLock { closeDescriptor(&$0) }
        ended.open()
    }

    private func closeDescriptor(_ open: inout Int32) {
        guard open >= 0 else { return }
        #if canImport(Glibc)
        Glibc.close(open)
        #else
        Darwin.close(open)
        #endif
        open = -1
    }

    // MARK: Receiving

    /// The next request; nil when the client closed or sent no HTTP.
    func nextRequest() -> LoopbackRequest? {
        guard let head = take(through: Array("\r\n\r\n".utf8)), var request = LoopbackRequest(head: head[...]) else {
            return nil
        }
        if request.headers["Expect"]?.lowercased() == "100-continue" { send("HTTP/1.1 100 Continue\r\n\r\n") }
        if request.headers["Transfer-Encoding"]?.lowercased() == "chunked" {
            guard let body = takeChunks() else { return nil }
            request.body = body
        } else if let length = request.headers["Content-Length"].flatMap({ Int($0) }) {
            guard let body = take(length) else { return nil }
            request.body = body
        }
        request.connection = number
        return request
    }

    private func takeChunks() -> [UInt8]? {
        var body: [UInt8] = []
        while let line = take(through: Array("\r\n".utf8)) {
            guard let length = Int(String(decoding: line.dropLast(2), as: UTF8.self), radix: 16) else { return nil }
            guard let chunk = take(length + 2) else { return nil }
            if length == 0 { return body }
            body += chunk.dropLast(2)
        }
        return nil
    }

    private func take(_ count: Int) -> [UInt8]? {
        while received.withLock({ $0.count }) < count {
            guard receiveMore() else { return nil }
        }
        return received.withLock { received in
            defer { received.removeFirst(count) }
            return Array(received.prefix(count))
        }
    }

    private func take(through mark: [UInt8]) -> [UInt8]? {
        while true {
            let end = received.withLock { received in
                received.indices.first { received[$0...].starts(with: mark) }
            }
            if let end { return take(end + mark.count) }
            guard receiveMore() else { return nil }
        }
    }

    private func receiveMore() -> Bool {
        guard let open else { return false }
        let bytes = LoopbackSocket.receive(open)
        received.withLock { $0 += bytes }
        return !bytes.isEmpty
    }
}
