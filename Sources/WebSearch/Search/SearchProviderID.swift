/// The services that can be asked.
public enum SearchProviderID: String, Codable, Sendable, Hashable, CaseIterable {
    case tavily, searxng, wikipedia

    /// Its name for people.
    public var title: String {
        switch self {
        case .tavily: "Tavily"
        case .searxng: "SearXNG"
        case .wikipedia: "Wikipedia"
        }
    }
}
