extension Mashup {
    /// Every check by its area, and the three scores with their reasons, as Markdown.
    public var checksMarkdown: String {
        let real = checks.filter { !$0.claim.hasPrefix("Not ") }
        let failed = real.count { !$0.passed }
        var text = "# What was checked in \(title)\n\n"
        text += "\(real.count - failed) of \(real.count) checks hold"
        text += failed == 0 ? "." : "; \(failed) failed, and \(failed == 1 ? "it stands" : "they stand") first."
        for area in Check.Area.allCases {
            let own = checks.filter { $0.area == area }.enumerated().sorted { first, second in
                (first.element.passed ? 1 : 0, first.offset) < (second.element.passed ? 1 : 0, second.offset)
            }.map(\.element)
            guard !own.isEmpty else { continue }
            text += "\n\n## \(area.rawValue.capitalizedFirst)\n\n"
            text += own.map { "- \($0.passed ? "✓" : "✗ **failed:**") \($0.claim) (\($0.place))" }
                .joined(separator: "\n")
        }
        text += "\n\n## Quality \(quality.score) of 100"
        for aspect in quality.scores {
            let name = aspect.name.rawValue.replacing("_", with: " ").capitalizedFirst
            text += "\n\n**\(name) \(aspect.score) of 100**\n\n"
            text += aspect.reasons.map { "- \($0)" }.joined(separator: "\n")
        }
        if !quality.remarks.isEmpty {
            text += "\n\n**Remarks**\n\n" + quality.remarks.map { "- \($0)" }.joined(separator: "\n")
        }
        return text + "\n"
    }
}
