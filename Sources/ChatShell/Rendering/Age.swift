import Sessions

/// Says how long ago something was, in the words of a list.
enum Age {
    /// "just now", "5 min ago", "3 h ago", "yesterday", "12 days ago", or the date.
    static func text(of moment: Timestamp, now: Timestamp) -> String {
        let seconds = (now.milliseconds - moment.milliseconds) / 1000
        switch seconds {
        case ..<60: return "just now"
        case ..<3600: return "\(seconds / 60) min ago"
        case ..<86_400: return "\(seconds / 3600) h ago"
        case ..<172_800: return "yesterday"
        case ..<2_592_000: return "\(seconds / 86_400) days ago"
        default: return String(moment.description.prefix(10))
        }
    }
}
