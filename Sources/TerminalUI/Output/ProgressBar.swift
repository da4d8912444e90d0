/// How far something is, drawn in a few columns.
public struct ProgressBar: Sendable, Equatable {
    private let unicode: Bool
    private static let columns = 20

    /// A bar of block characters, or of ASCII.
    public init(unicode: Bool) {
        self.unicode = unicode
    }

    /// The bar with what is being done; without a known total only the words.
    public func text(_ words: String, completed: Int, total: Int) -> String {
        guard total > 0 else { return words }
        let percent = min(max(completed, 0), total) * 100 / total
        return "\(share(of: completed, in: total)) \(percent) % of \(Self.size(total)) \(words)"
    }

    /// The bar alone.
    public func share(of part: Int, in total: Int) -> String {
        let filled = total > 0 ? min(max(part, 0), total) * Self.columns / total : 0
        return String(repeating: unicode ? "█" : "#", count: filled)
            + String(repeating: unicode ? "░" : ".", count: Self.columns - filled)
    }

    /// A size as people read it, in MB or GB.
    public static func size(_ bytes: Int) -> String {
        let tenths = bytes / 100_000_000
        return bytes < 100_000_000 ? "\(bytes / 1_000_000) MB" : "\(tenths / 10).\(tenths % 10) GB"
    }
}
