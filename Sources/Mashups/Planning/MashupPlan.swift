import Genres
import MusicTheory

/// Who gives what, and the order of sections; the score is composed from it.
struct MashupPlan: Sendable {
    var roles: Roles
    var meter: Meter
    var feel: ScoreFeel
    var tempo: ScoreTempo
    /// Genres whose grooves are counted at half the written speed.
    var halved: Set<GenreID>
    var key: Key
    var keyReason: String
    var form: ScoreForm
    var grooves: [ScoreGroove]
    var sections: [SectionPlan]
}

/// Which genre gives which layer to the whole piece.
struct Roles: Sendable {
    /// The groove that the feel and the intro follow.
    var groove: GenreRecord
    /// The chords; nil for a piece over a drone.
    var harmony: GenreRecord?
    /// The order of sections.
    var form: GenreRecord?
    /// How lines are built where the leading genre has no words of its own.
    var words: GenreRecord
}

extension MashupPlan {
    /// The key as its chords are written.
    var writtenKey: WrittenKey {
        WrittenKey(key, sections: sections.map { $0.harmony.numerals(bars: $0.bars).flatMap(\.self) })
    }
}

/// One section before it is composed.
struct SectionPlan: Sendable {
    var label: String
    var kind: ScoreSection.Kind
    var leader: GenreRecord
    var bars: Int
    var harmony: SectionHarmony
    var groove: String
    var grooveGenre: GenreID
    /// Whose lyric form it follows; nil for an instrumental.
    var words: GenreRecord?
}

/// What sounds under a section.
enum SectionHarmony: Sendable {
    /// A progression of a record, repeated to fill the section.
    case progression(GenreRecord.Harmony.Progression, of: GenreID)
    /// One chord throughout.
    case vamp(RomanNumeral, of: GenreID)
    /// Tonic and fifth held, no chords.
    case drone
    /// Drums and voices alone.
    case silent

    /// Every bar's numerals for so many bars.
    func numerals(bars: Int) -> [[RomanNumeral]] {
        switch self {
        case .progression(let progression, of: _):
            guard !progression.bars.isEmpty else { return [] }
            return (0..<bars).map { progression.bars[$0 % progression.bars.count] }
        case .vamp(let numeral, of: _): return Array(repeating: [numeral], count: bars)
        case .drone, .silent: return []
        }
    }

    var genre: GenreID? {
        switch self {
        case .progression(_, of: let genre), .vamp(_, of: let genre): genre
        case .drone, .silent: nil
        }
    }

    var id: String? {
        switch self {
        case .progression(let progression, of: _): progression.id
        case .vamp: "vamp"
        case .drone, .silent: nil
        }
    }
}

extension SectionHarmony {
    /// The chord on the tonic as this harmony colours it, else the plain triad of the mode; nil where there are no chords.
    func home(_ mode: Key.Mode) -> RomanNumeral? {
        let own: [RomanNumeral]
        switch self {
        case .progression(let progression, of: _): own = progression.numerals
        case .vamp(let numeral, of: _): own = [numeral]
        case .drone, .silent: return nil
        }
        return own.first(where: \.isHome) ?? RomanNumeral(mode == .major ? "I" : "i")
    }
}

extension RomanNumeral {
    /// Whether it stands on the tonic.
    var isHome: Bool { degree.number == 1 && degree.alteration == 0 }
}
