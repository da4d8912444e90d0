/// Writes a label of a domain name with letters beyond ASCII in the form the domain name system knows (RFC 3492).
enum Punycode {
    private static let base = 36
    private static let smallest = 1
    private static let largest = 26
    private static let skew = 38
    private static let damp = 700

    /// A label's ASCII form without the prefix `xn--`; nil where a label is too long for a domain name.
    static func encode(_ label: String) -> String? {
        let points = label.unicodeScalars.map { Int($0.value) }
        guard points.count <= 63 else { return nil }
        var output = label.unicodeScalars.filter(\.isASCII).map { Character($0) }
        let plain = output.count
        if plain > 0 { output.append("-") }
        var (next, delta, bias, handled) = (128, 0, 72, plain)
        while handled < points.count {
            guard let point = points.filter({ $0 >= next }).min() else { return nil }
            delta += (point - next) * (handled + 1)
            next = point
            for other in points {
                if other < next { delta += 1 }
                guard other == next else { continue }
                output += digits(of: delta, bias: bias)
                bias = adapted(delta, count: handled + 1, isFirst: handled == plain)
                delta = 0
                handled += 1
            }
            delta += 1
            next += 1
        }
        return String(output)
    }

    private static func digits(of delta: Int, bias: Int) -> [Character] {
        var digits: [Character] = []
        var rest = delta
        var place = base
        while true {
            let threshold = min(max(place - bias, smallest), largest)
            guard rest >= threshold else { break }
            digits.append(digit(threshold + (rest - threshold) % (base - threshold)))
            rest = (rest - threshold) / (base - threshold)
            place += base
        }
        digits.append(digit(rest))
        return digits
    }

    private static func digit(_ value: Int) -> Character {
        Character(Unicode.Scalar(UInt8(value < 26 ? value + 97 : value - 26 + 48)))
    }

    private static func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / damp : delta / 2
        delta += delta / count
        var place = 0
        while delta > (base - smallest) * largest / 2 {
            delta /= base - smallest
            place += base
        }
        return place + (base - smallest + 1) * delta / (delta + skew)
    }
}
