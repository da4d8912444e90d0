public import Foundation
public import Teaching

/// Rates sources by their hosts, as a head of department would: `data/search/quality.yaml`.
public struct SourceQualityRules: Sendable {
    private var hosts = HostList<ResearchNote.Quality>()

    /// Reads the list below the data folder.
    public init(directory: URL) throws(SearchRulesError) {
        let file = try RuleFile("search/quality.yaml", in: directory)
        for entry in try file.entries("groups") {
            let word = try file.text("quality", of: entry)
            guard let quality = ResearchNote.Quality(rawValue: word) else {
                throw file.malformed("'\(word)' is no quality")
            }
            for host in try file.texts("hosts", of: entry) { hosts.add(host, quality) }
        }
    }

    /// How far a source is trusted; one that no entry names, low.
    ///
    /// Low, too, is whatever could be another's: a host with letters beyond ASCII, which may only look like a known one; a
    /// port of its own; an address that hands on to another. A person's own pages (`/~name`) are medium at most.
    public func quality(of address: WebAddress) -> ResearchNote.Quality {
        guard !address.isInternationalised, address.port == nil, !address.handsOn else { return .low }
        let quality = hosts.match(address)?.value ?? .low
        return quality == .high && address.path.contains("/~") ? .medium : quality
    }
}
