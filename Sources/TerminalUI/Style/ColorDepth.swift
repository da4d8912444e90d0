/// How many colours a terminal has.
public enum ColorDepth: Sendable, Hashable, CaseIterable {
    /// The sixteen that its theme defines.
    case sixteen
    /// xterm's palette of 256, or more.
    case palette

    /// Reads the depth from `TERM` (`xterm-256color` and its like) and `COLORTERM` (`truecolor`, `24bit`).
    public init(environment: [String: String]) {
        let term = environment["TERM"] ?? ""
        let many = ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? "")
        self = many || term.contains("256color") || term.contains("direct") ? .palette : .sixteen
    }
}
