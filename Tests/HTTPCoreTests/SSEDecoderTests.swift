import HTTPCore
import Testing

@Suite struct SSEDecoderTests {
    static let streams: [(stream: String, events: [ServerSentEvent])] = [
        ("data: a\n\n", [ServerSentEvent(data: "a")]),
        ("data: a\r\n\r\ndata: b\r\n\r\n", [ServerSentEvent(data: "a"), ServerSentEvent(data: "b")]),
        ("event: x\r\ndata: a\r\ndata: b\r\n\r\n", [ServerSentEvent(name: "x", data: "a\nb")]),
        ("data: a\rdata: b\r\rdata: c\n\r", [ServerSentEvent(data: "a\nb"), ServerSentEvent(data: "c")]),
        ("data: a\r\rdata: b\r\r", [ServerSentEvent(data: "a"), ServerSentEvent(data: "b")]),
        ("data: a\r\n\ndata: b\n\r\n", [ServerSentEvent(data: "a"), ServerSentEvent(data: "b")]),
        (": ping\n\n:\n\ndata: a\n: inside\n\n", [ServerSentEvent(data: "a")]),
        ("data:a\ndata:  b\ndata\ndata: c\n\n", [ServerSentEvent(data: "a\n b\n\nc")]),
        ("data:\n\n", [ServerSentEvent(data: "")]),
        ("\u{FEFF}data: a\n\n\u{FEFF}data: b\n\n", [ServerSentEvent(data: "a")]),
        ("\u{FEFF}\ndata: a\n\n", [ServerSentEvent(data: "a")]),
        (
            "event: delta\ndata: a\n\ndata: b\n\nevent: none\n\ndata: c\n\n",
            [ServerSentEvent(name: "delta", data: "a"), ServerSentEvent(data: "b"), ServerSentEvent(data: "c")]
        ),
        ("event: x\nevent:\ndata: a\n\n", [ServerSentEvent(data: "a")]),
        ("id: 7\nretry: 10\nunknown: x\ndatax: y\nDATA: z\ndata: a: b\n\n", [ServerSentEvent(data: "a: b")]),
        ("data: Grüß 𝄞 dich\n\ndata: 音楽\n\n", [ServerSentEvent(data: "Grüß 𝄞 dich"), ServerSentEvent(data: "音楽")]),
        ("data: a\n\ndata: last", [ServerSentEvent(data: "a"), ServerSentEvent(data: "last")]),
        ("data: last\n", [ServerSentEvent(data: "last")]),
        ("data: last\r", [ServerSentEvent(data: "last")]),
        ("\n\r\n\r\n\n", []),
        ("", []),
    ]

    func events(of pieces: [[UInt8]], limit: Int = 8 << 20) throws -> [ServerSentEvent] {
        var decoder = SSEDecoder(limit: limit)
        var events: [ServerSentEvent] = []
        for piece in pieces { events += try decoder.append(piece) }
        if let last = try decoder.finish() { events.append(last) }
        return events
    }

    @Test(arguments: streams.indices)
    func `a stream has the same events wherever it is cut`(index: Int) throws {
        let (stream, expected) = Self.streams[index]
        let bytes = Array(stream.utf8)
        #expect(try events(of: [bytes]) == expected)
        #expect(try events(of: bytes.map { [$0] }) == expected)
        for first in 0...bytes.count {
            for second in first...bytes.count {
                let pieces = [Array(bytes[..<first]), Array(bytes[first..<second]), Array(bytes[second...])]
                #expect(try events(of: pieces) == expected, "cut at \(first) and \(second)")
            }
        }
    }

    @Test func `an event comes with the empty line that ends it`() throws {
        var decoder = SSEDecoder()
        #expect(try decoder.append(Array("data: a\r\n".utf8)) == [])
        #expect(try decoder.append(Array("\r".utf8)) == [ServerSentEvent(data: "a")])
        #expect(try decoder.append(Array("\ndata: b\n\n".utf8)) == [ServerSentEvent(data: "b")])
        #expect(try decoder.finish() == nil)
    }

    @Test func `invalid UTF-8 is an error, wherever it is cut`() throws {
        let bytes: [UInt8] = Array("data: a".utf8) + [0xC3, 0x28] + Array("\n\n".utf8)
        for cut in 0...bytes.count {
            #expect(throws: SSEError.notUTF8) { try events(of: [Array(bytes[..<cut]), Array(bytes[cut...])]) }
        }
    }

    @Test func `a character cut off by the end of the stream is an error`() {
        #expect(throws: SSEError.notUTF8) { try events(of: [Array("data: a".utf8) + [0xC3]]) }
    }

    @Test func `events before a fault in the same piece are handed out`() {
        var decoder = SSEDecoder()
        var events: [ServerSentEvent] = []
        #expect(throws: SSEError.notUTF8) {
            try decoder.append(Array("data: a\n\ndata: ".utf8) + [0xC3, 0x28, 0x0A]) { event in
                events.append(event)
                return true
            }
        }
        #expect(events == [ServerSentEvent(data: "a")])
    }

    @Test func `nothing is read after whoever takes the events has enough`() throws {
        var decoder = SSEDecoder()
        var events: [ServerSentEvent] = []
        try decoder.append(Array("data: a\n\ndata: b\n\ndata: ".utf8) + [0xC3, 0x28, 0x0A]) { event in
            events.append(event)
            return false
        }
        #expect(events == [ServerSentEvent(data: "a")])
    }

    @Test func `a line without end is an error before it is kept`() throws {
        var decoder = SSEDecoder(limit: 100)
        _ = try decoder.append(Array(repeating: 65, count: 100))
        #expect(throws: SSEError.eventTooLarge(limit: 100)) { try decoder.append([65]) }
    }

    @Test func `an event of many lines is bounded as a whole, and each event anew`() throws {
        let line = Array("data: 0123456789\n".utf8)
        #expect(throws: SSEError.eventTooLarge(limit: 100)) {
            try events(of: Array(repeating: line, count: 7), limit: 100)
        }
        #expect(try events(of: Array(repeating: line + [10], count: 50), limit: 100).count == 50)
        #expect(throws: SSEError.eventTooLarge(limit: 100)) {
            try events(of: [Array(repeating: line, count: 7).flatMap { $0 }], limit: 100)
        }
    }
}
