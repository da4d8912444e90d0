import HTTPCore
import Testing

@Suite struct NDJSONDecoderTests {
    static let streams: [(bytes: [UInt8], lines: [String])] = [
        (Array("".utf8), []),
        (Array("\n\r\n \t\n\r\r\n".utf8), []),
        (Array("{\"a\":1}\n{\"b\":2}\n".utf8), ["{\"a\":1}", "{\"b\":2}"]),
        (Array("{\"a\":1}\r\n\r\n{\"b\":2}".utf8), ["{\"a\":1}", "{\"b\":2}"]),
        (Array("{\"text\":\"café 🎷\\n\"}\n\n{\"done\":true}\r".utf8), ["{\"text\":\"café 🎷\\n\"}", "{\"done\":true}"]),
        (Array("a\u{2028}b\u{85}c\u{0B}d\n".utf8), ["a\u{2028}b\u{85}c\u{0B}d"]),
    ]

    private func lines(of pieces: [[UInt8]], limit: Int = 100) throws -> [String] {
        var decoder = NDJSONDecoder(lineLimit: limit)
        var lines: [[UInt8]] = []
        for piece in pieces { lines += try decoder.append(piece) }
        if let last = try decoder.finish() { lines.append(last) }
        return lines.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(arguments: streams.indices)
    func `a stream gives the same lines wherever it is cut in two`(index: Int) throws {
        let (bytes, expected) = Self.streams[index]
        for cut in 0...bytes.count {
            #expect(try lines(of: [Array(bytes[..<cut]), Array(bytes[cut...])]) == expected, "cut at \(cut)")
        }
    }

    @Test(arguments: streams.indices)
    func `a stream gives the same lines byte by byte`(index: Int) throws {
        let (bytes, expected) = Self.streams[index]
        #expect(try lines(of: bytes.map { [$0] }) == expected)
    }

    @Test(arguments: streams.indices)
    func `a stream gives the same lines in pieces of any size`(index: Int) throws {
        let (bytes, expected) = Self.streams[index]
        for size in 1...max(1, bytes.count) {
            let pieces = stride(from: 0, to: bytes.count, by: size).map {
                Array(bytes[$0..<min($0 + size, bytes.count)])
            }
            #expect(try lines(of: pieces) == expected, "pieces of \(size)")
        }
    }

    @Test func `a line comes as soon as its line feed does`() throws {
        var decoder = NDJSONDecoder()
        #expect(try decoder.append(Array("{}".utf8)) == [])
        #expect(try decoder.append([0x0A]) == [Array("{}".utf8)])
        #expect(try decoder.finish() == nil)
    }

    @Test func `bytes that are no text pass as they are`() throws {
        var decoder = NDJSONDecoder()
        #expect(try decoder.append([0xFF, 0x00, 0xC3, 0x0A]) == [[0xFF, 0x00, 0xC3]])
    }

    @Test(arguments: 0...9)
    func `a line of the limit passes and a longer one does not, wherever it is cut`(cut: Int) throws {
        let fits = Array("12345678\n".utf8)
        #expect(try lines(of: [Array(fits[..<cut]), Array(fits[cut...])], limit: 8) == ["12345678"])
        let long = Array("123456789\n".utf8)
        let failure = NDJSONDecoder.Failure.lineTooLong(limit: 8)
        #expect(throws: failure) { try lines(of: [Array(long[..<cut]), Array(long[cut...])], limit: 8) }
        #expect(failure.description == "The answer holds a line of more than 8 bytes.")
    }

    @Test func `an endless line is refused before it is all in memory`() {
        var decoder = NDJSONDecoder(lineLimit: 1000)
        let piece = [UInt8](repeating: 0x61, count: 300)
        #expect(throws: NDJSONDecoder.Failure.lineTooLong(limit: 1000)) {
            for _ in 0..<4 { _ = try decoder.append(piece) }
        }
    }

    @Test func `lines before one that is too long are handed out`() {
        var decoder = NDJSONDecoder(lineLimit: 4)
        var lines: [String] = []
        #expect(throws: NDJSONDecoder.Failure.lineTooLong(limit: 4)) {
            try decoder.append(Array("ab\ncd\nefghi\n".utf8)) { lines.append(String(decoding: $0, as: UTF8.self)) }
        }
        #expect(lines == ["ab", "cd"])
    }
}
