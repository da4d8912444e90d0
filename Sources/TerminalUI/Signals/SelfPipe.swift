#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A pipe to oneself: a byte written anywhere, even in a signal handler, wakes a thread that polls the other end.
///
/// When no pipe can be made both ends are -1: writing does nothing and polling ignores it.
final class SelfPipe: Sendable {
    let readEnd: Int32
    let writeEnd: Int32

    init(blockingReads: Bool = false) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
            readEnd = -1
            writeEnd = -1
            return
        }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
        if !blockingReads { _ = fcntl(ends[0], F_SETFL, O_NONBLOCK) }
        readEnd = ends[0]
        writeEnd = ends[1]
    }

    deinit {
        if readEnd >= 0 { close(readEnd) }
        if writeEnd >= 0 { close(writeEnd) }
    }

    /// Writes one byte; a full pipe already wakes the reader, so nothing is lost when it fails.
    func write(_ byte: UInt8) {
        var byte = byte
        _ = systemWrite(writeEnd, &byte, 1)
    }

    /// The next byte, or nil when there is none (or, on a blocking pipe, when it was closed).
    func read() -> UInt8? {
        var byte: UInt8 = 0
        while true {
            let count = systemRead(readEnd, &byte, 1)
            if count == 1 { return byte }
            if count < 0, errno == EINTR { continue }
            return nil
        }
    }

    /// Forgets every byte that waits; only for a pipe whose reads do not block.
    func drain() {
        while read() != nil {}
    }
}

#if canImport(Glibc)
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
    Glibc.write(descriptor, bytes, count)
}
private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer, _ count: Int) -> Int {
    Glibc.read(descriptor, bytes, count)
}
#else
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
    Darwin.write(descriptor, bytes, count)
}
private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer, _ count: Int) -> Int {
    Darwin.read(descriptor, bytes, count)
}
#endif
