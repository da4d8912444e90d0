import HTTPCore

/// Sums up the lines of a pull: the server reports one part at a time.
struct OllamaPull {
    /// Whether the server said that the model is there.
    private(set) var isComplete = false
    private var parts: [String: (completed: Int, total: Int)] = [:]

    /// No part is larger, which keeps the sums from running over.
    private static let largest = 1 << 50

    /// The progress after a line without an error.
    mutating func take(_ line: OllamaPullLine) -> PullProgress {
        let status = ServerWords.cleaned(line.status ?? "", without: nil)
        if status == "success" { isComplete = true }
        if let digest = line.digest, parts.count < 1000 || parts[digest] != nil {
            let total = min(max(line.total ?? 0, 0), Self.largest)
            parts[digest] = (min(max(line.completed ?? 0, 0), total), total)
        }
        return PullProgress(
            status: status,
            completed: parts.values.reduce(0) { $0 + $1.completed },
            total: parts.values.reduce(0) { $0 + $1.total }
        )
    }
}
