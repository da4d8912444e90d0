/// Tells which model answers now.
public protocol ModelSource: Sendable {
    /// The model to ask, already metered under `purpose`, or why the built-in engine answers.
    func current(for purpose: UsageEntry.Purpose) async -> ModelAvailability
    /// Takes note that an answer failed or succeeded, for the decision whom to ask next.
    func note(_ outcome: ModelOutcome, of model: ModelID) async
}

/// Who answers.
public enum ModelAvailability: Sendable {
    /// This model, with what it can do; `notice` is for the teacher, said once.
    case ready(any LanguageModel, ModelCapabilities, notice: String?)
    /// The built-in engine; `notice` tells why where that is news.
    case builtIn(notice: String?)
}

/// How asking a model ended.
public enum ModelOutcome: Sendable, Hashable {
    case answered
    case failed(ModelFailure)
}
