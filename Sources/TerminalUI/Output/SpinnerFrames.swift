/// What a spinner looks like at a moment; a pure function of the time that passed.
public struct SpinnerFrames: Sendable, Equatable {
    /// How long the spinner waits before it shows at all, so that quick work never flickers.
    public static let delay = Duration.milliseconds(300)
    /// How long a frame stays.
    public static let interval = Duration.milliseconds(100)
    /// After this time the seconds that passed are shown.
    public static let patience = Duration.seconds(2)

    private static let unicodeFrames = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"]
    private static let asciiFrames = ["|", "/", "-", "\\"]

    private let frames: [String]
    private let width: Int
    private let color: Bool

    /// Frames for a terminal.
    /// - Parameters:
    ///   - unicode: whether braille dots may be drawn; else ASCII.
    ///   - width: columns of the terminal; a line stays one column short of it.
    ///   - color: whether the frame is coloured.
    public init(unicode: Bool, width: Int, color: Bool = false) {
        frames = unicode ? SpinnerFrames.unicodeFrames : SpinnerFrames.asciiFrames
        self.width = width
        self.color = color
    }

    /// The line to draw, or nil before the delay has passed.
    /// - Parameters:
    ///   - elapsed: time since the work began.
    ///   - label: what is being done, in a few words; sanitised, and cut to the width.
    /// - Returns: a line without a newline, or nil.
    public func line(after elapsed: Duration, label: String) -> String? {
        guard elapsed >= SpinnerFrames.delay else { return nil }
        let index = Int((elapsed - SpinnerFrames.delay) / SpinnerFrames.interval) % frames.count
        let seconds = elapsed.components.seconds
        let time = elapsed < SpinnerFrames.patience ? "" : " \(seconds) s"
        let words = TextSanitizer.sanitize(label).split(separator: "\n").joined(separator: " ") + time
        let room = max(0, width - 3)
        let shown = DisplayWidth.truncated(words, to: room)
        return Style.accent.applied(to: frames[index], color: color) + (shown.isEmpty ? "" : " " + shown)
    }
}
