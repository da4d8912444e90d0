public import Genres
public import Teaching

/// What a session remembers between turns; stored as JSON and enough to go on from.
public struct ConversationState: Codable, Sendable, Hashable {
    /// What the teacher said and what was looked up.
    public var context: GatheredContext
    /// What was asked and offered last.
    public var dialogue: DialogueState
    /// Whether a mashup was generated from exactly this context.
    public var isGenerated: Bool
    /// Number of messages understood so far.
    public var turns: Int

    /// Starts with nothing known.
    public init(
        context: GatheredContext = GatheredContext(),
        dialogue: DialogueState = DialogueState(),
        isGenerated: Bool = false,
        turns: Int = 0
    ) {
        self.context = context
        self.dialogue = dialogue
        self.isGenerated = isGenerated
        self.turns = turns
    }

    /// The phase that follows from what is known; `requiringWebResearch` holds it back until a search found something.
    public func phase(requiringWebResearch: Bool = false) -> Phase {
        if context.isEmpty { return .initial }
        if context.genres.count < 2 { return .genreExploration }
        if !context.missing.isEmpty { return .educationalClarification }
        if !unresearchedGenres.isEmpty { return .culturalResearch }
        if requiringWebResearch, !hasWebResearch { return .culturalResearch }
        return isGenerated ? .completed : .readyForGeneration
    }

    /// Genres of whose culture nothing has been looked up yet, in the order of mention.
    public var unresearchedGenres: [GenreID] {
        let known = Set(context.research.filter(\.isCultural).compactMap(\.genre))
        return context.genres.filter { !known.contains($0.rawValue) }
    }

    /// Whether a search service (not only the catalogue) contributed.
    public var hasWebResearch: Bool {
        context.research.contains { $0.provider != ResearchNote.catalogueProvider }
    }
}
