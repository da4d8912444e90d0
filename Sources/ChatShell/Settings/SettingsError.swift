/// A setting has a value that it cannot have.
public enum SettingsError: Error, Hashable, CustomStringConvertible {
    /// The value is none of those allowed; `nearest` is the likeliest meant.
    case notAllowed(name: String, value: String, allowed: [String], nearest: String?)
    /// The value is no whole number within the range.
    case notInRange(name: String, value: String, range: ClosedRange<Int>)
    /// The value is no amount of US dollars.
    case notMoney(name: String, value: String)
    /// The value is no web address, or holds a password.
    case notAnAddress(name: String, value: String, example: String)
    /// The value is no line of plain characters.
    case notALine(name: String)
    /// The setting is needed and not set.
    case missing(name: String, because: String)
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
        case .notMoney(let name, let value):
            "\(name) is “\(value)”, and must be an amount of US dollars such as 5 or 2.50."
        case .notAnAddress(let name, _, let example):
            "\(name) is no address a request can go to. Write it like \(example), without user and password."
        case .notALine(let name):
            "\(name) must be one line of at most 200 plain letters, digits and signs, without brackets: an e-mail or web address."
        case .missing(let name, let reason): "\(name) is not set, and \(reason). Set it, or choose another."
        case .noSuchFolder(let name, let path):
            "There is no folder \(path). Set \(name) to where the program's files are."
        case .unreadableFile(let path, let reason):
            "The settings file \(path) cannot be read: \(reason). Mend or remove it and try again."
        }
    }
}
