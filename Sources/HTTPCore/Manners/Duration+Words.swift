extension Duration {
    /// The time as people say it, rounded up: "12 seconds", "2 minutes", "1 hour".
    public var inWords: String {
        let seconds = components.seconds + (components.attoseconds > 0 ? 1 : 0)
        func count(_ number: Int64, _ unit: String) -> String { "\(number) \(unit)\(number == 1 ? "" : "s")" }
        return switch seconds {
        case ..<120: count(max(1, seconds), "second")
        case ..<5400: count((seconds + 59) / 60, "minute")
        default: count((seconds + 3599) / 3600, "hour")
        }
    }
}
