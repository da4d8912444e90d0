/// Colours that people who see colours differently can tell apart, in the order in which they are given out.
///
/// After Okabe and Ito, "Color Universal Design" (2008), each as its nearest neighbour in xterm's palette, or as one of the
/// theme's sixteen. Colour is never the only mark: what is drawn with these has a letter or a pattern as well.
public enum DistinctColor: Int, Sendable, CaseIterable {
    case skyBlue, vermillion, bluishGreen, orange, reddishPurple, blue, yellow

    /// The colour for the part with this number, from 0; they come round again.
    public init(part: Int) {
        let all = DistinctColor.allCases
        self = all[((part % all.count) + all.count) % all.count]
    }

    /// The colour as a style for a terminal.
    public func style(_ depth: ColorDepth) -> Style {
        switch depth {
        case .palette: Style(paletteIndex: paletteIndex)
        case .sixteen: Style(color: themeColor)
        }
    }

    private var paletteIndex: UInt8 {
        switch self {
        case .skyBlue: 74
        case .vermillion: 166
        case .bluishGreen: 36
        case .orange: 178
        case .reddishPurple: 175
        case .blue: 31
        case .yellow: 221
        }
    }

    private var themeColor: ANSIColor {
        switch self {
        case .skyBlue: .cyan
        case .vermillion: .red
        case .bluishGreen: .green
        case .orange: .yellow
        case .reddishPurple: .magenta
        case .blue: .blue
        case .yellow: .brightYellow
        }
    }
}
