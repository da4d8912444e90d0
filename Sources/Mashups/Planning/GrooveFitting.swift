import Genres
import MusicTheory

/// Brings the catalogue's rhythms to the one feel of a piece, where the tradition allows it.
struct GrooveFitting {
    let feel: ScoreFeel.Kind
    let ratio: Double

    /// The feel a rhythm has by itself.
    static func natural(of rhythm: GenreRecord.Rhythm, in record: GenreRecord) -> (ScoreFeel.Kind, Double) {
        if rhythm.stepsPerBeat == 3 { return (.swungEighths, 2) }
        guard rhythm.swing, record.feel.swing.typical > 1.05 else { return (.straight, 1) }
        if rhythm.stepsPerBeat == 2 { return (.swungEighths, min(record.feel.swing.typical, 2)) }
        return (.swungSixteenths, min(record.feel.swing.typical, 2))
    }

    /// The rhythm as the score plays it; nil where the change would break it.
    ///
    /// - Parameters:
    ///   - rhythm: A rhythm of the record.
    ///   - record: Its record, whose swing range and rules limit what may change.
    ///   - halved: Whether it is counted at half the written speed.
    /// - Returns: The groove, or nil.
    func fit(_ rhythm: GenreRecord.Rhythm, of record: GenreRecord, halved: Bool) -> ScoreGroove? {
        let fixed = record.isGrooveOnly
        var groove = ScoreGroove(rhythm, of: record)
        switch (feel, rhythm.stepsPerBeat) {
        case (.straight, 3), (.swungSixteenths, 3):
            guard !fixed, record.feel.swing.min < 1.1, let straight = groove.straightened() else { return nil }
            groove = straight
        case (.straight, _):
            if rhythm.swing, !fixed, record.feel.swing.min > 1.05 { return nil }
            if rhythm.swing { groove.adapted = "played straight here" }
        case (.swungEighths, 3): break
        case (.swungEighths, _):
            guard !fixed, record.feel.swing.max >= ratio - 0.1, let eighths = groove.inEighths() else { return nil }
            groove = eighths
            groove.swings = true
            if !rhythm.swing { groove.adapted = "its off-beats swing here" }
        case (.swungSixteenths, 4):
            guard !fixed, record.feel.swing.max >= ratio - 0.05 else { return nil }
            groove.swings = true
            if !rhythm.swing { groove.adapted = "its sixteenths swing here" }
        case (.swungSixteenths, _):
            if rhythm.swing, record.feel.swing.min > 1.05 { return nil }
        }
        guard halved else { return groove }
        guard !groove.swings, groove.stepsPerBeat.isMultiple(of: 2) else { return nil }
        return groove.halved()
    }
}

extension ScoreGroove {
    /// A record's rhythm, unchanged.
    init(_ rhythm: GenreRecord.Rhythm, of record: GenreRecord) {
        self.init(
            id: "\(record.id)/\(rhythm.id)",
            name: "\(record.shortName): \(rhythm.id.replacingHyphens)",
            genre: record.id.rawValue,
            meter: rhythm.meter.description,
            stepsPerBeat: rhythm.stepsPerBeat,
            bars: rhythm.bars,
            swings: false,
            tracks: rhythm.tracks.map { GrooveTrack(gm: $0.gm, name: $0.name, grid: $0.grid.pattern) },
            adapted: nil,
            basis: rhythm.basis.rawValue
        )
    }

    /// Triplets as even eighths: the last of three becomes the off-beat; nil where the middle one sounds anywhere.
    func straightened() -> ScoreGroove? {
        var tracks: [GrooveTrack] = []
        for track in self.tracks {
            let steps = Array(track.grid)
            guard !steps.enumerated().contains(where: { $0.offset % 3 == 1 && $0.element != "." }) else { return nil }
            tracks.append(track.with(steps.enumerated().filter { $0.offset % 3 != 1 }.map(\.element)))
        }
        return changed(stepsPerBeat: 2, tracks: tracks, note: "its swung off-beats are played even here")
    }

    /// Sixteenths as eighths; nil where a sixteenth between two eighths sounds anywhere.
    func inEighths() -> ScoreGroove? {
        guard stepsPerBeat == 4 else { return stepsPerBeat == 2 ? self : nil }
        var tracks: [GrooveTrack] = []
        for track in self.tracks {
            let steps = Array(track.grid)
            guard !steps.enumerated().contains(where: { $0.offset % 2 == 1 && $0.element != "." }) else { return nil }
            tracks.append(track.with(steps.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)))
        }
        return changed(stepsPerBeat: 2, tracks: tracks, note: nil)
    }

    /// The same pattern over twice as many bars.
    func halved() -> ScoreGroove {
        var groove = changed(
            stepsPerBeat: stepsPerBeat / 2,
            tracks: tracks,
            note: "half-time: one turn takes twice as many bars"
        )
        groove.bars = bars * 2
        groove.id = id + "/half-time"
        return groove
    }

    private func changed(stepsPerBeat: Int, tracks: [GrooveTrack], note: String?) -> ScoreGroove {
        var groove = self
        groove.stepsPerBeat = stepsPerBeat
        groove.tracks = tracks
        groove.adapted = note ?? adapted
        return groove
    }
}

extension GrooveTrack {
    func with(_ steps: [Character]) -> GrooveTrack {
        GrooveTrack(gm: gm, name: name, grid: String(steps))
    }
}

extension String {
    var replacingHyphens: String { String(map { $0 == "-" ? " " : $0 }) }
}
