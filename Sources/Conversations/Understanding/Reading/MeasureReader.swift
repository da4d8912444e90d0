import Teaching

/// What the numbers of a mention say: learners, minutes, or the school that a grade or age belongs to.
enum MeasureReader {
    /// The fact, and how strongly it speaks (see ``Strength``); nil where the number makes no sense as such.
    static func value(_ measure: Measure, _ numbers: [Token]) -> (SlotValue, Strength)? {
        let (low, high) = numbers.first.map(bounds) ?? (0, 0)
        switch measure {
        case .classSize:
            return (2...500).contains(high) ? (.classSize(Int(high)), .said) : nil
        case .classProduct:
            let heads = numbers.reduce(1) { $0 * bounds($1).1 }
            return numbers.count == 2 && (4...200).contains(heads) ? (.classSize(Int(heads)), .said) : nil
        case .minutes:
            return (5...600).contains(high) ? (.lessonMinutes(Int(high)), .said) : nil
        case .hours:
            return (0.25...10).contains(high) ? (.lessonMinutes(Int(high * 60)), .said) : nil
        case .hoursAndMinutes:
            // "An hour and twenty": only the minutes are a number.
            if numbers.count == 1 { return (1...59).contains(high) ? (.lessonMinutes(Int(60 + high)), .said) : nil }
            guard numbers.count == 2, (1...10).contains(high) else { return nil }
            return (.lessonMinutes(Int(high * 60 + bounds(numbers[1]).1)), .said)
        case .fixedMinutes(let minutes):
            return (.lessonMinutes(minutes), .said)
        case .grade:
            return school(low, high, firstMiddle: 6, firstHigh: 9, last: 12, preschool: 0).map { ($0, .school) }
        case .year:
            return school(low, high, firstMiddle: 7, firstHigh: 10, last: 13, preschool: 0).map { ($0, .school) }
        case .age:
            return age(low, high).map { ($0, .age) }
        case .keyStage:
            return keyed([.elementarySchool, .elementarySchool, .middleSchool, .highSchool, .highSchool], low)
        case .stage:
            let schools: [Setting] = [
                .elementarySchool, .elementarySchool, .elementarySchool, .middleSchool, .highSchool, .highSchool,
            ]
            return keyed(schools, low)
        case .examGrade:
            guard (1...8).contains(low) else { return nil }
            return (.level(low <= 2 ? .beginner : low <= 5 ? .intermediate : .advanced), .said)
        case .yearsPlaying:
            guard (1...60).contains(high) else { return nil }
            return (.level(high <= 1 ? .beginner : low < 5 ? .intermediate : .advanced), .said)
        }
    }

    private static func keyed(_ schools: [Setting], _ number: Double) -> (SlotValue, Strength)? {
        let place = Int(number) - 1
        return schools.indices.contains(place) ? (.setting(schools[place]), .school) : nil
    }

    private static func bounds(_ token: Token) -> (Double, Double) {
        switch token.kind {
        case .number(let low, let high), .ordinal(let low, let high): (low, high)
        case .word, .mark: (0, 0)
        }
    }

    /// The school that most of the grades belong to; of two alike the lower one.
    private static func school(
        _ low: Double,
        _ high: Double,
        firstMiddle: Double,
        firstHigh: Double,
        last: Double,
        preschool: Double
    ) -> SlotValue? {
        guard low >= preschool, high <= last, low <= high, high - low < 9 else { return nil }
        return most(low, high) { grade in
            grade < 1
                ? .preschool : grade < firstMiddle ? .elementarySchool : grade < firstHigh ? .middleSchool : .highSchool
        }
    }

    /// Ages: to 5 preschool, to 10 elementary, to 13 middle, to 18 high school; older ones are adults in a community.
    private static func age(_ low: Double, _ high: Double) -> SlotValue? {
        guard low >= 1, high <= 100, high - low < 9 || low >= 18 else { return nil }
        return most(low, min(high, low + 9)) { age in
            age <= 5
                ? .preschool
                : age <= 10
                    ? .elementarySchool
                    : age <= 13
                        ? .middleSchool
                        : age <= 18 ? .highSchool : .community
        }
    }

    private static func most(_ low: Double, _ high: Double, _ school: (Double) -> Setting) -> SlotValue? {
        var counts: [Setting: Int] = [:]
        var order: [Setting] = []
        for number in Int(low)...max(Int(low), Int(high)) {
            let found = school(Double(number))
            counts[found, default: 0] += 1
            if !order.contains(found) { order.append(found) }
        }
        guard let most = counts.values.max() else { return nil }
        return order.first { counts[$0] == most }.map { .setting($0) }
    }
}

/// How strongly a mention speaks for a setting: an age gives way to a school, a school to a kind of teaching.
struct Strength: Sendable, Hashable, Comparable {
    private var rank: Int

    /// "9-year-olds".
    static let age = Strength(rank: 1)
    /// "8th graders", "middle school".
    static let school = Strength(rank: 2)
    /// Everything that is no setting.
    static let said = Strength(rank: 2)

    /// "After-school club", "private lessons": the kind of teaching.
    static func kind(of setting: Setting) -> Strength {
        switch setting {
        case .professionalDevelopment: Strength(rank: 9)
        case .homeschool: Strength(rank: 8)
        case .afterSchool: Strength(rank: 7)
        case .privateLessons: Strength(rank: 6)
        case .community: Strength(rank: 5)
        case .university: Strength(rank: 4)
        case .preschool, .elementarySchool, .middleSchool, .highSchool: .school
        }
    }

    /// Whether the strength is that of a kind of teaching.
    var isKind: Bool { rank > 2 }

    /// Compares by rank.
    static func < (left: Strength, right: Strength) -> Bool {
        left.rank < right.rank
    }
}
