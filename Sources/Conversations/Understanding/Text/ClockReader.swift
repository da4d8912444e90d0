/// Reads a span between two times of day as its length: "from 9 to 9:45" becomes "45 minutes".
enum ClockReader {
    /// A time of day and how many tokens it takes.
    private struct Time {
        var minutes: Int
        var used: Int
        /// Whether minutes or "am" and "pm" say that it is a time at all.
        var isSure: Bool
    }

    private static let joints: Set<String> = ["to", "till", "until", "til", "—"]

    /// The tokens with every span of two times as a number and the word "minutes".
    static func read(_ tokens: [Token]) -> [Token] {
        guard tokens.count >= 3, tokens.contains(where: { $0.form == ":" || $0.form.contains(".") }) else {
            return tokens
        }
        var result: [Token] = []
        var index = 0
        while index < tokens.count {
            if let (length, used) = span(at: index, in: tokens) {
                var number = tokens[index]
                number.kind = .number(Double(length), upper: Double(length))
                number.form = String(length)
                number.lemmas = []
                number.source = number.source.lowerBound..<tokens[index + used - 1].source.upperBound
                var unit = number
                (unit.kind, unit.form, unit.stem, unit.hyphened) = (.word, "minutes", "minutes", false)
                unit.lemmas = Inflection.lemmas(of: "minutes")
                result += [number, unit]
                index += used
            } else {
                result.append(tokens[index])
                index += 1
            }
        }
        return result
    }

    private static func span(at index: Int, in tokens: [Token]) -> (Int, Int)? {
        guard let start = time(at: index, in: tokens) else { return nil }
        var place = index + start.used
        guard place < tokens.count else { return nil }
        if joints.contains(tokens[place].form) {
            place += 1
        } else if !tokens[place].hyphened {
            return nil
        }
        guard let end = time(at: place, in: tokens), start.isSure || end.isSure else { return nil }
        let length = (end.minutes - start.minutes + 720) % 720
        return (10...240).contains(length) ? (length, place + end.used - index) : nil
    }

    /// "9", "9:45", "9.45", each with "am" or "pm" or without.
    private static func time(at index: Int, in tokens: [Token]) -> Time? {
        guard index < tokens.count, let value = tokens[index].number, value >= 0, value < 24 else { return nil }
        var time = Time(minutes: Int(value) * 60, used: 1, isSure: false)
        let parts = tokens[index].form.split(separator: ".")
        if parts.count == 2 {
            guard parts[1].count == 2, let minutes = Int(parts[1]), minutes < 60 else { return nil }
            time.minutes += minutes
            time.isSure = true
        } else if index + 2 < tokens.count, tokens[index + 1].form == ":", let minutes = tokens[index + 2].number,
            tokens[index + 2].form.count == 2, minutes < 60
        {
            time = Time(minutes: time.minutes + Int(minutes), used: 3, isSure: true)
        }
        let next = index + time.used
        if next < tokens.count, ["am", "pm"].contains(tokens[next].form) { time.used += 1 }
        return time
    }
}
