/// A cursor that reads one JSON value as models write it; ``LenientJSON`` says what that is.
struct LenientReader {
    private(set) var position: Int
    /// Whether a name in quotation marks with its colon was read, so that this is JSON and no prose.
    private(set) var hasMember = false
    private let scalars: ArraySlice<Unicode.Scalar>
    private let allowsTruncated: Bool
    private var depth = 0

    /// What is left of a value where the text stops.
    private enum Piece {
        case value(JSONValue)
        /// The text stops before anything of use.
        case missing
    }

    init(_ scalars: ArraySlice<Unicode.Scalar>, allowsTruncated: Bool) {
        self.scalars = scalars
        self.allowsTruncated = allowsTruncated
        position = scalars.startIndex
    }

    /// Reads the object or array that begins here.
    mutating func container() throws(LenientJSONError) -> JSONValue {
        switch try piece() {
        case .value(let value): value
        case .missing: .null
        }
    }

    /// Reads a text that is one value as a whole.
    mutating func wholeValue() throws(LenientJSONError) -> JSONValue {
        try skipBlank()
        let value = try container()
        try skipBlank()
        if current != nil { throw problem("end") }
        return value
    }

    private mutating func piece() throws(LenientJSONError) -> Piece {
        guard let first = current else { return try stop() }
        switch first {
        case "{": return .value(try object())
        case "[": return .value(try array())
        case _ where LenientQuotes(opening: first) != nil: return .value(.string(try string()))
        case "-", "+", ".", "0"..."9": return try number()
        default: return try word()
        }
    }

    // MARK: Containers

    private mutating func object() throws(LenientJSONError) -> JSONValue {
        try enter()
        var members: [String: JSONValue] = [:]
        while true {
            try skipBlank(and: ",")
            guard let next = current else {
                _ = try stop()
                break
            }
            if next == "}" {
                position += 1
                break
            }
            guard let name = try name() else { break }
            switch try piece() {
            case .value(let value): members[name] = value
            case .missing: break
            }
        }
        depth -= 1
        return .object(members)
    }

    /// Reads a member's name and its colon; nil where the text stops before its value.
    private mutating func name() throws(LenientJSONError) -> String? {
        let isQuoted = current.flatMap(LenientQuotes.init(opening:)) != nil
        let name = isQuoted ? try string(endsAtFirstMark: true) : bareWord()
        if name.isEmpty, !isQuoted { throw problem("name") }
        try skipBlank()
        guard let colon = current else {
            _ = try stop()
            return nil
        }
        // Arguments of a printed call may be written `name=value`.
        guard colon == ":" || colon == "：" || (colon == "=" && !isQuoted) else { throw problem("colon") }
        position += 1
        hasMember = hasMember || isQuoted
        try skipBlank()
        if current == nil {
            _ = try stop()
            return nil
        }
        return name
    }

    private mutating func array() throws(LenientJSONError) -> JSONValue {
        try enter()
        var elements: [JSONValue] = []
        while true {
            try skipBlank(and: ",")
            guard let next = current else {
                _ = try stop()
                break
            }
            if next == "]" {
                position += 1
                break
            }
            if case .value(let value) = try piece() { elements.append(value) }
        }
        depth -= 1
        return .array(elements)
    }

    private mutating func enter() throws(LenientJSONError) {
        position += 1
        depth += 1
        if depth > LenientJSON.depthLimit { throw .tooDeep(limit: LenientJSON.depthLimit) }
    }

    // MARK: Scalars

    private mutating func number() throws(LenientJSONError) -> Piece {
        let text = take { ("0"..."9").contains($0) || "+-.eE".unicodeScalars.contains($0) }
        if current == nil, depth > 0 { return try stop() }
        if text == "-" || text == "+", current.map(Self.isWordScalar) == true { return try word() }
        let digits = text.drop { $0 == "+" }
        // `1.` and `.5` are numbers to Swift; what overflows a Double is none.
        guard let number = Double(digits) else { throw problem("number") }
        return .value(number.isFinite ? .number(number) : .null)
    }

    private mutating func word() throws(LenientJSONError) -> Piece {
        let begin = position
        let word = bareWord()
        switch word.lowercased() {
        case "true": return .value(.bool(true))
        case "false": return .value(.bool(false))
        case "null", "none", "nil", "undefined", "nan", "infinity", "inf": return .value(.null)
        default:
            if current == nil, depth > 0, !word.isEmpty { return try stop() }
            position = begin
            throw problem("value")
        }
    }

