import HTTPCore
import Synchronization

/// Hands a response from the driving thread to its one reader, holding a bounded number of bytes between them.
final class TransferChannel: Sendable {
    /// How a transfer ended.
    enum Ending: Sendable {
        case complete
        case failed(HTTPFailure)
        case cancelled
    }

    /// What `take` found.
    enum Taken: Sendable {
        /// The next piece; and whether the driver should go on with a transfer that waited for the reader.
        case piece([UInt8], resumes: Bool)
        case ended(Ending)
        case nothing
    }

    /// From this many bytes ahead of the reader a transfer pauses.
    static let highWater = 256 << 10
    /// Below this many bytes it goes on.
    static let lowWater = 64 << 10

    private struct State {
        var head: ResponseHead?
        var pieces: [[UInt8]] = []
        var buffered = 0
        var isPaused = false
        var ending: Ending?
        var headWaiter: CheckedContinuation<ResponseHead, any Error>?
        var bodyWaiter: CheckedContinuation<[UInt8]?, any Error>?

        /// Whether the reader has caught up with a paused transfer; true once only.
        mutating func resumes() -> Bool {
            guard isPaused, buffered < lowWater else { return false }
            isPaused = false
            return true
        }
    }

    private let state = Mutex(State())

    // MARK: The driver's side

    /// Whether there is room for more; where not, the transfer counts as paused.
    func admits(after pending: Int) -> Bool {
        state.withLock { state in
            state.isPaused = state.buffered + pending >= Self.highWater
            return !state.isPaused
        }
    }

    func deliver(_ head: ResponseHead) {
        let waiter = state.withLock { state in
            state.head = head
            defer { state.headWaiter = nil }
            return state.headWaiter
        }
        waiter?.resume(returning: head)
    }

    /// - Returns: whether a paused transfer should go on at once.
    func deliver(_ piece: [UInt8]) -> Bool {
        let (waiter, resumes) = state.withLock { state in
            guard state.ending == nil else { return (CheckedContinuation<[UInt8]?, any Error>?.none, false) }
            let waiter = state.bodyWaiter
            state.bodyWaiter = nil
            if waiter == nil {
                state.pieces.append(piece)
                state.buffered += piece.count
            }
            return (waiter, state.resumes())
        }
        waiter?.resume(returning: piece)
        return resumes
    }

    /// Ends the channel; what was delivered can still be read unless the reader cancelled.
    /// - Returns: whether it was this call that ended it.
    @discardableResult
    func finish(_ ending: Ending) -> Bool {
        let (isFirst, head, body) = state.withLock { state in
            let isFirst = state.ending == nil
            if isFirst { state.ending = ending }
            if case .cancelled = ending {
                state.pieces = []
                state.buffered = 0
                state.ending = ending
            }
            defer { (state.headWaiter, state.bodyWaiter) = (nil, nil) }
            return (isFirst, state.headWaiter, state.bodyWaiter)
        }
        head?.resume(throwing: ending.error ?? HTTPFailure.connectionLost(reason: "no response came"))
        body?.resume(with: ending.lastPiece)
        return isFirst
    }

    // MARK: The reader's side

    /// The head once it is there.
    func head() async throws -> ResponseHead {
        try await withCheckedThrowingContinuation { waiter in
            let known: Result<ResponseHead, any Error>? = state.withLock { state in
                if let head = state.head { return .success(head) }
                if let ending = state.ending {
                    return .failure(ending.error ?? HTTPFailure.connectionLost(reason: "no response came"))
                }
                state.headWaiter = waiter
                return nil
            }
            if let known { waiter.resume(with: known) }
        }
    }

    /// What can be read without waiting.
    func take() -> Taken {
        state.withLock { state in
            if case .cancelled? = state.ending { return .ended(.cancelled) }
            guard !state.pieces.isEmpty else { return state.ending.map { .ended($0) } ?? .nothing }
            let piece = state.pieces.removeFirst()
            state.buffered -= piece.count
            return .piece(piece, resumes: state.resumes())
        }
    }

    /// The next piece where `take` found nothing; nil at the end.
    func wait() async throws -> Taken {
        let piece: [UInt8]? = try await withCheckedThrowingContinuation { waiter in
            let known: Result<[UInt8]?, any Error>? = state.withLock { state in
                if !state.pieces.isEmpty { return .success([]) }
                if let ending = state.ending { return ending.lastPiece }
                guard state.bodyWaiter == nil else {
                    return .failure(HTTPFailure.other(reason: "a response has one reader"))
                }
                state.bodyWaiter = waiter
                return nil
            }
            if let known { waiter.resume(with: known) }
        }
        // An empty piece says that one came in between.
        guard let piece else { return .ended(.complete) }
        return piece.isEmpty ? take() : .piece(piece, resumes: false)
    }
}

extension TransferChannel.Ending {
    /// What a reader gets who asks for more; nil where there just is no more.
    var error: (any Error)? {
        switch self {
        case .complete: nil
        case .failed(let failure): failure
        case .cancelled: CancellationError()
        }
    }

    /// What a reader gets who asks for the next piece.
    var lastPiece: Result<[UInt8]?, any Error> { error.map { .failure($0) } ?? .success(nil) }
}
