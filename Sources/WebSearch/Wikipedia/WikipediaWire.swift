import HTTPCore

/// What `action=query&generator=search` answers.
struct WikipediaAnswer: Decodable {
    struct Page: Decodable {
        @Lenient var title: String?
        @Lenient var index: Int?
        @Lenient var extract: String?
        @Lenient var fullurl: String?
        @Lenient var canonicalurl: String?
        @Lenient var missing: Bool?
        @Lenient var invalid: Bool?
        @Lenient var pageprops: PageProperties?

        /// Whether there is no article, or only one that lists others.
        var isPassedOver: Bool { missing == true || invalid == true || pageprops?.isDisambiguation == true }
        /// Its address, where it has one.
        var url: String? { [fullurl, canonicalurl].compactMap { $0 }.first { !$0.isEmpty } }
    }

    /// Only whether a property is there counts; its value is empty.
    struct PageProperties: Decodable {
        var isDisambiguation: Bool

        private enum Keys: String, CodingKey { case disambiguation }

        init(from decoder: any Decoder) throws {
            isDisambiguation = try decoder.container(keyedBy: Keys.self).contains(.disambiguation)
        }
    }

    struct Query: Decodable {
        var pages: [Lenient<Page>]?
    }

    var query: Query?
    @Lenient var error: SaidError?
    private let isComplete: Bool

    private enum CodingKeys: String, CodingKey {
        case query, error, batchcomplete
        case more = "continue"
    }

    init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: CodingKeys.self)
        query = try object.decodeIfPresent(Query.self, forKey: .query)
        _error = try object.decode(Lenient<SaidError>.self, forKey: .error)
        isComplete = object.contains(.batchcomplete) || object.contains(.more)
    }

    /// Whether it is MediaWiki's answer at all: where nothing is found there is no `query`.
    var isAnswer: Bool { query != nil || isComplete }

    /// The pages in the order of the search; they come in any.
    var pages: [Page] {
        let found = (query?.pages ?? []).compactMap(\.wrappedValue)
        return found.enumerated().sorted { left, right in
            (left.element.index ?? .max, left.offset) < (right.element.index ?? .max, right.offset)
        }.map(\.element)
    }
}

/// What `action=query&meta=siteinfo` answers.
struct WikipediaSiteInfo: Decodable {
    struct General: Decodable {
        @Lenient var generator: String?
    }

    struct Query: Decodable {
        @Lenient var general: General?
    }

    @Lenient var query: Query?
    @Lenient var error: SaidError?
}
