/// Sets words into lines of a width while they arrive, each word with its styles.
///
/// What it writes depends only on what it was given, never on when: a word is written when it is known to be whole.
struct TextFlow: Sendable {
    private let width: Int
    private let color: Bool
    private var firstPrefix = StyledText("")
    private var hangingPrefix = StyledText("")
    private var column = 0
    private var prefixWidth = 0
    private var isLineOpen = false
    private var isFirstLine = true
    private var spaces = 0
    private var word: [StyledText.Run] = []
    private var written = ""

    init(width: Int, color: Bool) {
        self.width = max(1, width)
        self.color = color
    }

    /// Begins a block whose first line and further lines have something before them.
    mutating func begin(first: StyledText, hanging: StyledText) {
        firstPrefix = first
        hangingPrefix = hanging
        isFirstLine = true
        isLineOpen = false
        spaces = 0
    }

    /// Takes what was written so far.
    mutating func takeOutput() -> String {
        defer { written = "" }
        return written
    }

    /// Writes a text as it is, outside any flow.
    mutating func writeVerbatim(_ text: String) {
        written += text
    }

    mutating func put(_ scalar: Unicode.Scalar, _ style: Style) {
        if scalar == " " { return space() }
        if scalar == "\n" { return breakLine() }
        if !word.isEmpty, WideScalars.allowsBreakBefore(scalar) { flushWord() }
        if let last = word.indices.last, word[last].style == style {
            word[last].text.unicodeScalars.append(scalar)
        } else {
            word.append(StyledText.Run(text: String(scalar), style: style))
        }
    }

    mutating func space() {
        flushWord()
        spaces += 1
    }

    /// Ends the line; the next word begins one with the hanging prefix.
    mutating func breakLine() {
        flushWord()
        if !isLineOpen { openLine() }
        closeLine()
    }

    /// Ends the block.
    /// - Parameter keepsEmpty: whether a block without words still writes its prefix.
    mutating func end(keepsEmpty: Bool = false) {
        flushWord()
        if !isLineOpen, isFirstLine, keepsEmpty { openLine() }
        if isLineOpen { closeLine() }
    }

    private mutating func flushWord() {
        guard !word.isEmpty else { return }
        let runs = word
        word = []
        let length = runs.reduce(0) { $0 + DisplayWidth.of($1.text) }
        if !isLineOpen { openLine() }
        if column + spaces + length > width, column > prefixWidth {
            closeLine()
            openLine()
        }
        if column > prefixWidth || spaces > 0 {
            written += String(repeating: " ", count: spaces)
            column += spaces
        }
        spaces = 0
        for run in runs { write(run) }
    }

    private mutating func write(_ run: StyledText.Run) {
        var piece = ""
        for character in run.text {
            let columns = DisplayWidth.of(character)
            // A word wider than the line is broken where the line ends.
            if column + columns > width, column > prefixWidth {
                written += run.style.applied(to: piece, color: color)
                piece = ""
                closeLine()
                openLine()
            }
            piece.append(character)
            column += columns
        }
        written += run.style.applied(to: piece, color: color)
    }

    private mutating func openLine() {
        let prefix = isFirstLine ? firstPrefix : hangingPrefix
        written += prefix.rendered(color: color)
        prefixWidth = prefix.width
        column = prefixWidth
        isLineOpen = true
        isFirstLine = false
        spaces = 0
    }

    private mutating func closeLine() {
        // An empty line carries no trailing spaces.
        if column == prefixWidth { while written.last == " " { written.removeLast() } }
        written += "\n"
        isLineOpen = false
        spaces = 0
    }
}
