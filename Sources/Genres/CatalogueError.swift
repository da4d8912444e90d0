/// Why the catalogue cannot answer.
public enum CatalogueError: Error, Hashable, Sendable, CustomStringConvertible {
    /// No such genre; the nearest identifiers, best first.
    case unknown(GenreID, nearest: [GenreID])
    /// The genre's file is broken; the others still load.
    case broken(RecordProblem)
    /// The folder or a file cannot be read.
    case unreadable(path: String, reason: String)

    /// The error as a sentence, and what to do as another.
    public var description: String {
        switch self {
        case .unknown(let id, let nearest) where nearest.isEmpty:
            "There is no genre '\(id)'. List the genres to see which there are."
        case .unknown(let id, let nearest):
            "There is no genre '\(id)'. Did you mean \(nearest.map(\.rawValue).joined(separator: ", "))?"
        case .broken(let problem):
            "The genre file \(problem). Mend it there; the other genres still work."
        case .unreadable(let path, let reason):
            "The genre catalogue at \(path) cannot be read: \(reason). Check that DATA_PATH names the data folder."
        }
    }
}

/// What is wrong in a genre file, and where.
public struct RecordProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file's name without its folder.
    public let file: String
    /// The line, counted from 1, where it is known.
    public let line: Int?
    /// What is wrong.
    public let text: String

    /// Makes a problem.
    ///
    /// - Parameters:
    ///   - file: The file's name without its folder.
    ///   - line: The line, counted from 1, where it is known.
    ///   - text: What is wrong, without a full stop.
    public init(file: String, line: Int?, text: String) {
        self.file = file
        self.line = line
        self.text = text
    }

    /// "jazz.yaml, line 41: …".
    public var description: String {
        line.map { "\(file), line \($0): \(text)" } ?? "\(file): \(text)"
    }
}
