import Conversations
import HTTPCore
import Logging
import Sessions
import Synchronization
import WebSearch

extension Workbench {
    /// The services that the settings describe, in the order in which they are asked; nothing is asked of them yet.
    ///
    /// A service that is named is the only one: a school that has its own does not want its questions to go elsewhere.
    static func searchProviders(
        _ settings: SearchSettings,
        transport: any HTTPTransport
    ) -> [any SearchProvider] {
        let tavily = Tavily(base: settings.tavily, key: settings.tavilyKey, transport: transport)
        let wikipedia = Wikipedia(
            base: settings.wikipedia,
            contact: settings.contact,
            version: ProgramVersion.current,
            transport: transport
        )
        let searxng = settings.searxng.map { SearXNG(base: $0, transport: transport) }
        switch settings.provider {
        case .none: return []
        case .tavily: return [tavily]
        case .wikipedia: return [wikipedia]
        case .searxng: return [searxng].compactMap(\.self)
        case .auto:
            let keyed: [any SearchProvider] = settings.tavilyKey == nil ? [] : [tavily]
            return keyed + [searxng].compactMap(\.self) + [wikipedia]
        }
    }

    /// The search service with its answers kept in `store`; nil where nothing is to be searched.
    func searchService(store: SessionStore) -> SearchService? {
        searching.withLock { known in
            if let known { return known }
            if searchProviders.isEmpty { return nil }
            let data = settings.data
            let log = log
            let service = SearchService(
                parts: SearchService.Parts(
                    providers: searchProviders,
                    cache: store,
                    buckets: store,
                    rules: { try SearchRules.read(directory: data) },
                    count: settings.search.maximumResults,
                    limit: .seconds(settings.search.timeoutSeconds),
                    now: now,
                    onCacheFailure: { log.warning("search answers not kept", metadata: ["reason": "\($0)"]) }
                )
            )
            known = service
            return service
        }
    }
}
