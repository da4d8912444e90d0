import HTTPCore

/// What `GET /search?format=json` answers; its answers, infoboxes and suggestions differ by version and are not read.
struct SearXNGAnswer: Decodable {
    struct Result: Decodable {
        @Lenient var url: String?
        @Lenient var title: String?
        @Lenient var content: String?
        @Lenient var score: LenientNumber?
    }

    @Lenient var query: String?
    var results: [Lenient<Result>]?
    @Lenient var unresponsiveEngines: [Lenient<Engine>]?
    @Lenient var error: SaidError?

    private enum CodingKeys: String, CodingKey {
        case query, results, error
        case unresponsiveEngines = "unresponsive_engines"
    }

    /// Whether it is SearXNG's answer at all.
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

    /// Engines that did not answer, each with its reason: "brave (timeout)".
    var unresponsive: [String] { (unresponsiveEngines ?? []).compactMap(\.wrappedValue).map(\.words) }

    /// An engine that did not answer: a pair of its name and the reason, or only its name.
    struct Engine: Decodable {
        var words: String

        init(from decoder: any Decoder) throws {
            // Only the name is the other form, not an error.
            if let name = try? decoder.singleValueContainer().decode(String.self) {
                words = name
                return
            }
            var pair = try decoder.unkeyedContainer()
            let name = try pair.decode(String.self)
            words = pair.isAtEnd ? name : "\(name) (\(try pair.decode(String.self)))"
        }
    }
}

/// What `GET /config` answers.
struct SearXNGConfiguration: Decodable {
    @Lenient var version: String?
    private let hasEngines: Bool

    private enum CodingKeys: String, CodingKey { case version, engines }

    init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: CodingKeys.self)
        _version = try object.decode(Lenient<String>.self, forKey: .version)
        hasEngines = object.contains(.engines)
    }

    /// Whether SearXNG wrote it.
    var isSearXNG: Bool { version != nil || hasEngines }
}
