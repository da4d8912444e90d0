/// Which part of a lesson came from whom.
public struct WrittenBy: Codable, Sendable, Hashable {
    /// Who wrote a part.
    public struct Origin: Codable, Sendable, Hashable {
        /// `built-in`, `catalogue`, `catalogue and research`, or the name of a language model.
        public var by: String
        /// What in the part came from the program's own material all the same; nil where nothing did.
        public var except: [String]?

        /// Names who wrote a part.
        public init(_ by: String, except: [String] = []) {
            self.by = by
            self.except = except.isEmpty ? nil : except
        }
    }

    /// The song's title.
    public var title: Origin
    /// The song's words; exceptions are section labels.
    public var words: Origin
    /// The opening line.
    public var hook: Origin
    /// What the theory claims mean; exceptions are the concepts' names.
    ///
    /// The claims are always the program's.
    public var explanations: Origin
    /// The steps of the activities; exceptions are the activities' titles.
    public var activities: Origin
    /// The teaching notes.
    public var notes: Origin
    /// The wording of the cultural context; exceptions are its headings.
    ///
    /// The facts are always the sources'.
    public var culture: Origin
}

extension WrittenBy {
    /// One line for the end of a lesson: "Words: ollama/llama3.1:8b (Verse 2 by the built-in engine) · Culture: the catalogue".
    public var line: String {
        let parts: [(String, Origin)] = [
            ("Title", title), ("Words", words), ("Opening line", hook), ("Explanations", explanations),
            ("Activities", activities), ("Notes", notes), ("Culture", culture),
        ]
        return parts.map { name, origin in
            let own = name == "Culture" ? "the catalogue" : "the built-in engine"
            let rest = origin.except.map { " (\($0.listed) by \(own))" } ?? ""
            let basis = name == "Culture" && !origin.by.hasPrefix("catalogue") ? ", from the sources it cites" : ""
            return "\(name): \(WrittenBy.shown(origin.by))\(basis)\(rest)"
        }.joined(separator: " · ")
    }

    private static func shown(_ name: String) -> String {
        switch name {
        case BuiltInWriter.engine: "the built-in engine"
        case "catalogue", "catalogue and research": "the \(name)"
        default: name
        }
    }
}
