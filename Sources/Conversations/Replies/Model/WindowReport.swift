public import LanguageModels

/// What fills a model's context window, for `/context window`.
public struct WindowReport: Sendable, Hashable {
    /// One kind of content.
    public struct Part: Sendable, Hashable {
        /// The kinds, in the order in which they get their room.
        public enum Kind: String, Sendable, Hashable, CaseIterable {
            /// What the model is told about its task.
            case instructions
            /// The tools it may call.
            case tools
            /// The teacher's message.
            case message
            /// What tools returned in this turn.
            case lookups
            /// What is gathered so far, and what the reply has to say.
            case context
            /// Passages of the research.
            case research
            /// What older turns said, in short.
            case summary
            /// The latest turns, word for word.
            case turns
        }

        /// What it is.
        public var kind: Kind
        /// Tokens, estimated.
        public var tokens: Int
        /// How many pieces are in it (turns, passages, tools).
        public var count: Int
        /// How many pieces did not fit, or were shortened.
        public var leftOut: Int
    }

    /// The model that answered last; nil before the first.
    public var model: ModelID?
    /// Tokens of prompt and answer together.
    public var contextTokens: Int
    /// Tokens kept for the answer.
    public var answerTokens: Int
    /// What is in the prompt; kinds without content are left out.
    public var parts: [Part]

    /// Tokens of the prompt, estimated.
    public var promptTokens: Int { parts.reduce(0) { $0 + $1.tokens } }
    /// Tokens the prompt may have.
    public var budget: Int { contextTokens - answerTokens }

    /// The part of a kind; nil where there is none.
    public func part(_ kind: Part.Kind) -> Part? { parts.first { $0.kind == kind } }
}
