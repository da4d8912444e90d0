/// A moment in whole milliseconds since 1970-01-01 UTC: what the store keeps, sorts and compares.
public struct Timestamp: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
    /// Milliseconds since 1970-01-01 00:00 UTC.
    public let milliseconds: Int64

    /// A moment from its milliseconds since 1970-01-01 UTC.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// Earlier sorts first.
    public static func < (left: Timestamp, right: Timestamp) -> Bool { left.milliseconds < right.milliseconds }

    /// ISO 8601 in UTC with milliseconds; such texts sort like the moments.
    ///
    /// For example `2026-11-21T01:34:36.120Z`.
    public var description: String {
        let parts = CivilTime(self)
        return parts.date(separator: "-") + "T" + parts.time(separator: ":") + "."
            + padded(parts.millisecond, to: 3) + "Z"
    }

    /// The month in UTC: `2026-11`.
    public var month: String { CivilTime(self).month(separator: "-") }

    /// When that month began in UTC.
    public var startOfMonth: Timestamp { CivilTime(self).startOfMonth.timestamp }

    /// The moment as it stands in the name of a file set aside: `20261121-013436`.
    var fileSuffix: String {
        let parts = CivilTime(self)
        return parts.date(separator: "") + "-" + parts.time(separator: "")
    }

    /// Reads what `description` writes; fractions of a second may be missing.
    public init?(_ text: String) {
        guard let moment = CivilTime(reading: text) else { return nil }
        self = moment.timestamp
    }

    /// Writes the ISO 8601 text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    /// Reads the ISO 8601 text.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let moment = Timestamp(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text) is no ISO 8601 time")
        }
        self = moment
    }
}

/// The number with leading zeros.
private func padded(_ number: Int64, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

/// Date and time of day in the proleptic Gregorian calendar, UTC.
///
/// Days and dates convert as in Howard Hinnant's `chrono`-compatible low-level date algorithms: no calendar, no locale.
private struct CivilTime {
    var year: Int64
    var month: Int64
    var day: Int64
    var hour: Int64
    var minute: Int64
    var second: Int64
    var millisecond: Int64

    init(_ moment: Timestamp) {
        let perDay: Int64 = 86_400_000
        let days = (moment.milliseconds - (moment.milliseconds < 0 ? perDay - 1 : 0)) / perDay
        let rest = moment.milliseconds - days * perDay
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        hour = rest / 3_600_000
        minute = rest / 60_000 % 60
        second = rest / 1000 % 60
        millisecond = rest % 1000
    }

    init?(reading text: String) {
        let numbers = text.split { !$0.isASCII || !$0.isNumber }.compactMap { Int64($0) }
        guard text.hasSuffix("Z"), numbers.count == 6 || numbers.count == 7, (1...12).contains(numbers[1]),
            (1...31).contains(numbers[2]), numbers[3] < 24, numbers[4] < 60, numbers[5] < 61
        else { return nil }
        (year, month, day) = (numbers[0], numbers[1], numbers[2])
        (hour, minute, second) = (numbers[3], numbers[4], numbers[5])
        millisecond = numbers.count == 7 ? min(numbers[6], 999) : 0
    }

    var timestamp: Timestamp {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        let days = era * 146_097 + dayOfEra - 719_468
        return Timestamp(milliseconds: ((days * 24 + hour) * 60 + minute) * 60_000 + second * 1000 + millisecond)
    }

    var startOfMonth: CivilTime {
        var start = self
        (start.day, start.hour, start.minute, start.second, start.millisecond) = (1, 0, 0, 0, 0)
        return start
    }

    func month(separator: String) -> String {
        [padded(year, to: 4), padded(month, to: 2)].joined(separator: separator)
    }

    func date(separator: String) -> String {
        month(separator: separator) + separator + padded(day, to: 2)
    }

    func time(separator: String) -> String {
        [padded(hour, to: 2), padded(minute, to: 2), padded(second, to: 2)].joined(separator: separator)
    }
}
