import LanguageModels

/// A model's structured answer as it came.
struct ModelAnswer: Sendable, Hashable {
    /// Everything it wrote.
    var text = ""
    /// Whether it was cut off at the limit of its length.
    var isCut = false

    /// Bytes after which an answer is given up: what was asked for is far shorter.
    private static let longest = 64_000

    /// Takes in a whole answer; throws what the events throw, and `CancellationError`.
    init(of events: ModelEvents) async throws {
        for try await event in events {
            switch event {
            case .text(let piece): text += piece
            case .thinking, .toolCall, .echo, .usage: continue
            case .done(let reason): isCut = reason == .length
            }
            if text.utf8.count > Self.longest { break }
        }
        // The events of a cancelled task end early without an error.
        try Task.checkCancellation()
    }

    /// What it claims; nothing where there is no JSON object that can be read.
    ///
    /// Small models write prose and worse. That is an answer without a claim, and no failure that would keep the model
    /// from writing replies.
    var claims: [Claim] {
        do {
            return ClaimForm.claims(in: try LenientJSON.value(in: text, .object, allowsTruncated: isCut))
        } catch {
            return []
        }
    }
}
