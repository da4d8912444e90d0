import HTTPCore
import Testing

@testable import HTTPCurl

@Suite struct ResponseHeadTests {
    private func steps(_ lines: [String]) -> [ResponseHeadParser.Step] {
        var parser = ResponseHeadParser()
        return lines.map { parser.append(Array($0.utf8)) }
    }

    @Test func `a head is complete with its empty line`() {
        let steps = steps(["HTTP/1.1 200 OK\r\n", "A:  b \r\n", "C:\r\n", "\r\n"])
        #expect(steps.dropLast().allSatisfy { $0 == .more })
        #expect(steps.last == .complete(ResponseHead(status: 200, fields: ["A": "b", "C": ""])))
    }

    @Test func `HTTP 2 has no reason, and some servers no carriage returns`() {
        #expect(
            steps(["HTTP/2 204\n", "a: b\n", "\n"]).last == .complete(ResponseHead(status: 204, fields: ["a": "b"]))
        )
    }

    @Test func `only the last of several heads counts`() {
        let steps = steps([
            "HTTP/1.1 100 Continue\r\n", "A: b\r\n", "\r\n", "HTTP/1.1 500 No\r\n", "\r\n", "T: x\r\n", "\r\n",
        ])
        #expect(steps.filter { $0 != .more } == [.complete(ResponseHead(status: 500))])
    }

    @Test func `folded lines and lines without a colon are no trouble`() {
        let steps = steps([
            "HTTP/1.1 200 OK\r\n", " lost\r\n", "A:\r\n", "\tone\r\n", "  two\r\n", "nonsense\r\n", "\r\n",
        ])
        #expect(steps.last == .complete(ResponseHead(status: 200, fields: ["A": "one two"])))
    }

    @Test func `heads without end are too large`() {
        let line = "A: " + String(repeating: "a", count: 1 << 10)
        let steps = steps(["HTTP/1.1 200 OK"] + Array(repeating: line, count: 256))
        #expect(steps.first == .more)
        #expect(steps.last == .tooLarge)
    }

    @Test(arguments: ["", "abc", "-", "12abc"])
    func `a length that is no number is none`(length: String) {
        #expect(ResponseHead(status: 200, fields: ["Content-Length": length]).contentLength == nil)
    }
}
