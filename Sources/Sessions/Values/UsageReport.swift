public import LanguageModels

/// What language models were used for, and what it cost.
public struct UsageReport: Sendable, Hashable {
    /// One row for each model and purpose, in alphabetical order.
    public var rows: [Row]

    /// What one model was used for.
    public struct Row: Sendable, Hashable {
        /// The model, written `ollama/llama3.1:8b`.
        public var model: String
        /// What for; nil for a purpose that a later version of the program knows.
        public var purpose: UsageEntry.Purpose?
        /// How much.
        public var sum: UsageSum

        /// Describes what one model was used for.
        public init(model: String, purpose: UsageEntry.Purpose?, sum: UsageSum) {
            self.model = model
            self.purpose = purpose
            self.sum = sum
        }
    }

    /// All rows together.
    public var total: UsageSum { rows.reduce(into: UsageSum()) { $0 += $1.sum } }

    /// Whether no model was used.
    public var isEmpty: Bool { rows.isEmpty }

    /// A report of these rows.
    public init(rows: [Row] = []) {
        self.rows = rows
    }
}

/// Answers of models added up.
public struct UsageSum: Sendable, Hashable {
    /// Answers.
    public var answers: Int
    /// Tokens of everything sent.
    public var promptTokens: Int
    /// Tokens of everything written.
    public var answerTokens: Int
    /// Answers whose tokens are estimated, because the server told no counts.
    public var estimatedAnswers: Int
    /// What the answers with a known price cost together, in millionths of a US dollar.
    public var costMicros: Int
    /// Answers without a known price: what they cost comes on top of `costMicros`.
    public var unpricedAnswers: Int

    /// Adds up to nothing unless it is told otherwise.
    public init(
        answers: Int = 0,
        promptTokens: Int = 0,
        answerTokens: Int = 0,
        estimatedAnswers: Int = 0,
        costMicros: Int = 0,
        unpricedAnswers: Int = 0
    ) {
        self.answers = answers
        self.promptTokens = promptTokens
        self.answerTokens = answerTokens
        self.estimatedAnswers = estimatedAnswers
        self.costMicros = costMicros
        self.unpricedAnswers = unpricedAnswers
    }

    /// Adds further answers.
    public static func += (left: inout UsageSum, right: UsageSum) {
        left.answers += right.answers
        left.promptTokens += right.promptTokens
        left.answerTokens += right.answerTokens
        left.estimatedAnswers += right.estimatedAnswers
        left.costMicros += right.costMicros
        left.unpricedAnswers += right.unpricedAnswers
    }
}
