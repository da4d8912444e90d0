public import Foundation
import Teaching
import Yams

/// The wordings of questions, for every purpose and kind of service: `data/search/phrases.yaml`.
public struct PhraseBook: Sendable {
    /// The parts of each wording, the least important last.
    let parts: [SearchManners.Style: [SearchQuery.Purpose: [String]]]
    /// What levels are called in a search.
    let levels: [SkillLevel: String]
    /// What settings are called in a search.
    let settings: [Setting: String]

    /// Reads the wordings below the data folder; each style, purpose, level and setting has to be there.
    public init(directory: URL) throws(SearchRulesError) {
        let file = try RuleFile("search/phrases.yaml", in: directory)
        var parts: [SearchManners.Style: [SearchQuery.Purpose: [String]]] = [:]
        for style in SearchManners.Style.allCases {
            let mapping = try file.mapping(style.rawValue)
            for purpose in SearchQuery.Purpose.allCases where purpose != .words {
                let texts = try file.texts(purpose.rawValue, of: mapping)
                guard texts.first?.contains("{subject}") == true else {
                    throw file.malformed("'\(purpose.rawValue)' does not begin with {subject}")
                }
                parts[style, default: [:]][purpose] = texts
            }
        }
        self.parts = parts
        levels = try PhraseBook.names(of: "levels", in: file)
        settings = try PhraseBook.names(of: "settings", in: file)
    }

    private static func names<Value: CaseIterable & RawRepresentable<String> & Hashable>(
        of field: String,
        in file: RuleFile
    ) throws(SearchRulesError) -> [Value: String] {
        let mapping = try file.mapping(field)
        var names: [Value: String] = [:]
        for value in Value.allCases { names[value] = try file.text(value.rawValue, of: mapping) }
        return names
    }
}
