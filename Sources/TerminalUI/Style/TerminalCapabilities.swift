#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif
import CReadline

/// The size of a terminal window in character cells.
public struct TerminalSize: Sendable, Equatable {
    /// Columns, at least one.
    public var columns: Int
    /// Rows, at least one.
    public var rows: Int

    /// A size in character cells.
    public init(columns: Int, rows: Int) {
        self.columns = max(1, columns)
        self.rows = max(1, rows)
    }

    /// The size the terminal behind a descriptor reports; nil when it is no terminal or does not know.
    public static func ofTerminal(_ descriptor: Int32) -> TerminalSize? {
        var columns: Int32 = 0
        var rows: Int32 = 0
        guard creadline_window_size(descriptor, &columns, &rows) == 0, columns > 0, rows > 0 else { return nil }
        return TerminalSize(columns: Int(columns), rows: Int(rows))
    }
}

/// What the program's three streams can do.
public struct TerminalCapabilities: Sendable, Equatable {
    /// Whether standard input is a terminal.
    public var isInputTerminal: Bool
    /// Whether standard output is a terminal.
    public var isOutputTerminal: Bool
    /// Whether standard error is a terminal.
    public var isErrorTerminal: Bool
    /// Columns to write in, 80 when nothing tells.
    public var width: Int
    /// Rows of the window, 24 when nothing tells.
    public var height: Int
    /// Whether styles are written to standard output.
    public var color: Bool
    /// Whether styles are written to standard error.
    public var errorColor: Bool
    /// Whether characters beyond ASCII are understood.
    public var unicode: Bool
    /// Whether the cursor may be moved and a line erased.
    public var cursorControl: Bool
    /// How many colours there are where ``color`` is on.
    public var colorDepth: ColorDepth

    /// Capabilities as given; the defaults are those of a pipe.
    public init(
        isInputTerminal: Bool = false,
        isOutputTerminal: Bool = false,
        isErrorTerminal: Bool = false,
        width: Int = 80,
        height: Int = 24,
        color: Bool = false,
        errorColor: Bool = false,
        unicode: Bool = true,
        cursorControl: Bool = false,
        colorDepth: ColorDepth = .sixteen
    ) {
        self.isInputTerminal = isInputTerminal
        self.isOutputTerminal = isOutputTerminal
        self.isErrorTerminal = isErrorTerminal
        self.width = width
        self.height = height
        self.color = color
        self.errorColor = errorColor
        self.unicode = unicode
        self.cursorControl = cursorControl
        self.colorDepth = colorDepth
    }

    /// Works the capabilities out from facts.
    ///
    /// `NO_COLOR` with any non-empty value turns colour off (no-color.org), so does `TERM=dumb`, which also rules out
    /// moving the cursor. The width is the window's, else `COLUMNS`, else 80. `LC_ALL`, `LC_CTYPE` and `LANG` are asked
    /// in that order for UTF-8; when none is set the terminal is taken to understand it.
    /// - Parameters:
    ///   - environment: the process's environment.
    ///   - inputIsTerminal: whether standard input is one.
    ///   - outputIsTerminal: whether standard output is one.
    ///   - errorIsTerminal: whether standard error is one.
    ///   - size: what the terminal says of its size, nil when it does not.
    /// - Returns: the capabilities those facts lead to.
    public static func detect(
        environment: [String: String],
        inputIsTerminal: Bool,
        outputIsTerminal: Bool,
        errorIsTerminal: Bool,
        size: TerminalSize?
    ) -> TerminalCapabilities {
        let isDumb = environment["TERM"] == "dumb"
        let allowsColor = !isDumb && (environment["NO_COLOR"] ?? "").isEmpty
        return TerminalCapabilities(
            isInputTerminal: inputIsTerminal,
            isOutputTerminal: outputIsTerminal,
            isErrorTerminal: errorIsTerminal,
            width: size?.columns ?? positive(environment["COLUMNS"]) ?? 80,
            height: size?.rows ?? positive(environment["LINES"]) ?? 24,
            color: outputIsTerminal && allowsColor,
            errorColor: errorIsTerminal && allowsColor,
            unicode: understandsUnicode(environment),
            cursorControl: !isDumb && (outputIsTerminal || errorIsTerminal),
            colorDepth: ColorDepth(environment: environment)
        )
    }

    /// The capabilities of this process's streams at this moment; ask again after the window was resized.
    public static func current(environment: [String: String]) -> TerminalCapabilities {
        let size =
            TerminalSize.ofTerminal(STDOUT_FILENO) ?? TerminalSize.ofTerminal(STDERR_FILENO)
            ?? TerminalSize.ofTerminal(STDIN_FILENO)
        return detect(
            environment: environment,
            inputIsTerminal: isatty(STDIN_FILENO) == 1,
            outputIsTerminal: isatty(STDOUT_FILENO) == 1,
            errorIsTerminal: isatty(STDERR_FILENO) == 1,
            size: size
        )
    }

    private static func positive(_ text: String?) -> Int? {
        guard let text, let number = Int(text), (1...10_000).contains(number) else { return nil }
        return number
    }

    private static func understandsUnicode(_ environment: [String: String]) -> Bool {
        let named = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        guard let named = named?.lowercased() else { return true }
        return named.contains("utf-8") || named.contains("utf8")
    }
}
