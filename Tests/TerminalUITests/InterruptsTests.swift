import Synchronization
import Testing

@testable import TerminalUI

@Suite struct InterruptsTests {
    private final class Log: Sendable {
        private let lines = Mutex<[String]>([])
        var all: [String] { lines.withLock { $0 } }
        func add(_ line: String) { lines.withLock { $0.append(line) } }
    }

    @Test func `the last claim alone hears Ctrl-C`() {
        let interrupts = Interrupts()
        let log = Log()
        let turn = interrupts.claim { log.add("turn") }
        let pager = interrupts.claim { log.add("pager") }
        interrupts.deliver(.interrupt)
        pager.release()
        interrupts.deliver(.interrupt)
        turn.release()
        interrupts.deliver(.interrupt)
        #expect(log.all == ["pager", "turn"])
    }

    @Test func `a forgotten claim is released`() {
        let interrupts = Interrupts()
        let log = Log()
        let outer = interrupts.claim { log.add("outer") }
        _ = interrupts.claim { log.add("forgotten") }
        interrupts.deliver(.interrupt)
        #expect(log.all == ["outer"])
        outer.release()
    }

    @Test func `Ctrl-C cancels the operation and the second is told as well`() async throws {
        let interrupts = Interrupts()
        let log = Log()
        let (started, start) = AsyncStream.makeStream(of: Void.self)
        let (gate, open) = AsyncStream.makeStream(of: Void.self)
        let turn = Task {
            try await interrupts.cancelling(onInterrupt: { log.add("\($0)") }) {
                start.yield()
                // Not the cancelled task's own iteration, which would end at once.
                await Task.detached { for await _ in gate { break } }.value
                return Task.isCancelled
            }
        }
        for await _ in started { break }
        interrupts.deliver(.interrupt)
        interrupts.deliver(.interrupt)
        open.yield()
        #expect(try await turn.value)
        #expect(log.all == ["1", "2"])
    }

    @Test func `a stream hears every Ctrl-C`() async {
        let interrupts = Interrupts()
        let stream = interrupts.interrupts()
        interrupts.deliver(.interrupt)
        interrupts.deliver(.interrupt)
        var count = 0
        for await _ in stream {
            count += 1
            if count == 2 { break }
        }
        #expect(count == 2)
    }
}
