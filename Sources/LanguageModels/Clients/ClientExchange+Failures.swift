import HTTPCore

extension ClientExchange {
    /// How a client understands a refusal of its server.
    typealias Refused = @Sendable (ServerRefusal) async -> ModelFailure

    /// Runs one question; whatever it throws becomes `ModelFailure`, or stays `CancellationError`.
    func asking<Answer: Sendable>(
        refused: Refused,
        _ work: () async throws -> Answer
    ) async throws -> Answer {
        do {
            return try await work()
        } catch {
            throw await understood(error, refused: refused)
        }
    }

    /// Runs a question whose answer comes in pieces.
    ///
    /// `work` yields what comes and returns the body once the end marker was there; what is left of it is read after the
    /// events ended, so that the connection can be used again. Letting go of the events cancels `work`, and with it the
    /// transfer.
    func events<Event: Sendable>(
        refused: @escaping Refused,
        _ work: @escaping @Sendable (AsyncThrowingStream<Event, any Error>.Continuation) async throws -> HTTPBody
    ) -> AsyncThrowingStream<Event, any Error> {
        AsyncThrowingStream { continuation in
            let task = Task {
                do {
                    let body = try await work(continuation)
                    continuation.finish()
                    await Self.drain(body)
                } catch {
                    continuation.finish(throwing: await understood(error, refused: refused))
                }
            }
            continuation.onTermination = { reason in
                if case .cancelled = reason { task.cancel() }
            }
        }
    }

    /// What anything thrown means.
    func understood(_ error: any Error, refused: Refused) async -> any Error {
        switch error {
        case is CancellationError, is ModelFailure: error
        case let refusal as ServerRefusal: await refused(refusal)
        case let failure as HTTPFailure: understood(failure)
        case is NDJSONDecoder.Failure: unreadable("a line without end")
        default: unreadable(cleaned("\(type(of: error))"))
        }
    }

    private func understood(_ failure: HTTPFailure) -> ModelFailure {
        switch failure {
        case .hostNotFound(let host): .hostNotFound(provider, host: cleaned(host))
        case .refused, .connectTimeout: .notRunning(provider, address: address)
        case .firstByteTimeout(let after): .firstByteTimeout(provider, after: after)
        case .silence(let after), .totalTimeout(let after): .silence(provider, after: after)
        case .connectionLost: .connectionLost(provider)
        case .certificate(let host, let reason):
            .certificate(provider, host: cleaned(host), reason: cleaned(reason))
        case .bodyTooLarge(let limit): unreadable("more than \(limit) bytes")
        case .other(let reason): unreadable(cleaned(reason))
        }
    }

    /// Reads what follows the end marker.
    ///
    /// The answer is complete, so nothing that goes wrong here matters.
    private static func drain(_ body: HTTPBody) async {
        var left = 64 << 10
        do {
            for try await piece in body {
                left -= piece.count
                if left < 0 { return }
            }
        } catch {
            return
        }
    }
}
