import HTTPCore

/// What is sent to `POST /search`.
struct TavilyQuestion: Encodable {
    var query: String
    var maxResults: Int
    let searchDepth = "basic"
    let includeAnswer = false

    private enum CodingKeys: String, CodingKey {
        case query
        case maxResults = "max_results"
        case searchDepth = "search_depth"
        case includeAnswer = "include_answer"
    }
}

/// What `POST /search` answers; members that differ in type from answer to answer and are not needed are not read.
struct TavilyAnswer: Decodable {
    struct Result: Decodable {
        @Lenient var url: String?
        @Lenient var title: String?
        @Lenient var content: String?
        @Lenient var score: LenientNumber?
    }

    @Lenient var query: String?
    var results: [Lenient<Result>]?
    @Lenient var error: SaidError?
    @Lenient var detail: SaidError?

    /// Whether it is Tavily's answer at all: it repeats the query, also where it leaves the results out.
    var isAnswer: Bool { results != nil || query != nil }

    /// The results that have an address.
    var hits: [SearchHit] {
        (results ?? []).compactMap(\.wrappedValue).compactMap { result in
            guard let url = result.url, !url.isEmpty else { return nil }
            return SearchHit(
                title: result.title ?? "",
                url: url,
                text: result.content ?? "",
                score: result.score?.value
            )
        }
    }
}

/// What `GET /usage` answers.
struct TavilyUsage: Decodable {
    struct Key: Decodable {
        @Lenient var usage: LenientNumber?
        @Lenient var limit: LenientNumber?
    }

    struct Account: Decodable {
        @Lenient var plan: String?
        @Lenient var usage: LenientNumber?
        @Lenient var limit: LenientNumber?

        private enum CodingKeys: String, CodingKey {
            case plan = "current_plan"
            case usage = "plan_usage"
            case limit = "plan_limit"
        }
    }

    @Lenient var key: Key?
    @Lenient var account: Account?
    @Lenient var error: SaidError?
    @Lenient var detail: SaidError?

    /// The plan and what is used of it, as far as it is told: "Researcher plan, 12 of 1000 searches used".
    var words: String? {
        let plan = account?.plan.map { "\($0) plan" }
        let used = Self.used(account?.usage, of: account?.limit) ?? Self.used(key?.usage, of: key?.limit)
        let parts = [plan, used].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    private static func used(_ usage: LenientNumber?, of limit: LenientNumber?) -> String? {
        guard let usage = usage.flatMap({ Int(exactly: $0.value.rounded()) }) else { return nil }
        guard let limit = limit.flatMap({ Int(exactly: $0.value.rounded()) }) else { return "\(usage) searches used" }
        return "\(usage) of \(limit) searches used"
    }
}
