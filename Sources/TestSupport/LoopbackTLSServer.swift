public import Foundation
import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A web server behind TLS whose certificate nobody has signed but itself; it is the `openssl` program's.
public final class LoopbackTLSServer: Sendable {
    /// Why there is no server.
    public enum Failure: Error {
        /// The program ended without saying where it listens; with what it said.
        case didNotStart(output: String)
    }

    /// Where `openssl` is; nil where the test that wants it cannot run.
    public static let openssl = ["/usr/bin/openssl", "/usr/local/bin/openssl", "/opt/homebrew/bin/openssl"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    /// Its address, without a path.
    public let url: URL
    private let process: pid_t
    private let output: Int32

    /// Makes a certificate in a folder and starts a server with it.
    /// - Throws: ``Failure``, ``LoopbackFailure``, and what running `openssl` throws.
    public init(in folder: URL) async throws {
        let openssl = Self.openssl ?? "openssl"
        let key = folder.appending(path: "key.pem").path
        let certificate = folder.appending(path: "certificate.pem").path
        let made = try await ProgramRun.run(
            openssl,
            ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-batch", "-subj", "/CN=localhost"]
                + ["-keyout", key, "-out", certificate],
            environment: [:]
        )
        guard FileManager.default.fileExists(atPath: certificate) else {
            throw Failure.didNotStart(output: made.errors)
        }
        let arguments = ["s_server", "-4", "-accept", "0", "-www", "-key", key, "-cert", certificate]
        (process, output) = try Self.start(openssl, arguments)
        let (process, output) = (process, output)
        let port: Int? = await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: Self.port(announcedOn: output)) }
        }
        guard let port, let url = URL(string: "https://127.0.0.1:\(port)") else {
            kill(process, SIGKILL)
            throw Failure.didNotStart(output: "it said no port")
        }
        self.url = url
    }

    deinit {
        kill(process, SIGKILL)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        close(output)
    }

    private static func start(_ openssl: String, _ arguments: [String]) throws -> (pid_t, Int32) {
        var ends: [Int32] = [-1, -1]
        let made = ChildProcess.makingDescriptors.withLock { _ in
            let made = pipe(&ends)
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            return made
        }
        guard made == 0 else { throw LoopbackFailure(call: "pipe", code: errno) }
        let nothing = open("/dev/null", O_RDWR | O_CLOEXEC)
        defer {
            close(ends[1])
            close(nothing)
        }
        do {
            let streams = ChildProcess.Streams.descriptors(input: nothing, output: ends[1], error: nothing)
            let process = try ChildProcess.start(
                openssl,
                arguments,
                environment: [:],
                workingDirectory: nil,
                streams: streams
            )
            return (process, ends[0])
        } catch {
            close(ends[0])
            throw error
        }
    }

    /// Reads what the program says until `ACCEPT 0.0.0.0:port`.
    private static func port(announcedOn output: Int32) -> Int? {
        var said: [UInt8] = []
        var byte: UInt8 = 0
        while read(output, &byte, 1) == 1 {
            guard byte == 0x0A else {
                said.append(byte)
                continue
            }
            let line = String(decoding: said, as: UTF8.self)
            said = []
            guard line.hasPrefix("ACCEPT"), let colon = line.lastIndex(of: ":") else { continue }
            return Int(line[line.index(after: colon)...])
        }
        return nil
    }
}
