#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Cuts a byte stream of newline-delimited JSON into its lines, wherever the pieces were cut.
///
/// Only the byte 0x0A ends a line; a carriage return before it goes too, and lines of nothing but white space are left
/// out. Whether a line is JSON or UTF-8 is for its reader to find out.
public struct NDJSONDecoder: Sendable {
    /// What cannot be a stream of lines.
    public enum Failure: Error, Sendable, Hashable, CustomStringConvertible {
        /// A line does not end within the limit, in bytes.
        case lineTooLong(limit: Int)

        /// What is wrong with the stream, in one sentence.
        public var description: String {
            switch self {
            case .lineTooLong(let limit): "The answer holds a line of more than \(limit) bytes."
            }
        }
    }

    /// The most bytes a line may have, its line feed not counted.
    public let lineLimit: Int
    /// The beginning of a line whose end has not come.
    private var unfinished: [UInt8] = []

    /// A decoder at the beginning of a stream; 8 MB is far above what a model server puts into a line.
    public init(lineLimit: Int = 8 << 20) {
        self.lineLimit = lineLimit
    }

    /// Takes the next piece and returns the lines that are complete with it, without their line ends.
    ///
    /// Throws ``Failure/lineTooLong(limit:)``; the stream is of no use then.
    public mutating func append(_ piece: [UInt8]) throws -> [[UInt8]] {
        var lines: [[UInt8]] = []
        try append(piece) { lines.append(Array($0)) }
        return lines
    }

    /// Takes the next piece and hands out the lines that are complete with it without copying those that lie within it.
    ///
    /// Throws ``Failure/lineTooLong(limit:)`` after the lines before it were handed out, and what `take` throws.
    public mutating func append(_ piece: [UInt8], _ take: (ArraySlice<UInt8>) throws -> Void) throws {
        var start = 0
        while let end = piece.indexOfLineFeed(from: start) {
            if unfinished.isEmpty {
                try hand(piece[start..<end], to: take)
            } else {
                unfinished += piece[start..<end]
                let line = unfinished
                unfinished = []
                try hand(line[...], to: take)
            }
            start = end + 1
        }
        guard start < piece.count else { return }
        guard unfinished.count + piece.count - start <= lineLimit else { throw Failure.lineTooLong(limit: lineLimit) }
        unfinished += piece[start...]
    }

    /// Ends the stream and returns its last line where that has no line feed.
    ///
    /// Throws ``Failure/lineTooLong(limit:)``.
    public mutating func finish() throws -> [UInt8]? {
        var last: [UInt8]?
        let line = unfinished
        unfinished = []
        try hand(line[...]) { last = Array($0) }
        return last
    }

    private func hand(_ line: ArraySlice<UInt8>, to take: (ArraySlice<UInt8>) throws -> Void) throws {
        guard line.count <= lineLimit else { throw Failure.lineTooLong(limit: lineLimit) }
        let line = line.last == 0x0D ? line.dropLast() : line
        guard let first = line.first else { return }
        if first <= 0x20, line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return }
        try take(line)
    }
}

extension [UInt8] {
    /// Where the next line feed is; `memchr` looks at many bytes at once.
    fileprivate func indexOfLineFeed(from start: Int) -> Int? {
        guard start < count else { return nil }
        return withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return nil }
            return memchr(base + start, 0x0A, count - start).map { UnsafeRawPointer($0) - base }
        }
    }
}
