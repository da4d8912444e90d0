import Genres
import Teaching

/// What the lesson's texts may speak of, taken from the score.
struct LessonFacts {
    let request: LessonRequest
    let score: Score
    let title: String

    var hasLyrics: Bool { score.sections.contains { !$0.lyrics.isEmpty } }
    var hasChords: Bool { score.sections.contains { !$0.chords.isEmpty } }

    var hasDrone: Bool { score.sections.contains { !$0.drone.isEmpty } }

    /// Whether a text with this need belongs in the lesson.
    func meets(_ need: String?) -> Bool {
        switch need {
        case nil: true
        case "lyrics": hasLyrics
        case "chords": hasChords
        case "drone": hasDrone
        case "no-chords": !hasChords
        case "group": request.classSize > 2
        case "answers": score.sections.contains { $0.lyrics.contains { $0.voice == "group" } }
        default: false
        }
    }

    /// The section a class works on first: the first with words and chords.
    var main: ScoreSection? {
        score.sections.first { !$0.lyrics.isEmpty && $0.kind == .verse } ?? score.sections.first { !$0.lyrics.isEmpty }
            ?? score.sections.first
    }

    /// The section with the refrain, or the last with words.
    var refrain: ScoreSection? {
        score.sections.first { !$0.lyrics.isEmpty && $0.kind == .chorus }
            ?? score.sections.last { !$0.lyrics.isEmpty } ?? score.sections.last
    }

    var fill: [String: String] {
        let names = request.genres.map(\.shortName)
        let chords = (main?.chords ?? []).map(\.symbol).unique
        let groove = main.flatMap { score.groove($0.groove) } ?? score.grooves.first
        let size = request.classSize
        var fill: [String: String] = [
            "title": title, "genres": names.listed, "genre_a": names.first ?? "", "key": score.key.name,
            "genre_b": names.dropFirst().joined(separator: " and "), "bpm": String(score.tempo.bpm),
            "meter": score.meter, "form": score.form.name, "bars_in_form": String(score.barCount),
            "genre_count": ["", "one genre", "two genres", "three genres", "four genres"][min(names.count, 4)],
            "verse": main?.label ?? "", "chorus": refrain?.label ?? "",
            "verse_genre": request.name(main?.genre ?? ""), "chorus_genre": request.name(refrain?.genre ?? ""),
            "groove_genre": groove.map { request.name($0.genre) } ?? "", "chords": chords.listed,
            "groove_sounds": groove?.tracks.map(\.name.shortLabel).listed ?? "",
            "chord_count": String(chords.count), "harmony_genre": request.name(main?.harmonyGenre ?? ""),
            "drone": score.sections.flatMap(\.drone).unique.listed, "size": String(size),
            "pairs": size == 1
                ? "one learner" : size.isMultiple(of: 2) ? "\(size / 2) pairs" : "pairs and one group of three",
            "group_count": String(groupCount), "chord_instrument": chordInstrument.capitalizedFirst,
        ]
        fill["groups"] = ""
        fill["makers"] = size <= 2 ? "teacher and learner" : size <= 6 ? "pairs" : "groups of three or four"
        return fill
    }

    private var groupCount: Int { request.classSize > 32 ? min(6, request.classSize / 8) : 4 }

    private var chordInstrument: String {
        let able = [
            "ukulele", "guitar", "keyboard", "piano", "xylophone", "metallophone", "barred", "marimba", "accordion",
        ]
        let here = request.instruments.map(\.rawValue).filter { name in able.contains { name.contains($0) } }
        return here.isEmpty ? "one keyboard or guitar, the teacher's will do" : here.listed(by: "or")
    }
}
