public import Genres
public import Teaching

/// The tools by the names they are stored and shown under.
public enum ToolName: String, Codable, Sendable, Hashable, CaseIterable {
    /// Reads a genre's record.
    case genreLookup = "genre_lookup"
    /// Gathers sourced passages on a genre's culture.
    case culturalContext = "cultural_context"
    /// Asks a search service.
    case webSearch = "web_search"
}

/// What a lookup is about.
public enum ResearchSubject: Sendable, Hashable {
    /// A genre, as the catalogue knows it.
    case genre(GenreID)
    /// How a genre sounds and is made.
    case characteristics(GenreID)
    /// Where a genre comes from and what it meant.
    case significance(GenreID)
    /// What a genre does in the world now.
    case impact(GenreID)
    /// How a setting is taught now.
    case practice(Setting)
    /// How objectives are taught.
    case methods([LearningObjective])
    /// Words of the teacher's or a model's.
    case words(String)

    /// The genre it is about; nil where it is about something else.
    public var genre: GenreID? {
        switch self {
        case .genre(let id), .characteristics(let id), .significance(let id), .impact(let id): id
        case .practice, .methods, .words: nil
        }
    }
}

/// One lookup that the machine wants done.
public struct ResearchRequest: Sendable, Hashable {
    /// Which tool does it.
    public var tool: ToolName
    /// What it is about.
    public var subject: ResearchSubject
    /// The sides of the culture that matter most; may be empty.
    public var focus: [CulturalFocus]
    /// How far the learners are.
    public var level: SkillLevel?
    /// Where the lesson takes place.
    public var setting: Setting?

    /// Asks for one lookup.
    public init(
        tool: ToolName,
        subject: ResearchSubject,
        focus: [CulturalFocus] = [],
        level: SkillLevel? = nil,
        setting: Setting? = nil
    ) {
        self.tool = tool
        self.subject = subject
        self.focus = focus
        self.level = level
        self.setting = setting
    }
}

/// What a tool found.
public struct ToolFinding: Sendable, Hashable {
    /// Passages for the context; may be empty where the tool only reads.
    public var notes: [ResearchNote]
    /// Number of results, for the teacher to see.
    public var resultsCount: Int
    /// A few words on what was found ("Southern United States, 60–140 bpm").
    public var summary: String
    /// Something the teacher should know besides, in a sentence.
    public var notice: String?

    /// Describes a finding.
    public init(notes: [ResearchNote], resultsCount: Int, summary: String, notice: String? = nil) {
        self.notes = notes
        self.resultsCount = resultsCount
        self.summary = summary
        self.notice = notice
    }
}

/// Something that looks things up: the catalogue's tools here, web search from its own target.
public protocol Tool: Sendable {
    /// The name it is stored and shown under.
    var name: ToolName { get }
    /// Whether it waits for somebody else, so that it should be sent off before what this machine works out itself.
    var isFarAway: Bool { get }
    /// What would be asked, in words a teacher understands ("Blues").
    func query(for request: ResearchRequest) -> String
    /// Looks it up, within a time after which it is cancelled. Throws what went wrong, or `CancellationError`.
    func run(_ request: ResearchRequest, within limit: Duration) async throws -> ToolFinding
}

extension Tool {
    /// Most tools read what is on this machine.
    public var isFarAway: Bool { false }
}

/// A failure that the teacher may have been told before.
public protocol ToldFailure: Error {
    /// Whether the same was told before, so that it need not be shown again.
    var wasTold: Bool { get }
}

/// One run of a tool, as it is shown and stored.
public struct ToolCall: Sendable, Hashable, Codable {
    /// Tells the calls of a turn apart, from 1.
    public var number: Int
    /// The tool's name.
    public var tool: String
    /// What was asked.
    public var query: String
    /// Number of results; 0 while it runs and where it failed.
    public var resultsCount: Int
    /// Whether it came back with an answer; nil while it runs.
    public var success: Bool?
    /// How long it took in milliseconds.
    public var durationMilliseconds: Int
    /// What went wrong, as a sentence.
    public var error: String?
    /// A few words on what was found.
    public var summary: String?
    /// Whether its error was told before and need not be shown again; not stored.
    public var repeatsError = false

    /// Describes one run.
    public init(
        number: Int,
        tool: String,
        query: String,
        resultsCount: Int = 0,
        success: Bool? = nil,
        durationMilliseconds: Int = 0,
        error: String? = nil,
        summary: String? = nil
    ) {
        self.number = number
        self.tool = tool
        self.query = query
        self.resultsCount = resultsCount
        self.success = success
        self.durationMilliseconds = durationMilliseconds
        self.error = error
        self.summary = summary
    }

    private enum CodingKeys: String, CodingKey {
        case number, tool, query, success, error, summary
        case resultsCount = "results_count"
        case durationMilliseconds = "duration_ms"
    }
}
