/// Why the rules of searching cannot be read.
public enum SearchRulesError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A file is not there, is no text, or is no YAML; `file` is its path below the data folder.
    case unreadable(file: String, reason: String)
    /// A file lacks something or holds what does not belong there.
    case malformed(file: String, reason: String)

    /// The error as a sentence, and what to do as another.
    public var description: String {
        switch self {
        case .unreadable(let file, let reason):
            "The search rules in \(file) cannot be read: \(reason). Check that DATA_PATH names the data folder."
        case .malformed(let file, let reason):
            "The search rules in \(file) are not right: \(reason). Mend the file there."
        }
    }
}
