public import Foundation
import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// An HTTP/1.1 server on 127.0.0.1 that does exactly what a test says, also what no server should.
///
/// Every connection has its own thread, on which the responder is called once per request; a connection is kept for
/// further requests until the responder ends it. Everything ends with `stop` or when the server is let go of.
public final class LoopbackServer: Sendable {
    /// What answers: it gets a request and the connection it came on.
    public typealias Responder = @Sendable (LoopbackRequest, LoopbackConnection) -> Void

    private let listening: LoopbackListening
    private let respond: Responder
    /// The port it listens on.
    public var port: Int { listening.port }
    /// Its address, `http://127.0.0.1:port`, without a path.
    public let url: URL

    /// Starts a server.
    /// - Throws: ``LoopbackFailure``.
    public init(_ respond: @escaping Responder) throws {
        let listening = try LoopbackListening()
        self.listening = listening
        self.respond = respond
        url = URL(string: "http://127.0.0.1:\(listening.port)") ?? URL(filePath: "/")
        Thread.detachNewThread { listening.accept(respond) }
    }

    deinit { listening.stop() }

    /// The requests so far, in the order they came.
    public var requests: [LoopbackRequest] { listening.state.withLock { $0.requests } }
    /// How many connections were accepted.
    public var connectionCount: Int { listening.state.withLock { $0.accepted } }

    /// Stops listening and ends all connections; gates that connections wait for count as over.
    public func stop() { listening.stop() }
}

/// The part of a server that its threads hold.
private final class LoopbackListening: Sendable {
    struct State {
        var requests: [LoopbackRequest] = []
        var accepted = 0
        var connections: [Int: LoopbackConnection] = [:]
        var isStopped = false
    }

    let port: Int
    let state = Mutex(State())
    private let listener: Int32
    private let wake: (read: Int32, write: Int32)

    init() throws {
        var ends: [Int32] = [-1, -1]
        let made = ChildProcess.makingDescriptors.withLock { _ in
            let made = pipe(&ends)
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            return made
        }
        guard made == 0 else { throw LoopbackFailure(call: "pipe", code: errno) }
        wake = (ends[0], ends[1])
        (listener, port) = try LoopbackSocket.bound(listening: 128)
    }

    /// The write end goes with the last who holds this; the others are closed by the accepting thread.
    deinit { close(wake.write) }

    func accept(_ respond: @escaping LoopbackServer.Responder) {
        while true {
            var entries = [
                pollfd(fd: listener, events: Int16(POLLIN), revents: 0),
                pollfd(fd: wake.read, events: Int16(POLLIN), revents: 0),
            ]
            let result = poll(&entries, 2, -1)
            if result < 0, errno == EINTR { continue }
            if entries[1].revents != 0 || result < 0 { break }
            guard let descriptor = LoopbackSocket.accept(on: listener) else { continue }
            let connection = admit(descriptor)
            Thread.detachNewThread { self.serve(connection, respond) }
        }
        close(listener)
        close(wake.read)
    }

    private func admit(_ descriptor: Int32) -> LoopbackConnection {
        let (connection, isStopped) = state.withLock { state in
            let connection = LoopbackConnection(descriptor, number: state.accepted)
            state.connections[state.accepted] = connection
            state.accepted += 1
            return (connection, state.isStopped)
        }
        if isStopped { connection.close() }
        return connection
    }

    private func serve(_ connection: LoopbackConnection, _ respond: LoopbackServer.Responder) {
        while !connection.ended.isOpen, var request = connection.nextRequest() {
            state.withLock { state in
                request.number = state.requests.count
                state.requests.append(request)
            }
            respond(request, connection)
        }
        connection.release()
        state.withLock { $0.connections[connection.number] = nil }
    }

    func stop() {
        let open = state.withLock { state in
            defer { state.isStopped = true }
            return state.isStopped ? nil : Array(state.connections.values)
        }
        guard let open else { return }
        for connection in open { connection.close() }
        _ = write(wake.write, [1], 1)
    }
}
