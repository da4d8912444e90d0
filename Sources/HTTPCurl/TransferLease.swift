import HTTPCore

/// Keeps a driver's thread running while somebody may still use it.
final class DriverLease: Sendable {
    let driver = CurlDriver()

    deinit { driver.stop() }
}

/// A reader's hold on a transfer: letting go of it ends the transfer.
final class TransferLease: Sendable {
    private let owner: DriverLease
    private let channel = TransferChannel()
    private let id: Int

    init(_ setup: TransferSetup, on owner: DriverLease) {
        self.owner = owner
        id = owner.driver.start(setup, channel)
    }

    deinit { abandon() }

    /// Ends the transfer and whoever waits for it; nothing happens where it has ended.
    func abandon() {
        if channel.finish(.cancelled) { owner.driver.send(.cancel(id)) }
    }

    /// The head once it is there.
    func head() async throws -> ResponseHead {
        try await withTaskCancellationHandler {
            try await channel.head()
        } onCancel: {
            abandon()
        }
    }

    /// The next piece of the body; nil at its end.
    func next() async throws -> [UInt8]? {
        if Task.isCancelled { abandon() }
        switch channel.take() {
        case .nothing:
            let taken = try await withTaskCancellationHandler {
                try await channel.wait()
            } onCancel: {
                abandon()
            }
            return try use(taken)
        case let taken: return try use(taken)
        }
    }

    private func use(_ taken: TransferChannel.Taken) throws -> [UInt8]? {
        switch taken {
        case .piece(let piece, let resumes):
            if resumes { owner.driver.send(.resume(id)) }
            return piece
        case .ended(let ending): return try ending.lastPiece.get()
        case .nothing: throw HTTPFailure.other(reason: "a response has one reader")
        }
    }
}
