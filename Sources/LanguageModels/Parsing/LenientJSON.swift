/// Reads a JSON value out of what a model wrote, as models write it.
///
/// Understood beside JSON (RFC 8259): code fences and prose around the value, thinking before it, trailing, doubled and
/// missing commas, `//` and `/* */` comments, single and typographic quotation marks around strings, quotation marks and
/// line breaks within them that should have been escaped, names without quotation marks, `True`, `False`, `None`,
/// `undefined`, and `NaN` and `Infinity`, which become null. What is JSON already is read as it is.
public enum LenientJSON {
    /// What is looked for.
    public enum Kind: Sendable, Hashable {
        /// The first object or array; where there is none, a text that is a single value as a whole.
        case anything
        /// The first object.
        case object
        /// The first array.
        case array
    }

    /// Arrays and objects within each other at most.
    public static let depthLimit = 64
    /// Code fences that are looked into.
    private static let fenceLimit = 4

    /// Reads the value.
    ///
    /// - Parameters:
    ///   - text: What the model wrote.
    ///   - kind: What is looked for.
    ///   - allowsTruncated: Whether a value that stops in the middle is closed there: a string keeps what is there, a
    ///     name without a value and a number or word that may go on are left out.
    /// - Returns: The value.
    /// - Throws: ``LenientJSONError``.
    public static func value(
        in text: String,
        _ kind: Kind = .anything,
        allowsTruncated: Bool = false
    ) throws(LenientJSONError) -> JSONValue {
        let scalars = Array(text.unicodeScalars)
        let start = end(ofLast: "</think>", in: scalars) ?? 0
        let end = allowsTruncated ? withoutClosingFence(scalars, from: start) : scalars.count
        var best: LenientJSONError?
        for begin in fences(in: scalars, from: start) + [start] {
            var stop = begin
            let found = search(scalars[begin..<max(begin, end)], kind, allowsTruncated: allowsTruncated, stop: &stop)
            switch found {
            case .success(let value): return value
            // The last search sees everything; what it says is what counts, unless a fence was clearly the answer.
            case .failure(let error) where best?.isEmpty ?? true:
                best = error.inLine(1 + scalars[..<stop].count { $0 == "\n" })
            case .failure: break
            }
        }
        if kind == .anything, best?.isEmpty == true {
            var reader = LenientReader(scalars[start..<end], allowsTruncated: false)
            // Where it is prose, the error is that there is no JSON.
            if let value = try? reader.wholeValue() { return value }
        }
        throw best ?? .nothing
    }

    /// Reads the first value that can be read; else `stop` is where the last attempt failed.
    private static func search(
        _ scalars: ArraySlice<Unicode.Scalar>,
        _ kind: Kind,
        allowsTruncated: Bool,
        stop: inout Int
    ) -> Result<JSONValue, LenientJSONError> {
        let openers: [Unicode.Scalar] =
            switch kind {
            case .anything: ["{", "["]
            case .object: ["{"]
            case .array: ["["]
            }
        var failure = LenientJSONError.nothing
        var from = scalars.startIndex
        while let begin = scalars[from...].firstIndex(where: openers.contains) {
            var reader = LenientReader(scalars[begin...], allowsTruncated: allowsTruncated)
            do throws(LenientJSONError) {
                return .success(try reader.container())
            } catch {
                stop = reader.position
                // With a member of an object read, this was the answer: what is inside it must not pass for it.
                if reader.hasMember || error.isFinal { return .failure(error) }
                failure = error
            }
            from = max(begin + 1, reader.position)
        }
        return .failure(failure)
    }

    /// Where the text after each fence's first line begins.
    private static func fences(in scalars: [Unicode.Scalar], from start: Int) -> [Int] {
        var found: [Int] = []
        var index = start
        while index + 3 <= scalars.count, found.count < fenceLimit {
            guard scalars[index] == "`", scalars[index + 1] == "`", scalars[index + 2] == "`" else {
                index += 1
                continue
            }
            index += 3
            found.append(index)
        }
        // Opening and closing fences take turns.
        return found.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
    }

    private static func withoutClosingFence(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
        var end = scalars.count
        while end > start, scalars[end - 1].properties.isWhitespace { end -= 1 }
        guard end - 3 >= start, scalars[(end - 3)..<end].allSatisfy({ $0 == "`" }) else { return scalars.count }
        return end - 3
    }

    private static func end(ofLast mark: String, in scalars: [Unicode.Scalar]) -> Int? {
        let mark = Array(mark.unicodeScalars)
        var index = scalars.count - mark.count
        while index >= 0 {
            if scalars[index] == mark[0], scalars[index..<(index + mark.count)].elementsEqual(mark) {
                return index + mark.count
            }
            index -= 1
        }
        return nil
    }
}

/// Why no JSON could be read out of an answer.
public enum LenientJSONError: Error, Sendable, Hashable, CustomStringConvertible {
    /// There is none in it.
    case nothing
    /// It stops in the middle.
    case truncated
    /// Arrays and objects are within each other more often than is read.
    case tooDeep(limit: Int)
    /// Something else stands where this was expected, in this line of the answer, from 1.
    case malformed(expected: String, line: Int)

    /// What is wrong, in one sentence that a model can correct itself by.
    public var description: String {
        switch self {
        case .nothing: "There is no JSON in the answer."
        case .truncated: "The JSON stops before it is complete."
        case .tooDeep(let limit): "The JSON is nested more than \(limit) levels deep."
        case .malformed(let expected, let line): "The JSON has no \(expected) where one is expected, in line \(line)."
        }
    }

    var isEmpty: Bool { self == .nothing }

    /// The error with the line it is in.
    func inLine(_ line: Int) -> LenientJSONError {
        if case .malformed(let expected, _) = self { .malformed(expected: expected, line: line) } else { self }
    }

    /// Whether looking further on makes no sense: the rest of the text was part of this value.
    var isFinal: Bool { self == .truncated }
}
