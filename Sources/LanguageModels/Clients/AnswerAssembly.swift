import HTTPCore

/// Puts an answer together from what a server sends; a pure value.
protocol AnswerAssembly: Sendable {
    /// Takes one event of the stream; throws `ServerRefusal` for an error in it, `ModelFailure.unreadable`.
    mutating func take(_ event: ServerSentEvent) throws -> [ModelEvent]
    /// Takes a whole answer from a server that does not stream; throws the same.
    mutating func take(whole bytes: [UInt8]) throws -> [ModelEvent]
    /// Takes the end of the stream; throws `ModelFailure.endedEarly` where the answer is not complete.
    mutating func finish() throws -> [ModelEvent]
    /// Whether the end marker was there; nothing is read after it.
    var isFinished: Bool { get }
    /// Whether the answer is complete although its end marker has not come.
    var isComplete: Bool { get }
}

extension ClientExchange {
    /// Reads an answer, streamed or not, into `empty` and hands on what it makes of it; returns the body where
    /// something may be left in it.
    ///
    /// Throws what the assembly throws, `ModelFailure`, `HTTPFailure`.
    func read(
        _ response: HTTPResponse,
        into empty: some AnswerAssembly,
        yield: (ModelEvent) -> Void
    ) async throws -> HTTPBody {
        var assembly = empty
        if response.fields["Content-Type"]?.lowercased().hasPrefix("application/json") == true {
            let whole = try await bytes(of: response.body)
            try assembly.take(whole: whole).forEach(yield)
            return response.body
        }
        var decoder = SSEDecoder()
        do {
            try await read(response.body) { piece in
                try decoded {
                    try decoder.append(piece) { event in
                        try assembly.take(event).forEach(yield)
                        return !assembly.isFinished
                    }
                }
                return !assembly.isFinished
            }
        } catch let failure as HTTPFailure {
            // What a server does with the connection after the last word takes nothing from the answer.
            guard assembly.isComplete else { throw failure }
        }
        if !assembly.isFinished { try end(&decoder, &assembly, yield: yield) }
        return response.body
    }

    /// Takes what is left at the end of the stream.
    ///
    /// A half event there is no event: the stream ended in its middle.
    private func end(
        _ decoder: inout SSEDecoder,
        _ assembly: inout some AnswerAssembly,
        yield: (ModelEvent) -> Void
    ) throws {
        do {
            if let event = try decoder.finish() { try assembly.take(event).forEach(yield) }
        } catch is SSEError {
            // Said by `finish` below, where the answer is not complete.
        } catch ModelFailure.unreadable {
            // The same.
        }
        if !assembly.isFinished { try assembly.finish().forEach(yield) }
    }

    private func decoded(_ read: () throws -> Void) throws {
        do {
            try read()
        } catch SSEError.notUTF8 {
            throw unreadable("no UTF-8")
        } catch SSEError.eventTooLarge {
            throw unreadable("a line without end")
        }
    }

    private func bytes(of body: HTTPBody) async throws -> [UInt8] {
        var whole: [UInt8] = []
        try await read(body) { piece in
            whole += piece
            if whole.count > 16 << 20 { throw HTTPFailure.bodyTooLarge(limit: 16 << 20) }
            return true
        }
        return whole
    }
}
