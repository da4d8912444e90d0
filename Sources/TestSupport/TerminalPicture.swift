/// What a terminal shows after a program's output: every line, those that have scrolled away included.
///
/// It knows what this program, readline and a pager of its kind write: text, colours, moving within lines, erasing,
/// inserting and deleting characters. A character takes one cell; wide ones are not measured.
public struct TerminalPicture: Sendable {
    /// The lines from the first to the last, without white space at their ends.
    public private(set) var lines: [String] = []
    /// Lines that had to be broken because they were wider than the window.
    public private(set) var brokenLines: [String] = []
    /// The parameters of every sequence that sets colours or styles.
    public private(set) var styles: [String] = []

    private let columns: Int
    private var cells: [[Character]] = [[]]
    private var row = 0
    private var column = 0

    /// Draws output in a window of so many columns.
    public init(_ output: String, columns: Int = 80) {
        self.columns = columns
        var scalars = output.unicodeScalars.makeIterator()
        while let scalar = scalars.next() { draw(scalar, &scalars) }
        lines = cells.map { Self.trimmed($0) }
        while lines.last?.isEmpty == true { lines.removeLast() }
        brokenLines = brokenLines.filter { !$0.isEmpty }
    }

    /// All lines as one text with a newline at its end.
    public var text: String { lines.map { $0 + "\n" }.joined() }

    private mutating func draw(_ scalar: Unicode.Scalar, _ rest: inout String.UnicodeScalarView.Iterator) {
        switch scalar.value {
        case 0x0A: lineFeed()
        case 0x0D: column = 0
        case 0x08: column = max(0, column - 1)
        case 0x1B: escape(&rest)
        case 0..<0x20, 0x7F: break
        default: put(scalar)
        }
    }

    private mutating func lineFeed() {
        row += 1
        if row == cells.count { cells.append([]) }
    }

    private mutating func put(_ scalar: Unicode.Scalar) {
        let joins = scalar.properties.canonicalCombiningClass != .notReordered || scalar.properties.isVariationSelector
        if joins, column > 0, column <= cells[row].count {
            cells[row][column - 1] = Character(String(cells[row][column - 1]) + String(scalar))
            return
        }
        if column >= columns {
            brokenLines.append(Self.trimmed(cells[row]))
            column = 0
            lineFeed()
        }
        while cells[row].count <= column { cells[row].append(" ") }
        cells[row][column] = Character(scalar)
        column += 1
    }

    private mutating func escape(_ rest: inout String.UnicodeScalarView.Iterator) {
        guard let kind = rest.next() else { return }
        if kind == "]" {
            // An operating system command, up to BEL or ST.
            while let scalar = rest.next(), scalar.value != 7 {
                if scalar.value == 0x1B {
                    _ = rest.next()
                    return
                }
            }
            return
        }
        guard kind == "[" else { return }
        var parameters = ""
        while let scalar = rest.next() {
            if (0x40...0x7E).contains(scalar.value) { return control(scalar, parameters) }
            parameters.unicodeScalars.append(scalar)
        }
    }

    private mutating func control(_ final: Unicode.Scalar, _ parameters: String) {
        let count = max(1, Int(parameters) ?? 1)
        switch final {
        case "A": row = max(0, row - count)
        case "B": for _ in 0..<count { lineFeed() }
        case "C": column = min(columns - 1, column + count)
        case "D": column = max(0, column - count)
        case "G": column = count - 1
        case "J": eraseBelow()
        case "K": eraseLine(Int(parameters) ?? 0)
        case "P": cells[row].removeSubrange(min(column, cells[row].count)..<min(column + count, cells[row].count))
        case "@":
            if column < cells[row].count { cells[row].insert(contentsOf: repeatElement(" ", count: count), at: column) }
        case "m": styles.append(parameters)
        default: break
        }
    }

    private mutating func eraseBelow() {
        eraseLine(0)
        for below in cells.indices.dropFirst(row + 1) { cells[below] = [] }
    }

    private mutating func eraseLine(_ part: Int) {
        switch part {
        case 0: cells[row].removeSubrange(min(column, cells[row].count)...)
        case 1: for cell in cells[row].indices.prefix(column + 1) { cells[row][cell] = " " }
        default: cells[row] = []
        }
    }

    private static func trimmed(_ cells: [Character]) -> String {
        let end = cells.lastIndex { $0 != " " }.map { $0 + 1 } ?? 0
        return String(cells[..<end])
    }
}
