import Foundation
import LanguageModels

/// Asks a model for an answer in a given form and reads it.
struct Correspondence: Sendable {
    let model: any LanguageModel
    let capabilities: ModelCapabilities
    /// What the model is told about its work.
    let system: String
    /// Makes the same answers again where the server can.
    let seed: UInt64

    /// A question.
    struct Question {
        var text: String
        var format: ModelFormat
        /// The keys of the answer.
        var keys: [String]
        /// Characters that a good answer has.
        var answerLength: Int
        var temperature: Double
        /// How often it was asked before.
        var attempt: Int
    }

    /// Tokens of the context window that every question gets at least.
    private static let window = 8192
    /// The longest answer that is read, in bytes.
    private static let longest = 200_000

    /// The answer as JSON; nil where it cannot be read as such.
    ///
    /// Throws `ModelFailure`, or `CancellationError`.
    func ask(_ question: Question) async throws -> JSONValue? {
        let request = try request(question)
        var answer = ""
        for try await event in model.respond(to: request) {
            if case .text(let piece) = event { answer += piece }
            if answer.utf8.count > Self.longest { break }
        }
        // A stream that is cancelled just ends.
        try Task.checkCancellation()
        return read(answer, keys: question.keys)
    }

    /// The object in an answer; of one that stops in the middle, the members that were finished.
    private func read(_ answer: String, keys: [String]) -> JSONValue? {
        do {
            return try LenientJSON.value(in: answer, .object)
        } catch {
            // No object, or not a whole one; nil where there is none at all.
            guard case .object(var members)? = try? LenientJSON.value(in: answer, .object, allowsTruncated: true) else {
                return nil
            }
            let begun = keys.compactMap { key in
                answer.range(of: "\"\(key)\"", options: .backwards).map { (key, $0.lowerBound) }
            }
            if let last = begun.max(by: { $0.1 < $1.1 }) { members[last.0] = nil }
            return .object(members)
        }
    }

    private func request(_ question: Question) throws -> ModelRequest {
        let thinking = capabilities.thinking ? 2048 : 0
        var request = ModelRequest(
            system: system,
            messages: [.user(question.text)],
            format: capabilities.structuredOutput ? question.format : nil,
            temperature: question.temperature,
            seed: Int(seed % 2_000_000_000) + question.attempt
        )
        // JSON takes more tokens to a character than prose, and a good answer may be longer than the built-in text.
        request.maximumAnswer = question.answerLength * 3 / 8 + 256 + thinking
        let needed = TokenEstimate.tokens(in: request) * 5 / 4 + request.maximumAnswer
        if let limit = capabilities.contextLength, needed > limit {
            throw ModelFailure.contextTooLong(model.id, needed: needed, limit: limit)
        }
        // One window for all questions of a lesson: Ollama loads a model again when the window changes.
        let window = max(Self.window, (needed + 1023) / 1024 * 1024)
        request.contextLength = min(window, capabilities.contextLength ?? window)
        return request
    }
}
