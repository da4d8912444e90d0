import Foundation
import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A call of the system that failed while a test's server was made.
public struct LoopbackFailure: Error, CustomStringConvertible {
    /// The call's name.
    public let call: String
    /// What `errno` said.
    public let code: Int32

    /// The call and the system's words.
    public var description: String { "\(call) failed: \(String(cString: strerror(code)))." }
}

/// The few socket calls the loopback server needs, on 127.0.0.1 only.
enum LoopbackSocket {
    /// A TCP socket on a port the system chooses, which no started program inherits; it listens when `backlog` is given.
    static func bound(listening backlog: Int32?) throws -> (descriptor: Int32, port: Int) {
        let descriptor = try ChildProcess.makingDescriptors.withLock { _ in
            #if canImport(Glibc)
            let made = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            #else
            let made = socket(AF_INET, SOCK_STREAM, 0)
            #endif
            guard made >= 0 else { throw LoopbackFailure(call: "socket", code: errno) }
            _ = fcntl(made, F_SETFD, FD_CLOEXEC)
            return made
        }
        do {
            return (descriptor, try bind(descriptor, listening: backlog))
        } catch {
            close(descriptor)
            throw error
        }
    }

    private static func bind(_ descriptor: Int32, listening backlog: Int32?) throws -> Int {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { general in
                #if canImport(Glibc)
                let bound = Glibc.bind(descriptor, general, size)
                #else
                let bound = Darwin.bind(descriptor, general, size)
                #endif
                return bound == 0 && getsockname(descriptor, general, &size) == 0 ? 0 : errno
            }
        }
        guard code == 0 else { throw LoopbackFailure(call: "bind", code: code) }
        if let backlog {
            guard listen(descriptor, backlog) == 0 else { throw LoopbackFailure(call: "listen", code: errno) }
            _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
        }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    /// The next connection that is waiting, blocking and not inherited; nil when there is none.
    static func accept(on listener: Int32) -> Int32? {
        let accepted = ChildProcess.makingDescriptors.withLock { _ in
            #if canImport(Glibc)
            let made = Glibc.accept(listener, nil, nil)
            #else
            let made = Darwin.accept(listener, nil, nil)
            #endif
            if made >= 0 { _ = fcntl(made, F_SETFD, FD_CLOEXEC) }
            return made
        }
        guard accepted >= 0 else { return nil }
        _ = fcntl(accepted, F_SETFL, 0)
        set(accepted, level: Int32(IPPROTO_TCP), option: TCP_NODELAY, to: 1)
        #if !canImport(Glibc)
        set(accepted, level: SOL_SOCKET, option: SO_NOSIGPIPE, to: 1)
        #endif
        return accepted
    }

    /// Sets an option that is a number.
    static func set(_ descriptor: Int32, level: Int32, option: Int32, to value: Int32) {
        var value = value
        setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
    }

    /// Sends some of the bytes and returns how many, or -1 where that failed.
    ///
    /// `errno` then says why; SIGPIPE is never raised.
    static func send(_ descriptor: Int32, _ bytes: ArraySlice<UInt8>, waiting: Bool = true) -> Int {
        #if canImport(Glibc)
        let quiet = Int32(MSG_NOSIGNAL)
        let nonblocking = Int32(MSG_DONTWAIT)
        #else
        let quiet: Int32 = 0
        let nonblocking = MSG_DONTWAIT
        #endif
        return bytes.withUnsafeBytes { buffer in
            #if canImport(Glibc)
            Glibc.send(descriptor, buffer.baseAddress, buffer.count, waiting ? quiet : quiet | nonblocking)
            #else
            Darwin.send(descriptor, buffer.baseAddress, buffer.count, waiting ? quiet : quiet | nonblocking)
            #endif
        }
    }

    /// Receives up to 64 KB; empty when the other side closed or the connection broke.
    static func receive(_ descriptor: Int32) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 64 << 10) { buffer, count in
            var received: Int
            repeat {
                received = recv(descriptor, buffer.baseAddress, buffer.count, 0)
            } while received < 0 && errno == EINTR
            count = max(received, 0)
        }
    }

    /// Whether an event comes on the descriptor before the time is up.
    static func wait(_ descriptor: Int32, for event: Int32, milliseconds: Int32) -> Bool {
        var entry = pollfd(fd: descriptor, events: Int16(event), revents: 0)
        var result: Int32
        repeat { result = poll(&entry, 1, milliseconds) } while result < 0 && errno == EINTR
        return result > 0
    }

    /// Makes the next `close` break the connection off with a reset instead of ending it.
    static func resetOnClose(_ descriptor: Int32) {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    }
}
