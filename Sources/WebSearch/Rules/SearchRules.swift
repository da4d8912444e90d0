public import Foundation

/// The rules by which searches are worded and their results judged, as `data/search/` and `data/lint/slurs.yaml` hold them.
public struct SearchRules: Sendable {
    /// How far sources are trusted.
    public let quality: SourceQualityRules
    /// How questions are put into words.
    public let phrases: PhraseBook
    let hosts: HostRules
    let content: ContentRules
    let machines: MachineRules

    /// Reads the rules below the data folder (the one that holds `search` and `lint`).
    public static func read(directory: URL) throws(SearchRulesError) -> SearchRules {
        let unsuitable = try RuleFile("search/unsuitable.yaml", in: directory)
        return SearchRules(
            quality: try SourceQualityRules(directory: directory),
            phrases: try PhraseBook(directory: directory),
            hosts: try HostRules(unsuitable: unsuitable),
            content: try ContentRules(directory: directory, unsuitable: unsuitable),
            machines: try MachineRules(unsuitable: unsuitable)
        )
    }
}
