import Teaching

/// Whether quoted words state a number of learners, or of minutes.
///
/// A bare number is evidence only where it was asked for. Elsewhere the clause has to speak of people or of time, the
/// number must not count something else ("30 mouth organs") or be an age, a date or a room.
struct NumberEvidence {
    let reading: MessageReading
    let plain: PlainWords
    /// Whether the teacher was asked for the number.
    let isAsked: Bool

    /// Whether the words in the range state the number in the slot.
    func states(_ number: Int, _ slot: Slot, in place: Range<Int>) -> Bool {
        let hours = place.contains { Self.hours.contains(reading.tokens[$0].form) }
        return place.contains { index in
            guard reading.isFree[index], case .number(let low, let high) = reading.tokens[index].kind else {
                return false
            }
            let isSame = [low, high].contains(Double(number))
            let isHours = slot == .lessonMinutes && hours && [low, high].contains(Double(number) / 60)
            return (isSame || isHours) && isCount(index, of: slot)
        }
    }

    private func isCount(_ index: Int, of slot: Slot) -> Bool {
        let tokens = reading.tokens
        if index > 0, Self.before.contains(tokens[index - 1].form) { return isAsked && tokens.count <= 4 }
        // What stands behind the number, an adjective between them or not.
        let behind = tokens[(index + 1)...].prefix(2).prefix { !$0.isMark }
        let things = reading.mentions(in: index + 1..<index + 1 + behind.count).contains { $0.slot == .instruments }
        let isTime = behind.contains { reads($0, Self.time) }
        let isPeople = behind.contains(where: plain.namesPeople)
        if things || (slot == .classSize ? isTime : isPeople) { return false }
        if isAsked { return true }
        let clause = tokens[reading.clause(around: index..<index + 1)]
        return slot == .classSize
            ? clause.contains { plain.namesPeople($0) || Self.people.contains($0.form) }
            : clause.contains { reads($0, Self.time) || reads($0, Self.spans) }
    }

    private func reads(_ token: Token, _ words: Set<String>) -> Bool {
        words.contains(token.form) || token.lemmas.contains(where: words.contains)
    }

    private static let hours: Set<String> = ["hour", "hours", "hr", "hrs"]
    private static let time: Set<String> = [
        "min", "minute", "hour", "hr", "day", "week", "month", "year", "bar", "beat", "bpm",
    ]
    private static let spans: Set<String> = ["clock", "long", "slot", "period", "block", "bell", "lesson", "session"]
    private static let people: Set<String> = [
        "names", "heads", "register", "roster", "roll", "them", "us", "count", "counted", "seats", "desks", "chairs",
    ]
    /// Words before a number that is an age, a grade, a time of day or a place.
    private static let before: Set<String> = [
        "are", "is", "am", "was", "were", "theyre", "hes", "shes", "im", "turn", "turned", "age", "aged", "ages", "std",
        "grade", "level", "year", "room", "at", "till", "until", "in", "on", "by", "past", "number", "part", "page",
    ]
}
