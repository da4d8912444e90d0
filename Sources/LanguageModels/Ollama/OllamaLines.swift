import HTTPCore

extension ClientExchange {
    /// Hands the lines of a body to `take` until it returns false, the last one also without a line break.
    ///
    /// A last line that begins as JSON and is cut off is left out: the stream ended early, which its reader sees.
    func readLines<Line: Decodable>(
        _ type: Line.Type,
        of body: HTTPBody,
        take: (Line) throws -> Bool
    ) async throws {
        var lines = NDJSONDecoder()
        var goesOn = true
        try await read(body) { piece in
            for line in try lines.append(piece) where goesOn {
                goesOn = try take(try decoded(type, from: line))
            }
            return goesOn
        }
        guard goesOn, let last = try lines.finish() else { return }
        do {
            _ = try take(try decoded(type, from: last))
        } catch let failure as ModelFailure {
            if last.first == UInt8(ascii: "{"), case .unreadable = failure { return }
            throw failure
        }
    }

    /// Throws the error that a line holds, unless it says nothing.
    func refuse(_ error: JSONValue) throws {
        if error == .null || error == "" { return }
        throw ServerRefusal(inStream: error, exchange: self)
    }
}
