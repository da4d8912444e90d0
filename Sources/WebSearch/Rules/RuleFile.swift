import Foundation
import Yams

/// One YAML file of rules, read field by field, so that an error can name the field.
struct RuleFile {
    /// The file's path below the data folder.
    let name: String
    private let root: Node.Mapping

    /// Reads a file below the data folder.
    init(_ name: String, in directory: URL) throws(SearchRulesError) {
        self.name = name
        let node: Node?
        do {
            node = try compose(yaml: String(contentsOf: directory.appending(path: name), encoding: .utf8), .basic)
        } catch {
            throw .unreadable(file: name, reason: "\(error)")
        }
        guard let mapping = node?.mapping else { throw .malformed(file: name, reason: "it has no fields") }
        root = mapping
        guard root["schema"]?.scalar?.string == "1" else { throw malformed("its schema is not 1") }
    }

    /// Whether its words are turned by thirteen letters, so that nobody meets them by opening the file.
    var isHidden: Bool { root["encoding"]?.scalar?.string == "rot13" }

    /// The entries of a field that is a list of mappings.
    func entries(_ field: String) throws(SearchRulesError) -> [Node.Mapping] {
        guard let nodes = root[field]?.sequence else { throw malformed("'\(field)' is not a list") }
        var entries: [Node.Mapping] = []
        for node in nodes {
            guard let mapping = node.mapping else { throw malformed("'\(field)' holds an entry without fields") }
            entries.append(mapping)
        }
        return entries
    }

    /// A field that is a mapping.
    func mapping(_ field: String) throws(SearchRulesError) -> Node.Mapping {
        guard let mapping = root[field]?.mapping else { throw malformed("'\(field)' has no fields") }
        return mapping
    }

    /// A field that is a list of texts.
    func texts(_ field: String) throws(SearchRulesError) -> [String] {
        try texts(field, of: root)
    }

    /// A field of an entry that is a list of texts.
    func texts(_ field: String, of entry: Node.Mapping) throws(SearchRulesError) -> [String] {
        guard let nodes = entry[field]?.sequence else { throw malformed("'\(field)' is not a list") }
        var texts: [String] = []
        for node in nodes {
            guard let text = node.scalar?.string, !text.isEmpty else {
                throw malformed("'\(field)' holds something that is no text")
            }
            texts.append(text)
        }
        return texts
    }

    /// A field of an entry that is a text.
    func text(_ field: String, of entry: Node.Mapping) throws(SearchRulesError) -> String {
        guard let text = entry[field]?.scalar?.string else { throw malformed("an entry lacks '\(field)'") }
        return text
    }

    /// An error about this file; `reason` without a full stop.
    func malformed(_ reason: String) -> SearchRulesError {
        .malformed(file: name, reason: reason)
    }
}
