import Foundation

/// One event of a `text/event-stream`.
public struct ServerSentEvent: Sendable, Hashable {
    /// The value of its last `event:` line; nil where it has none.
    public var name: String?
    /// Its `data:` lines, joined with LF.
    public var data: String

    /// Describes an event.
    public init(name: String? = nil, data: String) {
        self.name = name
        self.data = data
    }
}

/// Why a stream of events cannot be read on.
public enum SSEError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A line is no UTF-8.
    case notUTF8
    /// An event, or a line without end, is larger than `limit` bytes.
    case eventTooLarge(limit: Int)

    /// One sentence; what to do depends on who was asked, and is said further up.
    public var description: String {
        switch self {
        case .notUTF8: "A line of the event stream is not valid UTF-8."
        case .eventTooLarge(let limit): "An event of the stream is larger than \(limit) bytes."
        }
    }
}

/// Finds the events in the pieces of a `text/event-stream`, wherever the pieces were cut (WHATWG HTML, 9.2.6).
///
/// Differs from the standard in two ways that servers of models need: an event that is not followed by an empty line
/// comes at the end of the stream, and invalid UTF-8 is an error. After an error the decoder is of no more use.
public struct SSEDecoder: Sendable {
    /// Bytes that one event may have, comments and unknown lines included.
    public let limit: Int

    private var line: [UInt8] = []
    private var name: String?
    private var data: String?
    private var size = 0
    private var isAtStart = true
    private var lastEndedWithCR = false

    /// A decoder of a new stream whose events may have `limit` bytes, by default 8 MB.
    public init(limit: Int = 8 << 20) {
        self.limit = limit
    }

    /// Takes the next bytes and returns the events that they complete; throws `SSEError`.
    public mutating func append(_ piece: [UInt8]) throws -> [ServerSentEvent] {
        var events: [ServerSentEvent] = []
        try append(piece) { event in
            events.append(event)
            return true
        }
        return events
    }

    /// Takes the next bytes and hands out the events that they complete until `take` returns false; nothing may be
    /// appended after that.
    ///
    /// Throws `SSEError` after the events before it were handed out, and what `take` throws.
    public mutating func append(_ piece: [UInt8], _ take: (ServerSentEvent) throws -> Bool) throws {
        try piece.withUnsafeBufferPointer { bytes in
            var ends = LineEnds(of: bytes)
            var start = 0
            if lastEndedWithCR, let first = bytes.first {
                lastEndedWithCR = false
                if first == .lineFeed { start = 1 }
            }
            while let end = ends.next(from: start) {
                if let event = try takeLine(endingWith: bytes[start..<end]), try !take(event) { return }
                start = end + 1
                guard bytes[end] == .carriageReturn else { continue }
                if start == bytes.count { lastEndedWithCR = true }
                if start < bytes.count, bytes[start] == .lineFeed { start += 1 }
            }
            try keep(bytes[start...])
        }
    }

    /// Ends the stream and returns the event that no empty line followed, if any; throws `SSEError`.
    public mutating func finish() throws -> ServerSentEvent? {
        let whole = line
        line = []
        if !whole.isEmpty { try whole.withUnsafeBufferPointer { _ = try take($0) } }
        return dispatch()
    }

    /// Keeps the beginning of a line until its end comes.
    private mutating func keep(_ rest: Slice<UnsafeBufferPointer<UInt8>>) throws {
        if size + line.count + rest.count > limit { throw SSEError.eventTooLarge(limit: limit) }
        line.append(contentsOf: rest)
    }

    private mutating func takeLine(endingWith rest: Slice<UnsafeBufferPointer<UInt8>>) throws -> ServerSentEvent? {
        if line.isEmpty { return try take(UnsafeBufferPointer(rebasing: rest)) }
        try keep(rest)
        let whole = line
        line.removeAll(keepingCapacity: true)
        return try whole.withUnsafeBufferPointer { try take($0) }
    }

    /// Takes a whole line without its end.
    private mutating func take(_ whole: UnsafeBufferPointer<UInt8>) throws -> ServerSentEvent? {
        var bytes = whole[...]
        if isAtStart {
            isAtStart = false
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        }
        if bytes.isEmpty { return dispatch() }
        size += bytes.count
        if size > limit { throw SSEError.eventTooLarge(limit: limit) }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw SSEError.notUTF8 }
        let colon = text.utf8.firstIndex(of: .colon) ?? text.utf8.endIndex
        takeField(text[..<colon], value: text[colon...].utf8.dropFirst())
        return nil
    }

    private mutating func takeField(_ field: Substring, value: Substring.UTF8View) {
        let value = String(Substring(value.first == .blank ? value.dropFirst() : value))
        switch field {
        case "data":
            if data == nil { data = value } else { data?.append("\n" + value) }
        case "event":
            name = value.isEmpty ? nil : value
        default:
            // An empty field name is a comment; `id` and `retry` are for reconnecting, which an answer cannot do.
            break
        }
    }

    /// Ends the event; without data it is none.
    private mutating func dispatch() -> ServerSentEvent? {
        defer {
            name = nil
            data = nil
            size = 0
        }
        return data.map { ServerSentEvent(name: name, data: $0) }
    }
}

/// Finds CR and LF with one pass of `memchr` each over a piece, however many lines it has.
private struct LineEnds {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var nextLF: Int?
    private var nextCR: Int?

    init(of bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        nextLF = Self.position(of: .lineFeed, in: bytes, from: 0)
        nextCR = Self.position(of: .carriageReturn, in: bytes, from: 0)
    }

    /// The place of the first line end at or after `start`.
    mutating func next(from start: Int) -> Int? {
        if let found = nextLF, found < start { nextLF = Self.position(of: .lineFeed, in: bytes, from: start) }
        if let found = nextCR, found < start { nextCR = Self.position(of: .carriageReturn, in: bytes, from: start) }
        guard let nextLF else { return nextCR }
        return min(nextLF, nextCR ?? nextLF)
    }

    private static func position(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard start < bytes.count, let base = bytes.baseAddress,
            let found = memchr(base + start, Int32(byte), bytes.count - start)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
}

extension UInt8 {
    fileprivate static let lineFeed: UInt8 = 10
    fileprivate static let carriageReturn: UInt8 = 13
    fileprivate static let blank: UInt8 = 32
    fileprivate static let colon: UInt8 = 58
}
