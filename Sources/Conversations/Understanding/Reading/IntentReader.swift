import Teaching

/// What the teacher wants from the program with a message that states no facts.
enum IntentReader {
    /// The intent: facts where there are some, else the most telling of the phrases found.
    static func intent(_ mentions: [Mention], tokens: [Token], states: Bool, asks: Bool) -> Understanding.Intent {
        if states { return .facts }
        let found = Set(
            mentions.compactMap { mention -> Understanding.Intent? in
                if case .intent(let intent) = mention.meaning { intent } else { nil }
            }
        )
        for intent in order where found.contains(intent) { return intent }
        return asks ? .question : tokens.isEmpty ? .unsure : .offTopic
    }

    /// The more a phrase asks for, the earlier it comes.
    private static let order: [Understanding.Intent] = [
        .generate, .tweak, .capabilities, .suggest, .unsure, .offTopic, .question, .disagree, .agree, .thanks, .goodbye,
        .greeting,
        .facts,
    ]
}
