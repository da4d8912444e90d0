import HTTPCore
import Testing

@testable import HTTPCurl

@Suite struct TransferDeadlinesTests {
    let start = ContinuousClock.now
    let limits = HTTPLimits(connect: .seconds(1), firstByte: .seconds(30), idle: .seconds(10), total: .seconds(100))

    private func at(_ seconds: Int) -> ContinuousClock.Instant { start + .seconds(seconds) }

    @Test func `before the request is sent only the total counts`() {
        var deadlines = TransferDeadlines(limits, start: start)
        #expect(deadlines.next == at(100))
        #expect(deadlines.failure(at: at(99)) == nil)
        deadlines = TransferDeadlines(HTTPLimits(), start: start)
        #expect(deadlines.next == nil)
        #expect(deadlines.failure(at: at(1_000_000)) == nil)
    }

    @Test func `the first byte is waited for from sending on`() {
        var deadlines = TransferDeadlines(limits, start: start)
        deadlines.sent(at: at(5))
        #expect(deadlines.next == at(35))
        #expect(deadlines.failure(at: at(34)) == nil)
        #expect(deadlines.failure(at: at(35)) == .firstByteTimeout(after: .seconds(30)))
    }

    @Test func `every piece begins the silence anew`() {
        var deadlines = TransferDeadlines(limits, start: start)
        deadlines.sent(at: at(0))
        deadlines.received(at: at(20))
        deadlines.received(at: at(29))
        #expect(deadlines.next == at(39))
        #expect(deadlines.failure(at: at(38)) == nil)
        #expect(deadlines.failure(at: at(39)) == .silence(after: .seconds(10)))
    }

    @Test func `the reader's slowness is not the server's`() {
        var deadlines = TransferDeadlines(limits, start: start)
        deadlines.received(at: at(1))
        deadlines.paused()
        #expect(deadlines.failure(at: at(90)) == nil)
        deadlines.resumed(at: at(80))
        #expect(deadlines.next == at(90))
        #expect(deadlines.failure(at: at(90)) == .silence(after: .seconds(10)))
    }

    @Test func `the total counts also while pieces come`() {
        var deadlines = TransferDeadlines(limits, start: start)
        deadlines.received(at: at(99))
        #expect(deadlines.failure(at: at(100)) == .totalTimeout(after: .seconds(100)))
    }
}
