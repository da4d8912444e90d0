/// Joins number words, dozens and ranges into one token each.
enum NumberReader {
    /// Cardinals below a hundred by their word.
    static let cardinals: [String: Double] = [
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
        "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
        "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50,
        "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    ]

    /// Ordinals up to twelve by their word, the ones that grades and years need.
    static let ordinals: [String: Double] = [
        "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
        "eigth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "twelveth": 12,
    ]

    private static let romans: [String: Double] = [
        "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12,
    ]

    /// Words after which two numbers with "and" or a slash between them are a span of school years.
    private static let spans: Set<String> = [
        "grade", "grades", "gr", "year", "years", "yr", "yrs", "age", "ages", "aged", "class", "classes", "std",
        "stage",
        "between", "p", "y", "primary",
    ]

    /// The tokens with every number as one token.
    static func read(_ tokens: [Token]) -> [Token] {
        joinRanges(joinWords(ClockReader.read(tokens)))
    }

    private static func joinWords(_ tokens: [Token]) -> [Token] {
        var result: [Token] = []
        result.reserveCapacity(tokens.count)
        var index = 0
        while index < tokens.count {
            let (token, used) = word(at: index, in: tokens, after: result.last)
            result.append(token)
            index += used
        }
        return result
    }

    private static func word(at index: Int, in tokens: [Token], after last: Token?) -> (Token, Int) {
        let token = tokens[index]
        let next = index + 1 < tokens.count ? tokens[index + 1] : nil
        guard token.isWord else {
            if let value = token.number, next?.form == "dozen" { return (joined(token, next, value * 12), 2) }
            return (token, 1)
        }
        if let value = ordinals[token.form] { return (ordinal(token, value), 1) }
        if let value = romans[token.form], let last, ["class", "std", "grade", "year", "standard"].contains(last.form) {
            return (joined(token, nil, value), 1)
        }
        if token.form == "dozen" { return (joined(token, nil, 12), 1) }
        if token.form == "a" || token.form == "half", next?.form == "dozen" {
            return (joined(token, next, token.form == "a" ? 12 : 6), 2)
        }
        if token.form == "half", next?.form == "a", index + 2 < tokens.count, tokens[index + 2].form == "dozen" {
            return (joined(token, tokens[index + 2], 6), 3)
        }
        if token.form == "a", next?.form == "hundred" { return (joined(token, next, 100), 2) }
        guard let value = cardinals[token.form] else { return (token, 1) }
        if next?.form == "dozen" { return (joined(token, next, value * 12), 2) }
        if next?.form == "hundred" { return (joined(token, next, value * 100), 2) }
        if value >= 20, let unit = next.flatMap({ cardinals[$0.form] }), unit < 10 {
            return (joined(token, next, value + unit), 2)
        }
        return (joined(token, nil, value), 1)
    }

    private static func ordinal(_ token: Token, _ value: Double) -> Token {
        var token = token
        token.kind = .ordinal(value, upper: value)
        token.lemmas = []
        return token
    }

    /// One number word keeps its form ("twelve" in "twelve bar blues"); several become digits.
    private static func joined(_ first: Token, _ last: Token?, _ value: Double) -> Token {
        var token = first
        token.kind = .number(value, upper: value)
        token.lemmas = []
        if let last {
            token.form = String(Int(value))
            token.source = first.source.lowerBound..<last.source.upperBound
        }
        return token
    }

    private static func joinRanges(_ tokens: [Token]) -> [Token] {
        var result: [Token] = []
        result.reserveCapacity(tokens.count)
        var index = 0
        while index < tokens.count {
            if let (token, used) = range(at: index, in: tokens, after: result.suffix(3)) {
                result.append(token)
                index += used
            } else {
                result.append(tokens[index])
                index += 1
            }
        }
        return result
    }

    private static func range(at index: Int, in tokens: [Token], after last: ArraySlice<Token>) -> (Token, Int)? {
        guard index + 1 < tokens.count, let low = tokens[index].anyNumber else { return nil }
        if let high = tokens[index + 1].anyNumber, tokens[index + 1].hyphened, low < high {
            return (spanning(tokens[index], tokens[index + 1], low, high), 2)
        }
        guard index + 2 < tokens.count, let high = tokens[index + 2].anyNumber, low < high else { return nil }
        let ages = index + 3 < tokens.count && ["year", "yr", "yrs"].contains(tokens[index + 3].form)
        let named = last.last.map { spans.contains($0.form) } ?? false
        let spoken = last.last?.form == "of" && last.contains { spans.contains($0.form) }
        let isSpan = named || spoken || ages || tokens[index + 2].isOrdinal
        switch tokens[index + 1].form {
        case "to", "or", "through", "thru", "bis":
            return (spanning(tokens[index], tokens[index + 2], low, high), 3)
        case "and", "/", ",":
            guard isSpan, high - low <= 6 else { return nil }
            return (spanning(tokens[index], tokens[index + 2], low, high), 3)
        default:
            return nil
        }
    }

    private static func spanning(_ first: Token, _ last: Token, _ low: Double, _ high: Double) -> Token {
        var token = first
        token.form = "\(first.form)-\(last.form)"
        token.kind = first.isOrdinal || last.isOrdinal ? .ordinal(low, upper: high) : .number(low, upper: high)
        token.source = first.source.lowerBound..<last.source.upperBound
        return token
    }
}

extension Token {
    /// The value of a cardinal or ordinal, the lower one of a range.
    var anyNumber: Double? {
        switch kind {
        case .number(let value, _), .ordinal(let value, _): value
        case .word, .mark: nil
        }
    }

    /// Whether the token is "8th" or "eighth".
    var isOrdinal: Bool {
        if case .ordinal = kind { true } else { false }
    }
}
