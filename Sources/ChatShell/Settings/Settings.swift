public import Foundation

/// Everything that can be set from outside, checked and with its defaults filled in.
public struct Settings: Sendable, Equatable {
    /// Which kind of place the program runs in.
    public enum Environment: String, CaseIterable, Sendable {
        case development, production
    }

    /// How much is logged to standard error.
    public enum LogLevel: String, CaseIterable, Sendable {
        case trace, debug, info, notice, warning, error, critical
    }

    /// The file that holds the sessions.
    public var database: URL
    /// The folder with the catalogue and the engine's material.
    public var data: URL
    /// The folder with every prompt and reply.
    public var prompts: URL
    /// The file that holds the lines typed before.
    public var history: URL
    /// Messages a session may have.
    public var maximumTurns: Int
    /// Minutes of silence after which the recap of a resumed session reaches further back.
    public var conversationTimeoutMinutes: Int
    /// Characters that cultural context must exceed.
    public var minimumCulturalContextLength: Int
    /// Theory concepts that must hold in a piece.
    public var minimumTheoryConcepts: Int
    /// Whether a lesson may only be made after a web search found something.
    public var requiresWebResearch: Bool
    /// Language models.
    public var models: ModelSettings
    /// Searching the web.
    public var search: SearchSettings
    /// Which kind of place the program runs in.
    public var environment: Environment
    /// How much is logged to standard error.
    public var logLevel: LogLevel
}
