import Genres
import Teaching

/// Decides what a second reading by a model may add to what the rules understood.
///
/// The rules' edits stand as they are; the model only adds. In this order a claim is refused where
/// 1. its quote does not stand in the message (case, diacritics and marks aside), so that nothing is made up;
/// 2. its value is none of the vocabulary's, or a number out of the range that the rules allow;
/// 3. the slot holds one value and has one, or the rules set, changed, refused or emptied it in this message;
/// 4. the value is there already, or the teacher declined it: in this message, or (genres) ever;
/// 5. the rules explain every word of the quote otherwise: a model may explain what they left over, nothing else;
/// 6. a cue of the rules around the quote says that it is not wanted, past, about somebody else, or only asked about;
/// 7. a genre is not named by the quote, or a number not in it;
/// 8. the model gave the slot, or made of the same words, enough already: four genres or instruments, two objectives or
///    sides of a culture; of one quote two values, but one genre.
struct MergePolicy: Sendable {
    /// What the rules make of the message.
    let reading: MessageReading
    /// What the rules understood.
    let understanding: Understanding
    /// What was known before the message.
    let context: GatheredContext
    /// What was asked last.
    let asked: [Slot]
    /// What may be named.
    let vocabulary: ClaimVocabulary

    /// Words that a quote has at most: a whole paragraph is evidence for anything.
    static let longestQuote = 25

    /// The additions that the claims make, slot by slot, in the model's order.
    func edits(for claims: [Claim]) -> [ContextEdit] {
        judged(claims).compactMap { if case .success(let value) = $0.1 { .add(value) } else { nil } }
    }

    /// Every claim, slot by slot, with what it adds or why it adds nothing.
    func judged(_ claims: [Claim]) -> [(Claim, Result<SlotValue, MergeRefusal>)] {
        var added: [Addition] = []
        return Slot.allCases.flatMap { slot in
            claims.filter { $0.slot == slot }.map { claim in
                do throws(MergeRefusal) {
                    let addition = try addition(by: claim, after: added)
                    added.append(addition)
                    return (claim, .success(addition.value))
                } catch {
                    return (claim, .failure(error))
                }
            }
        }
    }

    /// A value that is added, and the words it comes from.
    private struct Addition {
        var value: SlotValue
        var quote: Quotation
    }

    private func addition(by claim: Claim, after added: [Addition]) throws(MergeRefusal) -> Addition {
        let quote = Quotation(claim.quote)
        let places = reading.places(of: quote)
        try check(!places.isEmpty && quote.words.count <= Self.longestQuote, .notQuoted)
        guard let value = vocabulary.value(of: claim) else { throw .noValue }
        try checkSlot(of: value, after: added.map(\.value))
        try checkDeclined(value)
        for place in places { try checkWords(quote, at: place, for: value) }
        let rivals = added.filter { $0.value.slot == value.slot }
        let sharing = rivals.filter { $0.quote == quote }.count
        try check(rivals.count < Self.most(of: value.slot) && sharing < (value.slot == .genres ? 1 : 2), .tooMany)
        return Addition(value: value, quote: quote)
    }

    private static func most(of slot: Slot) -> Int {
        switch slot {
        case .genres, .instruments: 4
        case .objectives, .culture: 2
        case .setting, .level, .classSize, .lessonMinutes, .topic: 1
        }
    }

    private func check(_ holds: Bool, _ refusal: MergeRefusal) throws(MergeRefusal) {
        if !holds { throw refusal }
    }

    // MARK: What is known

    /// A slot for one value is closed once it has one or the rules spoke about it; one for many when it was emptied.
    private func checkSlot(of value: SlotValue, after added: [SlotValue]) throws(MergeRefusal) {
        let slot = value.slot
        let values = context.values(of: slot) + understanding.edits.compactMap(\.gained) + added
        try check(!values.contains(value), .known)
        let isEmptied = understanding.edits.contains(.clear(slot))
        // Two levels side by side are a mixed group, of which the rules fill in nothing.
        let read = reading.facts.filter { $0.value.slot == slot && $0.stance == .wanted }.map(\.value)
        let isSpoken = understanding.edits.contains { $0.slots.contains(slot) } || Set(read).count > 1
        let isFilled = isSpoken || values.contains { $0.slot == slot }
        try check(!isEmptied && (slot.holdsMany || !isFilled), .closed)
    }

