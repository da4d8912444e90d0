import Teaching

/// The standards of one body, from a file of `data/standards`.
struct StandardsTable: Codable, Sendable, Hashable {
    /// A standard that runs through several stages, with its code at each.
    struct Standard: Codable, Sendable, Hashable {
        var id: String
        /// The part of the curriculum; a lesson names at most one code of each.
        var strand: String
        /// What it asks for, in our own words.
        var description: String
        /// The objectives it belongs to, in the words of `learning_objectives`.
        var serves: [String]
        /// Titles of the activities that work on it.
        var steps: [String]
        var codes: [Code]
    }

    /// A code and how it is known.
    struct Code: Codable, Sendable, Hashable {
        /// `read` in the refs, or put together by the `scheme` they state.
        enum Basis: String, Codable, Sendable { case read, scheme }

        var stage: String
        var code: String
        var basis: Basis
        var refs: [String]
    }

    struct Source: Codable, Sendable, Hashable {
        var id: String
        var title: String
        var url: String
    }

    var id: String
    var country: String
    /// The name as a lesson prints it.
    var body: String
    var rights: String
    /// The stage for each setting and level; a setting that is missing has no codes.
    var stages: [String: [String: String]]
    var sources: [Source]
    var standards: [Standard]

    /// The files in the order in which lessons print their bodies.
    static let files = ["us-ncas.yaml", "england.yaml", "australia.yaml"]

    /// The grade, key stage or band that a class works at; nil where the body has none for the setting.
    func stage(_ setting: Setting, _ level: SkillLevel) -> String? {
        stages[setting.rawValue]?[level.rawValue]
    }

    /// The standard and the code's row; nil where the table does not have it.
    func entry(of code: String) -> (standard: Standard, row: Code)? {
        for standard in standards {
            if let row = standard.codes.first(where: { $0.code == code }) { return (standard, row) }
        }
        return nil
    }
}
