/// How much one reply by a language model may take.
public struct ModelTurnLimits: Sendable, Hashable {
    /// How often the model may ask for tools before it has to answer; 0 for never.
    public var rounds: Int
    /// How many tool calls a reply may have.
    public var calls: Int
    /// How long all tools of a reply may take together.
    public var toolTime: Duration
    /// Tokens of prompt and answer together, where the model's own window is not smaller.
    public var contextTokens: Int
    /// Tokens the answer may have.
    public var answerTokens: Int

    /// Sets limits; those of the program unless others are given.
    public init(
        rounds: Int = 3,
        calls: Int = 6,
        toolTime: Duration = .seconds(15),
        contextTokens: Int = 8192,
        answerTokens: Int = 700
    ) {
        self.rounds = rounds
        self.calls = calls
        self.toolTime = toolTime
        self.contextTokens = contextTokens
        self.answerTokens = answerTokens
    }
}

/// The tokens of a context window, divided between prompt and answer.
struct WindowSize: Sendable, Hashable {
    /// Window used where neither the model nor its server tells one.
    static let unknownWindow = 8192

    /// Tokens of prompt and answer together.
    let total: Int
    /// Tokens kept for the answer: what the limits say, but never more than a third.
    let answer: Int

    /// Tokens the prompt may have: a tenth less than there is room for, since tokens are estimated.
    let prompt: Int

    /// Whether it was halved.
    let isHalved: Bool

    /// The smaller of the model's window and the limits'.
    init(window: Int?, limits: ModelTurnLimits) {
        total = max(1, min(window ?? Self.unknownWindow, limits.contextTokens))
        answer = min(limits.answerTokens, total / 3)
        prompt = (total - answer) * 9 / 10
        isHalved = false
    }

    private init(halvedTotal total: Int, answer: Int, prompt: Int) {
        self.total = total
        self.answer = answer
        self.prompt = prompt
        isHalved = true
    }

    /// The same answer after half of a prompt that a server found too long.
    func halved(from tokens: Int) -> WindowSize {
        WindowSize(halvedTotal: total, answer: answer, prompt: min(prompt, tokens) / 2)
    }
}