    private func checkDeclined(_ value: SlotValue) throws(MergeRefusal) {
        let refusedNow =
            understanding.edits.compactMap(\.lost) + reading.facts.filter { $0.stance == .refused }.map(\.value)
        try check(!refusedNow.contains(value), .declined)
        if case .genre(let id) = value { try check(!context.declinedGenres.contains(id), .declined) }
    }

    // MARK: The quoted words

    private func checkWords(_ quote: Quotation, at place: Range<Int>, for value: SlotValue) throws(MergeRefusal) {
        // Words in a script that the rules do not read: the quote is all there is to go by.
        if place.isEmpty { return try check(value.slot.range == nil, .notNamed) }
        let isRead = reading.facts.contains { $0.value == value && $0.stance == .wanted && $0.range.overlaps(place) }
        if isRead { return }
        try check(reading.hasFreeWord(in: place), .explained)
        try check(reading.clauseCues(around: place).isDisjoint(with: Self.closing(value.slot)), .outOfScope)
        try check(
            !Self.leftOpen.contains(value.slot) || !reading.sentenceCues(around: place).contains(.question),
            .outOfScope
        )
        switch value {
        case .genre(let id): try checkGenre(id, quote, at: place)
        case .classSize(let number), .lessonMinutes(let number): try checkNumber(number, value.slot, at: place)
        case .topic(let words): try checkTopic(words, at: place)
        case .setting, .level, .objective, .culture, .instrument: break
        }
    }

    private func checkGenre(_ id: GenreID, _ quote: Quotation, at place: Range<Int>) throws(MergeRefusal) {
        let mentions = reading.mentions(in: place)
        let isUnknown = mentions.contains { if case .unknownGenre = $0.meaning { true } else { false } }
        let isNamed = mentions.contains { if case .genre(id, _) = $0.meaning { true } else { false } }
        try check(!isUnknown && !isNamed, .explained)
        let evidence = GenreEvidence(reading: reading, description: vocabulary.descriptions[id])
        try check(evidence.names(quote, at: place), .notNamed)
    }

    private func checkNumber(_ number: Int, _ slot: Slot, at place: Range<Int>) throws(MergeRefusal) {
        let evidence = NumberEvidence(reading: reading, plain: vocabulary.plain, isAsked: asked.contains(slot))
        try check(evidence.states(number, slot, in: place), .notNamed)
    }

    private func checkTopic(_ words: String, at place: Range<Int>) throws(MergeRefusal) {
        try check(!reading.text.places(of: Quotation(words)).isEmpty, .notNamed)
        try check(!reading.mentions(in: place).contains { $0.slot != nil && $0.slot != .topic }, .explained)
    }

    // MARK: Cues

    /// Slots that a question about something does not fill ("what is a djembe?").
    private static let leftOpen: Set<Slot> = [.genres, .objectives, .instruments]

    /// The cues whose clause states nothing about the slot.
    ///
    /// A refusal leaves levels alone: "they can't read music" is one.
    private static func closing(_ slot: Slot) -> Set<Cue> {
        let refusals: Set<Cue> = [.negate, .refuse, .refusePrevious, .drop, .insteadOf, .dismiss, .scratch]
        switch slot {
        case .genres, .objectives: return refusals.union([.elsewhere, .past, .own, .ownBefore])
        case .instruments: return refusals.union([.elsewhere, .own, .ownBefore])
        case .setting, .classSize, .lessonMinutes, .topic: return refusals.union([.elsewhere])
        case .level: return [.elsewhere, .own, .ownBefore]
        case .culture: return [.elsewhere]
        }
    }
}
