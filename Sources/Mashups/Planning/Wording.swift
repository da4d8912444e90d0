import MusicTheory
import Teaching

extension Collection<String> {
    /// "a", "a and b", "a, b and c".
    var listed: String { listed(by: "and") }

    /// "a, b or c" with the word given.
    func listed(by word: String) -> String {
        let items = Array(self)
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " \(word) " + last
    }
}

extension String {
    /// The text with its first letter in upper case.
    var capitalizedFirst: String {
        guard let first else { return self }
        return first.uppercased() + dropFirst()
    }
}

/// English that depends on a number or on a sound.
enum English {
    static func count(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
        number == 1 ? "1 \(singular)" : "\(number) \(plural ?? singular + "s")"
    }

    static func article(before word: String) -> String {
        let lower = word.lowercased()
        if ["8", "11", "18", "hour", "honest"].contains(where: { lower.hasPrefix($0) }) { return "an" }
        if ["uke", "uni", "use", "one", "eu"].contains(where: { lower.hasPrefix($0) }) { return "a" }
        return lower.first.map { "aeiou".contains($0) } == true ? "an" : "a"
    }

    /// "bars 5–8", "bars 1–4 and 9–12", "bar 3".
    static func bars(_ numbers: [Int]) -> String {
        guard !numbers.isEmpty else { return "no bar" }
        if numbers.count == 1 { return "bar \(numbers[0])" }
        return "bars " + runs(numbers).listed
    }

    /// "1–4", "9–12".
    static func runs(_ numbers: [Int]) -> [String] {
        var runs: [ClosedRange<Int>] = []
        for number in numbers.sorted() {
            if let last = runs.last, last.upperBound + 1 >= number {
                runs[runs.count - 1] = last.lowerBound...max(last.upperBound, number)
            } else {
                runs.append(number...number)
            }
        }
        return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
    }

    /// "a minor third", "an octave"; nil for what has no simple name.
    static func interval(from low: String, to high: String) -> String? {
        guard let low = Pitch(low), let high = Pitch(high), let interval = Interval(from: low, to: high) else {
            return nil
        }
        let numbers = [
            "unison", "second", "third", "fourth", "fifth", "sixth", "seventh", "octave", "ninth", "tenth", "eleventh",
            "twelfth", "thirteenth",
        ]
        guard numbers.indices.contains(interval.number - 1), interval.number > 1 else { return nil }
        let number = numbers[interval.number - 1]
        let name =
            switch interval.quality {
            case .perfect: number
            case .minor: "minor " + number
            case .major: "major " + number
            case .diminished: "diminished " + number
            case .augmented: "augmented " + number
            }
        return article(before: name) + " " + name
    }

    /// A number with one decimal place at most: 2, 1.5.
    static func decimal(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths.isMultiple(of: 10) ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
}

extension Setting {
    /// The setting in the middle of a sentence.
    var phrase: String {
        switch self {
        case .preschool, .elementarySchool, .middleSchool, .highSchool, .university, .privateLessons, .homeschool,
            .professionalDevelopment:
            rawValue
        case .afterSchool: "an after-school group"
        case .community: "a community group"
        }
    }
}
