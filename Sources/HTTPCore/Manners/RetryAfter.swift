/// Reads how long a server asks to wait.
public enum RetryAfter {
    /// Longer waits than a week are cut to one.
    private static let longest = 604_800.0

    /// From `retry-after-ms`, or `retry-after` in seconds or as a date, which counts from the server's own `Date`.
    public static func read(_ fields: HTTPFields) -> Duration? {
        if let text = fields["retry-after-ms"], let milliseconds = Double(text) {
            return duration(milliseconds / 1000)
        }
        guard let text = fields["retry-after"] else { return nil }
        if let seconds = Double(text) { return duration(seconds) }
        guard let until = seconds(httpDate: text), let now = fields["date"].flatMap(seconds(httpDate:)) else {
            return nil
        }
        return duration(Double(until - now))
    }

    private static func duration(_ seconds: Double) -> Duration? {
        if seconds.isNaN { return nil }
        let bounded = min(max(seconds, 0), longest)
        return .milliseconds(Int64(bounded * 1000))
    }

    /// Seconds since 1970 of an IMF-fixdate (RFC 9110, 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`.
    public static func seconds(httpDate text: String) -> Int? {
        let parts = text.split(separator: " ")
        guard parts.count == 6, parts[5] == "GMT", let day = Int(parts[1]), let year = Int(parts[3]),
            let month = months.firstIndex(of: String(parts[2])), (1...31).contains(day), (1970...9999).contains(year)
        else { return nil }
        let clock = parts[4].split(separator: ":").compactMap { Int($0) }
        guard clock.count == 3, (0..<24).contains(clock[0]), (0..<60).contains(clock[1]), (0...60).contains(clock[2])
        else { return nil }
        return days(year: year, month: month + 1, day: day) * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2]
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Days since 1970-01-01 in the Gregorian calendar, with years that begin in March.
    private static func days(year: Int, month: Int, day: Int) -> Int {
        let shifted = month > 2 ? year : year - 1
        let monthFromMarch = (month + 9) % 12
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
    }
}
