/// A setting has a value that it cannot have.
public enum SettingsError: Error, Hashable, CustomStringConvertible {
    /// The value is none of those allowed; `nearest` is the likeliest meant.
    case notAllowed(name: String, value: String, allowed: [String], nearest: String?)
    /// The value is no whole number within the range.
    case notInRange(name: String, value: String, range: ClosedRange<Int>)
    /// The folder is not there.
    case noSuchFolder(name: String, path: String)
    /// A settings file cannot be read.
    case unreadableFile(path: String, reason: String)

    /// What is wrong, and what is allowed.
    public var description: String {
        switch self {
        case .notAllowed(let name, let value, let allowed, let nearest):
            "\(name) is “\(value)”, and only \(allowed.joined(separator: ", ")) are allowed."
                + (nearest.map { " Did you mean \($0)?" } ?? "")
        case .notInRange(let name, let value, let range):
            "\(name) is “\(value)”, and must be a whole number from \(range.lowerBound) to \(range.upperBound)."
        case .noSuchFolder(let name, let path):
            "There is no folder \(path). Set \(name) to where the program's files are."
        case .unreadableFile(let path, let reason):
            "The settings file \(path) cannot be read: \(reason). Mend or remove it and try again."
        }
    }
}
