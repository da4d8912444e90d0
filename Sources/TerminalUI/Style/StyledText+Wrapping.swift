extension StyledText {
    /// The text as a terminal takes it, broken at spaces so that no line is wider than `width`.
    /// - Parameters:
    ///   - color: whether styles are written.
    ///   - width: columns of the window.
    ///   - hanging: columns by which further lines are indented beyond the first; none where the window is too narrow.
    /// - Returns: one line or more, without a newline at the end.
    public func rendered(color: Bool, width: Int, hanging: Int = 2) -> String {
        guard self.width > width else { return rendered(color: color) }
        var lead = plain.prefix { $0 == " " }.count
        let indent = lead + hanging <= width / 2 ? lead + hanging : 0
        var flow = TextFlow(width: width, color: color)
        flow.begin(
            first: StyledText(String(repeating: " ", count: lead)),
            hanging: StyledText(String(repeating: " ", count: indent))
        )
        for run in runs {
            for scalar in TextSanitizer.sanitize(run.text).unicodeScalars {
                if lead > 0, scalar == " " {
                    lead -= 1
                } else {
                    flow.put(scalar, run.style)
                }
            }
        }
        flow.end(keepsEmpty: true)
        return String(flow.takeOutput().dropLast())
    }
}
