public import Foundation
public import HTTPCore

/// What is set about searching the web.
public struct SearchSettings: Sendable, Equatable {
    /// Which service searches the web.
    public enum Provider: String, CaseIterable, Sendable {
        case auto, tavily, wikipedia, searxng, none
    }

    /// Which service searches the web.
    public var provider: Provider
    /// Where Tavily is.
    public var tavily: URL
    /// The key for Tavily; nil where none is set.
    public var tavilyKey: Secret?
    /// Where Wikipedia is.
    public var wikipedia: URL
    /// Where the school's own SearXNG is; nil where none is set.
    public var searxng: URL?
    /// How the operator can be reached, which Wikipedia asks for; nil where it is not set.
    public var contact: String?
    /// Results kept of one search.
    public var maximumResults: Int
    /// Seconds one search may take.
    public var timeoutSeconds: Int
}
