import CCurl
import Dispatch
import Foundation
import HTTPCore
import Synchronization

/// Starts the thread that drives all transfers when the first one comes, and passes commands to it.
final class CurlDriver: Sendable {
    /// What the thread is asked to do.
    enum Command: Sendable {
        case start(Int, TransferSetup, TransferChannel)
        case resume(Int)
        case cancel(Int)
        /// Answers with the transfers that are open once everything asked before is done.
        case count(@Sendable (Int) -> Void)
        case stop
    }

    private struct State {
        var commands: [Command] = []
        var lastID = 0
        var isStarted = false
        var isStopped = false
        var multi: MultiHandle?
    }

    private let state = Mutex(State())
    private let ended = DispatchSemaphore(value: 0)

    /// Drivers whose threads run, so that the end of the program can wait for them.
    private static let running = Mutex<[ObjectIdentifier: CurlDriver]>([:])

    /// Starts libcurl once, and sees to it that no thread is in its midst when its libraries tear themselves down.
    private static let isLibraryStarted: Bool = {
        guard ccurl_start() == CURLE_OK else { return false }
        atexit { CurlDriver.stopAll() }
        return true
    }()

    /// Begins a transfer and returns its number.
    func start(_ setup: TransferSetup, _ channel: TransferChannel) -> Int {
        let id = state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
        if !send(.start(id, setup, channel)) { channel.finish(.cancelled) }
        return id
    }

    /// Passes a command on.
    /// - Returns: false where the thread has been stopped.
    @discardableResult
    func send(_ command: Command) -> Bool {
        let (isOpen, begins) = state.withLock { state in
            guard !state.isStopped else { return (false, false) }
            state.commands.append(command)
            // libcurl's wake-up is remembered, so that one for several commands will do.
            if state.commands.count == 1, let multi = state.multi { curl_multi_wakeup(multi.pointer) }
            defer { state.isStarted = true }
            return (true, !state.isStarted)
        }
        if begins { begin() }
        return isOpen
    }

    /// Ends all transfers and the thread; returns at once.
    func stop() {
        state.withLock { state in
            guard !state.isStopped else { return }
            state.isStopped = true
            state.commands.append(.stop)
            if let multi = state.multi { curl_multi_wakeup(multi.pointer) }
        }
    }

    private func begin() {
        Thread.detachNewThread { self.run() }
    }

    private func run() {
        ccurl_prepare_thread("HTTP")
        Self.running.withLock { $0[ObjectIdentifier(self)] = self }
        if Self.isLibraryStarted, let multi = curl_multi_init() {
            let shared = MultiHandle(pointer: multi)
            state.withLock { $0.multi = shared }
            CurlLoop(multi).run { takeCommands() }
            state.withLock { $0.multi = nil }
            curl_multi_cleanup(multi)
        }
        refuseRest()
        Self.running.withLock { $0[ObjectIdentifier(self)] = nil }
        ended.signal()
    }

    private func takeCommands() -> [Command] {
        state.withLock { state in
            defer { state.commands = [] }
            return state.commands
        }
    }

    private func refuseRest() {
        let rest = state.withLock { state in
            state.isStopped = true
            defer { state.commands = [] }
            return state.commands
        }
        for command in rest {
            switch command {
            case .start(_, _, let channel): channel.finish(.failed(.other(reason: "libcurl did not start")))
            case .count(let answer): answer(0)
            case .resume, .cancel, .stop: break
            }
        }
    }

    private static func stopAll() {
        let drivers = running.withLock { Array($0.values) }
        for driver in drivers { driver.stop() }
        let end = DispatchTime.now() + .milliseconds(250)
        for driver in drivers { _ = driver.ended.wait(timeout: end) }
    }
}

/// The multi handle, to wake its thread.
///
/// Unchecked, since a pointer is not Sendable: libcurl allows `curl_multi_wakeup` from any thread, which is all that
/// others than the driving thread do with it, under the lock that also takes it away before it becomes invalid.
private struct MultiHandle: @unchecked Sendable {
    let pointer: UnsafeMutableRawPointer
}
