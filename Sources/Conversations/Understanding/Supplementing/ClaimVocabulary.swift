import Genres
import Teaching

/// What the values of a claim may be, and which words describe a genre.
struct ClaimVocabulary: Sendable {
    /// Every genre of the catalogue.
    let genres: Set<GenreID>
    /// Instruments that have a name here.
    let instruments: Set<Instrument>
    /// Words that state nothing.
    let plain: PlainWords
    /// What describes the genres that are claimed, by their records.
    var descriptions: [GenreID: GenreDescription]

    /// The learners and minutes that the rules read from a message, too.
    static let classSizes = 2...500
    /// The lengths of a lesson in minutes that the rules read from a message, too.
    static let lengths = 5...600
    /// Words that a topic has at most.
    static let longestTopic = 8

    /// The value a claim names; nil where the vocabulary has none such.
    func value(of claim: Claim) -> SlotValue? {
        let text = claim.value.lowercased()
        let written = claim.slot == .topic ? claim.value : text
        guard let value = SlotValue(slot: claim.slot, text: written) else { return nil }
        switch value {
        case .genre: return genre(text).map(SlotValue.genre)
        case .instrument(let instrument): return instruments.contains(instrument) ? value : nil
        case .classSize(let number): return Self.classSizes.contains(number) ? value : nil
        case .lessonMinutes(let number): return Self.lengths.contains(number) ? value : nil
        case .topic(let words): return (1...Self.longestTopic).contains(Quotation(words).words.count) ? value : nil
        case .setting, .level, .objective, .culture: return value
        }
    }

    /// An id, also written with capitals or spaces ("Hip Hop").
    private func genre(_ text: String) -> GenreID? {
        let id = GenreID(Quotation(text).words.joined(separator: "-"))
        return genres.contains(id) ? id : nil
    }
}
