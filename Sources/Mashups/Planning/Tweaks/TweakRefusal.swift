public import MusicTheory

/// Why a tweak cannot be made: what stands against it, and what is possible.
public enum TweakRefusal: Error, Sendable, Hashable, CustomStringConvertible {
    /// These words were not understood; `examples` can be said.
    case notUnderstood([String], examples: [String])
    /// Nothing was asked for; `examples` can be said.
    case nothingAsked(examples: [String])
    /// The key is not among those that lie well for the instruments.
    case keyOutsideInstruments(Key, instruments: String, possible: [String])
    /// The piece is in the other mode.
    case otherMode(Key, possible: [String])
    /// No key that lies well for the instruments is near in that direction.
    case noKeyThatWay(up: Bool, possible: [String])
    /// The tempo is not between the slowest and the fastest.
    case tempoOutside(Int)
    /// The lesson would be too short or too long.
    case minutesOutside(Int)
    /// There is no level below, or above.
    case noLevelThatWay(easier: Bool)
    /// The genre is not in this lesson.
    case genreNotInLesson(String, genres: [String])
    /// The piece has no such section.
    case noSuchSection(String, sections: [String])
    /// The genre lends only its groove, and the section is sung.
    case onlyGroove(String)
    /// The records have no simpler chords for this piece.
    case noSimplerChords
    /// The records have no other groove that fits this piece.
    case noOtherGroove
    /// The song cannot get shorter, or longer.
    case noOtherLength(shorter: Bool)
    /// The song has no line that would make another title.
    case noOtherTitle
    /// Everything is already as asked for.
    case nothingChanges
    /// The tweaked piece would fail a check that the present one passes.
    case fails(check: String, detail: String)

    /// What stands against it, and what is possible.
    public var description: String {
        switch self {
        case .notUnderstood(let words, let examples):
            "I did not understand \(words.map { "“\($0)”" }.listed), so nothing was changed. "
                + "You can say, for example: \(examples.joined(separator: "; "))."
        case .nothingAsked(let examples):
            "Say what is to be different. For example: \(examples.joined(separator: "; "))."
        case .keyOutsideInstruments(let key, let instruments, let possible):
            "\(key) does not lie well for \(instruments). Possible are \(possible.listed)."
        case .otherMode(let key, let possible):
            "The chords of this piece are made for \(key.mode == .major ? "minor" : "major"), so \(key) "
                + "would be another piece. Possible are \(possible.listed)."
        case .noKeyThatWay(let up, let possible):
            "No key that lies well for your instruments is a little \(up ? "higher" : "lower"). "
                + "Possible are \(possible.listed)."
        case .tempoOutside(let bpm):
            "\(bpm) beats a minute cannot be played by a class. "
                + "Possible is \(Tweak.tempos.lowerBound) to \(Tweak.tempos.upperBound)."
        case .minutesOutside(let minutes):
            "A lesson of \(minutes) minutes cannot be planned. "
                + "Possible is \(Tweak.lessonMinutes.lowerBound) to \(Tweak.lessonMinutes.upperBound) minutes."
        case .noLevelThatWay(let easier):
            easier
                ? "This lesson is for beginners already. `simpler chords`, `slower` or `shorter` make it easier still."
                : "This lesson is for advanced players already. `faster` or `longer` make it harder still."
        case .genreNotInLesson(let genre, let genres):
            "\(genre) is not in this lesson. A section can be led by \(genres.listed(by: "or"))."
        case .noSuchSection(let name, let sections):
            "This piece has no \(name). It has \(sections.listed)."
        case .onlyGroove(let genre):
            "\(genre) lends only its rhythm, so it cannot lead a section that is sung. "
                + "It can lead an intro or an instrumental section."
        case .noSimplerChords:
            "These are the simplest chords that the genres of this piece have for it. "
                + "`key` moves them to easier shapes."
        case .noOtherGroove:
            "The genres of this piece have no other groove that fits its metre and feel. "
                + "`faster`, `slower` or another genre for a section change how it moves."
        case .noOtherLength(let shorter):
            shorter
                ? "The song cannot be shorter: every genre leads a section of its own. "
                    + "Give a section to another genre first."
                : "The song cannot be longer than a class learns in a lesson."
        case .noOtherTitle: "No other line of this song makes a title. `other words` brings another song with its own."
        case .nothingChanges: "The piece is like that already, so nothing was changed."
        case .fails(let check, let detail):
            "The changed piece would not hold what a lesson has to hold: \(check) (\(detail)). "
                + "The piece stays as it was; another change may work."
        }
    }
}
