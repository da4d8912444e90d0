/// Keeps what models were used for and what it cost; implemented by the session store.
public protocol UsageLedger: Sendable {
    /// Keeps one entry.
    func record(_ entry: UsageEntry) async throws
}

/// One answer of a model and what it cost.
public struct UsageEntry: Sendable, Hashable {
    /// What an answer was for.
    public enum Purpose: String, Sendable, Hashable, Codable, CaseIterable {
        case reply, understanding, summary, lesson
    }

    /// Which model answered.
    public var model: ModelID
    /// What for.
    public var purpose: Purpose
    /// Tokens of everything sent.
    public var promptTokens: Int
    /// Tokens of everything written.
    public var answerTokens: Int
    /// Whether the server told no counts, so that they are estimated from the text.
    public var isEstimated: Bool
    /// The price in millionths of a US dollar; nil where the price table does not know the model, 0 for local ones.
    public var costMicros: Int?

    /// Describes one answer.
    public init(
        model: ModelID,
        purpose: Purpose,
        promptTokens: Int,
        answerTokens: Int,
        isEstimated: Bool,
        costMicros: Int?
    ) {
        self.model = model
        self.purpose = purpose
        self.promptTokens = promptTokens
        self.answerTokens = answerTokens
        self.isEstimated = isEstimated
        self.costMicros = costMicros
    }
}