    private mutating func bareWord() -> String { take(while: Self.isWordScalar) }

    private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", "-", "$": true
        default: scalar.value > 0x7F && scalar.properties.isAlphabetic
        }
    }

    /// Reads a string; a mark within it is part of it unless `endsAtFirstMark`, as names have none.
    private mutating func string(endsAtFirstMark: Bool = false) throws(LenientJSONError) -> String {
        guard let opening = current, let quotes = LenientQuotes(opening: opening) else { throw problem("string") }
        position += 1
        var text = String.UnicodeScalarView()
        while let scalar = current {
            position += 1
            if scalar == "\\" {
                escape(into: &text)
            } else if quotes.close(scalar), endsAtFirstMark || isEndOfString() {
                return String(text)
            } else {
                text.append(scalar)
            }
        }
        _ = try stop()
        return String(text)
    }

    /// Whether what follows a quotation mark can follow a string; otherwise the mark belongs to the string.
    private func isEndOfString() -> Bool {
        var index = position
        var isNextLine = false
        while index < scalars.endIndex, Self.isBlank(scalars[index]) {
            isNextLine = isNextLine || scalars[index] == "\n"
            index += 1
        }
        guard index < scalars.endIndex else { return true }
        return switch scalars[index] {
        case ",", ":", "：", "]", "}": true
        case "/": index + 1 < scalars.endIndex && (scalars[index + 1] == "/" || scalars[index + 1] == "*")
        // A forgotten comma at the end of a line.
        case let next: isNextLine && LenientQuotes(opening: next) != nil
        }
    }

    private mutating func escape(into text: inout String.UnicodeScalarView) {
        guard let scalar = current else { return }
        position += 1
        switch scalar {
        case "n": text.append("\n")
        case "t": text.append("\t")
        case "r": text.append("\r")
        case "b": text.append("\u{8}")
        case "f": text.append("\u{C}")
        case "u": text.append(unicodeEscape())
        default: text.append(scalar)
        }
    }

    private mutating func unicodeEscape() -> Unicode.Scalar {
        guard let unit = hexadecimal() else { return "\u{FFFD}" }
        if let scalar = Unicode.Scalar(unit) { return scalar }
        let begin = position
        if (0xD800..<0xDC00).contains(unit), current == "\\" {
            position += 1
            if current == "u" {
                position += 1
                if let low = hexadecimal(), (0xDC00..<0xE000).contains(low) {
                    return Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)) ?? "\u{FFFD}"
                }
            }
        }
        position = begin
        return "\u{FFFD}"
    }

    private mutating func hexadecimal() -> UInt32? {
        guard position + 4 <= scalars.endIndex else { return nil }
        let digits = String(String.UnicodeScalarView(scalars[position..<(position + 4)]))
        guard digits.utf8.allSatisfy({ $0 != 0x2B && $0 != 0x2D }), let unit = UInt32(digits, radix: 16) else {
            return nil
        }
        position += 4
        return unit
    }

    // MARK: Moving on

    private var current: Unicode.Scalar? { position < scalars.endIndex ? scalars[position] : nil }

    private mutating func take(while belongs: (Unicode.Scalar) -> Bool) -> String {
        let begin = position
        while let scalar = current, belongs(scalar) { position += 1 }
        return String(String.UnicodeScalarView(scalars[begin..<position]))
    }

    /// The text stops here in the middle of the value.
    private func stop() throws(LenientJSONError) -> Piece {
        if !allowsTruncated { throw .truncated }
        return .missing
    }

    /// The line is counted where the error is reported, once.
    private func problem(_ expected: String) -> LenientJSONError { .malformed(expected: expected, line: 0) }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}"
    }

    /// Skips white space and comments, and commas where some may stand.
    private mutating func skipBlank(and comma: Unicode.Scalar? = nil) throws(LenientJSONError) {
        while let scalar = current {
            if Self.isBlank(scalar) || scalar == comma {
                position += 1
            } else if scalar == "/", position + 1 < scalars.endIndex {
                switch scalars[position + 1] {
                case "/": while let scalar = current, scalar != "\n" { position += 1 }
                case "*": skipBlockComment()
                default: return
                }
            } else {
                return
            }
        }
    }

    private mutating func skipBlockComment() {
        position += 2
        while position < scalars.endIndex {
            if scalars[position] == "*", position + 1 < scalars.endIndex, scalars[position + 1] == "/" {
                position += 2
                return
            }
            position += 1
        }
    }
}
