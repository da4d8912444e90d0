import Genres
import Teaching

/// Reads an answer that only makes sense after the question: a bare number, "both", "the second one", "yes".
struct AnswerReader {
    /// The message.
    let tokens: [Token]
    /// What was asked and offered.
    let dialogue: DialogueState
    /// What is known.
    let context: GatheredContext
    /// Every genre of the catalogue.
    let genres: Set<GenreID>
    /// Whether the message corrects something.
    let corrects: Bool

    /// The facts that the answer states; none where it is no such answer.
    func edits(agreeing: Bool) -> [ContextEdit] {
        let picked = picks()
        if !picked.isEmpty { return picked }
        if agreeing, dialogue.offered.count == 1 { return offered([0]) }
        let kept = keptByPlace()
        return kept.isEmpty ? numbers() : kept
    }

    /// "Not so keen on that": takes the genre back where only one is known and the message is short.
    func dismissal() -> [ContextEdit] {
        guard context.genres.count == 1, tokens.count <= 12, let genre = context.genres.first else { return [] }
        return [.remove(.genre(genre))]
    }

    /// "The second one only, please", where nothing is on offer: one of the genres that are known stays.
    private func keptByPlace() -> [ContextEdit] {
        let genres = context.genres
        guard dialogue.offered.isEmpty, genres.count >= 2, tokens.count <= 8,
            tokens.contains(where: { $0.form == "one" || $0.form == "genre" || $0.form == "style" }),
            tokens.contains(where: { ["only", "just", "keep", "stick"].contains($0.form) }),
            !tokens.contains(where: { ["not", "drop", "lose", "ditch"].contains($0.form) })
        else { return [] }
        let ordinal = tokens.first(where: \.isOrdinal)?.anyNumber.map { Int($0) - 1 }
        let place = ordinal ?? (tokens.contains { $0.form == "last" || $0.form == "latter" } ? genres.count - 1 : -1)
        guard genres.indices.contains(place) else { return [] }
        return [.clear(.genres), .add(.genre(genres[place]))]
    }

    // MARK: Offers

    private func picks() -> [ContextEdit] {
        guard !dialogue.offered.isEmpty, tokens.count <= 8 else { return [] }
        let count = dialogue.offered.count
        let words = Set(tokens.map(\.form))
        if words.contains("neither") || words.contains("none") || words.contains("not") || words.contains("no") {
            return []
        }
        if words.contains("both"), count >= 2 { return offered([0, 1]) }
        if words.contains("all"), tokens.count <= 4 { return offered(Array(0..<count)) }
        if words.contains("latter") { return offered([count - 1]) }
        if words.contains("former") { return offered([0]) }
        if words.contains("last") { return offered([count - 1]) }
        if words.contains("first"), words.contains("two") { return offered([0, 1]) }
        let asksNumber = dialogue.asked.first == .classSize || dialogue.asked.first == .lessonMinutes
        let pointing = words.contains("one") || words.contains("ones") || words.contains("number") || tokens.count <= 3
        guard pointing else { return [] }
        var places: [Int] = []
        for token in tokens {
            guard let number = token.anyNumber, token.isOrdinal || !asksNumber && token.form != "one" else { continue }
            if case .ordinal(let low, let high) = token.kind, low != high {
                places += [Int(low) - 1, Int(high) - 1]
            } else {
                places.append(Int(number) - 1)
            }
        }
        return offered(places)
    }

    private func offered(_ places: [Int]) -> [ContextEdit] {
        places.compactMap { place in
            guard dialogue.offered.indices.contains(place) else { return nil }
            return value(of: dialogue.offered[place]).map { .add($0) }
        }
    }

    private func value(of text: String) -> SlotValue? {
        for slot in dialogue.asked where slot != .genres && slot != .instruments && slot != .topic {
            if let value = SlotValue(slot: slot, text: text) { return value }
        }
        if genres.contains(GenreID(text)) { return .genre(GenreID(text)) }
        for slot in [Slot.setting, .level, .objectives, .culture] {
            if let value = SlotValue(slot: slot, text: text) { return value }
        }
        return dialogue.asked.first == .instruments ? .instrument(Instrument(rawValue: text)) : nil
    }

    // MARK: Numbers

    /// A number alone answers what was asked; "30, not 13" and "it's 22 now" change the number that is known.
    private func numbers() -> [ContextEdit] {
        let numbers = tokens.compactMap(\.number).filter { $0 >= 2 && $0 <= 600 }
        guard let first = numbers.first, tokens.count <= 12 else { return [] }
        if numbers.count == 2, tokens.contains(where: { $0.form == "not" }) {
            for slot in [Slot.classSize, .lessonMinutes] {
                let known = context.values(of: slot).first?.text
                if known == String(Int(numbers[1])) { return counts(first, slot) }
                if known == String(Int(first)) { return counts(numbers[1], slot) }
            }
        }
        let asked = dialogue.asked.filter { $0 == .classSize || $0 == .lessonMinutes }
        if tokens.count <= 4, asked.first == dialogue.asked.first || asked.count == 1, !asked.isEmpty {
            return zip(numbers, asked).flatMap { counts($0, $1) }
        }
        let known = [Slot.classSize, .lessonMinutes].filter { !context.values(of: $0).isEmpty }
        if corrects || tokens.contains(where: { $0.form == "now" }), let slot = known.first, known.count == 1 {
            // "23 it is, they merged two sections"
            let leads = tokens.count > 2 && tokens[1].form == "it" && tokens[2].form == "is"
            return (leads ? first : numbers.last).map { counts($0, slot) } ?? []
        }
        return []
    }

    private func counts(_ number: Double, _ slot: Slot) -> [ContextEdit] {
        [.add(slot == .classSize ? .classSize(Int(number)) : .lessonMinutes(Int(number)))]
    }
}
