import Conversations
import Genres
import Sessions
import Teaching

/// What `mashup chat --json` prints.
struct ChatAnswer: Encodable {
    struct Call: Encodable {
        var tool: String
        var query: String
        var resultsCount: Int
        var success: Bool
        var durationMilliseconds: Int
        var error: String?

        private enum CodingKeys: String, CodingKey {
            case tool, query, success, error
            case resultsCount = "results_count"
            case durationMilliseconds = "duration_ms"
        }

        init(_ call: ToolCall) {
            tool = call.tool
            query = call.query
            resultsCount = call.resultsCount
            success = call.success ?? false
            durationMilliseconds = call.durationMilliseconds
            error = call.error
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(tool, forKey: .tool)
            try container.encode(query, forKey: .query)
            try container.encode(resultsCount, forKey: .resultsCount)
            try container.encode(success, forKey: .success)
            try container.encode(durationMilliseconds, forKey: .durationMilliseconds)
            try container.encode(error, forKey: .error)
        }
    }

    var sessionID: SessionID
    var agentResponse: String
    var toolCalls: [Call]
    var readyForGeneration: Bool
    var gatheredContext: GatheredContext
    var currentPhase: Phase

    private enum CodingKeys: String, CodingKey {
        case sessionID = "session_id"
        case agentResponse = "agent_response"
        case toolCalls = "tool_calls"
        case readyForGeneration = "ready_for_generation"
        case gatheredContext = "gathered_context"
        case currentPhase = "current_phase"
    }
}

/// A session as `mashup sessions --json` lists it.
struct SessionAnswer: Encodable {
    struct Message: Encodable {
        var role: StoredMessage.Role
        var text: String
        var status: StoredMessage.Status
        var createdAt: Timestamp

        private enum CodingKeys: String, CodingKey {
            case role, text, status
            case createdAt = "created_at"
        }
    }

    var summary: SessionSummary
    var context: GatheredContext?
    var messages: [Message]?

    private enum CodingKeys: String, CodingKey {
        case id, name, title, messages
        case phase = "current_phase"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case messageCount = "message_count"
        case context = "gathered_context"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(summary.id, forKey: .id)
        try container.encode(summary.name, forKey: .name)
        try container.encode(summary.title, forKey: .title)
        try container.encode(summary.phase, forKey: .phase)
        try container.encode(summary.createdAt, forKey: .createdAt)
        try container.encode(summary.updatedAt, forKey: .updatedAt)
        try container.encode(summary.messageCount, forKey: .messageCount)
        try container.encodeIfPresent(context, forKey: .context)
        try container.encodeIfPresent(messages, forKey: .messages)
    }
}

/// A mashup as `mashup mashups --json` lists it.
struct MashupAnswer: Encodable {
    var id: MashupID
    var sessionID: SessionID
    var title: String
    var genres: [String]
    var seed: UInt64
    var createdAt: Timestamp
    var basedOn: MashupID?
    var version: Int
    var change: String?

    init(_ summary: MashupSummary) {
        id = summary.id
        sessionID = summary.sessionID
        title = summary.title
        genres = summary.genres
        seed = summary.seed
        createdAt = summary.createdAt
        basedOn = summary.basedOn
        version = summary.version
        change = summary.change
    }

    private enum CodingKeys: String, CodingKey {
        case id, title, genres, seed, version, change
        case sessionID = "session_id"
        case createdAt = "created_at"
        case basedOn = "based_on"
    }

    /// Writes every key; what a first version has not is `null`.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(sessionID, forKey: .sessionID)
        try container.encode(title, forKey: .title)
        try container.encode(genres, forKey: .genres)
        try container.encode(seed, forKey: .seed)
        try container.encode(createdAt, forKey: .createdAt)
        try container.encode(basedOn, forKey: .basedOn)
        try container.encode(version, forKey: .version)
        try container.encode(change, forKey: .change)
    }
}

/// A genre as `mashup genres --json` lists it.
struct GenreAnswer: Encodable {
    var id: GenreID
    var name: String
    var kind: GenreRecord.Kind
    var composable: GenreRecord.Composable.How

    init(_ entry: GenreEntry) {
        id = entry.id
        name = entry.name
        kind = entry.kind
        composable = entry.composable
    }
}

/// What a search found, as `mashup sessions search --json` lists it.
struct SearchAnswer: Encodable {
    var sessionID: SessionID
    var session: String
    var place: String
    var snippet: String
    var createdAt: Timestamp

    init(_ hit: SearchHit) {
        sessionID = hit.sessionID
        session = hit.sessionLabel
        place =
            switch hit.place {
            case .message(_, let role): role.rawValue
            case .mashup(let id, _): "mashup \(id)"
            }
        snippet = OneLine.ofMarkdown(hit.snippet)
        createdAt = hit.createdAt
    }

    private enum CodingKeys: String, CodingKey {
        case session, place, snippet
        case sessionID = "session_id"
        case createdAt = "created_at"
    }
}

/// How much is stored, as `mashup stats --json` tells it.
struct StatisticsAnswer: Encodable {
    /// Answers of models added up; money in US dollars, without what has no known price.
    struct Usage: Encodable {
        var answers: Int
        var promptTokens: Int
        var answerTokens: Int
        var estimatedAnswers: Int
        var costUSD: Double
        var unpricedAnswers: Int

        init(_ sum: UsageSum) {
            answers = sum.answers
            promptTokens = sum.promptTokens
            answerTokens = sum.answerTokens
            estimatedAnswers = sum.estimatedAnswers
            costUSD = Double(sum.costMicros) / 1_000_000
            unpricedAnswers = sum.unpricedAnswers
        }

        private enum CodingKeys: String, CodingKey {
            case answers
            case promptTokens = "prompt_tokens"
            case answerTokens = "answer_tokens"
            case estimatedAnswers = "estimated_answers"
            case costUSD = "cost_usd"
            case unpricedAnswers = "unpriced_answers"
        }
    }

    var sessions: Int
    var messages: Int
    var mashups: Int
    var toolCalls: Int
    var models: [String: Usage]
    var usage: Usage
    var usageThisMonth: Usage

    init(_ numbers: StoreStatistics) {
        sessions = numbers.sessions
        messages = numbers.messages
        mashups = numbers.mashups
        toolCalls = numbers.toolCalls
        models = Dictionary(numbers.models.map { ($0.model, Usage($0.sum)) }) { first, _ in first }
        usage = Usage(numbers.usage)
        usageThisMonth = Usage(numbers.usageThisMonth)
    }

    private enum CodingKeys: String, CodingKey {
        case sessions, messages, mashups, models, usage
        case toolCalls = "tool_calls"
        case usageThisMonth = "usage_this_month"
    }
}

/// What went wrong, as every command reports it with `--json`.
struct ErrorAnswer: Encodable {
    struct Body: Encodable {
        var code: String
        var message: String
        var hint: String
    }

    var error: Body

    init(_ error: ProgramError) {
        self.error = Body(code: error.code, message: error.message, hint: error.hint)
    }
}
