import MusicTheory

/// The score as a Standard MIDI File, type 1: tempo and markers, melody with words, accompaniment, bass and drums.
///
/// Played as a band would: swing applied, fills played, accents loud and ghost strokes quiet. Times are ticks of the
/// score, so that a bar is as long here as there.
struct MIDIExport {
    let mashup: Mashup

    private var score: Score { mashup.music }

    func bytes() -> [UInt8] {
        let timeline = Timeline(score: score)
        let time = PlayedTime(feel: score.feel)
        let tracks = [
            conductor(timeline), melody(timeline, time), accompaniment(timeline, time), bass(timeline, time),
            drums(timeline, time),
        ]
        let header =
            Array("MThd".utf8) + MIDITrack.bigEndian(6, bytes: 4) + MIDITrack.bigEndian(1, bytes: 2)
            + MIDITrack.bigEndian(tracks.count, bytes: 2) + MIDITrack.bigEndian(Score.ticksPerQuarter, bytes: 2)
        return tracks.reduce(into: header) { $0 += $1.chunk(endingAt: timeline.length) }
    }

    private func conductor(_ timeline: Timeline) -> MIDITrack {
        var track = MIDITrack()
        track.meta(0x03, mashup.title.utf8, at: 0)
        track.meta(0x01, ExportCredits.rights.utf8, at: 0)
        let microseconds = Int((60_000_000 / Double(max(1, score.tempo.bpm))).rounded())
        track.meta(0x51, MIDITrack.bigEndian(microseconds, bytes: 3), at: 0)
        let meter = timeline.meter
        let power = UInt8(truncatingIfNeeded: meter.unit.trailingZeroBitCount)
        // MIDI clocks in a metronome click: 24 to a quarter.
        let clocks = UInt8(truncatingIfNeeded: timeline.beatTicks * 24 / Score.ticksPerQuarter)
        track.meta(0x58, [UInt8(truncatingIfNeeded: meter.beats), power, clocks, 8], at: 0)
        // MIDI knows no other modes: the signature is the piece's, and major or minor is the tonic chord's.
        let isMinor: UInt8 = score.key.mode == Key.Mode.minor.rawValue ? 1 : 0
        track.meta(0x59, [UInt8(truncatingIfNeeded: score.key.fifths), isMinor], at: 0)
        for section in score.sections {
            track.meta(0x06, section.label.utf8, at: timeline.start(of: section))
        }
        return track
    }

    private func start(_ part: ScoreInstrument.Part, name: String) -> (track: MIDITrack, channel: Int) {
        let instrument = PartInstrument(part, in: score)
        var track = MIDITrack()
        track.meta(0x03, name.utf8, at: 0)
        track.meta(0x04, instrument.name.utf8, at: 0)
        track.program(instrument.program, channel: instrument.channel)
        return (track, instrument.channel)
    }

    /// Words are lyric events: a space ends a word, a carriage return a line, as karaoke players read them.
    private func melody(_ timeline: Timeline, _ time: PlayedTime) -> MIDITrack {
        var (track, channel) = start(.melody, name: "Melody")
        for note in timeline.melody {
            let start = time(note.tick)
            if let lyric = note.lyric {
                let endsWord = lyric.place == .single || lyric.place == .end
                let text = lyric.text + (lyric.endsLine ? "\r" : endsWord ? " " : "")
                track.meta(0x05, text.utf8, at: start)
            }
            for pitch in note.pitches {
                track.note(
                    pitch.midi,
                    velocity: note.isAccented ? 112 : 96,
                    channel: channel,
                    from: start,
                    to: time(note.end)
                )
            }
        }
        return track
    }

    private func accompaniment(_ timeline: Timeline, _ time: PlayedTime) -> MIDITrack {
        var (track, channel) = start(.accompaniment, name: "Accompaniment")
        for section in score.sections {
            play(timeline.accompaniment(of: section), in: section, 68, channel, timeline, time, &track)
        }
        return track
    }

    private func bass(_ timeline: Timeline, _ time: PlayedTime) -> MIDITrack {
        var (track, channel) = start(.bass, name: "Bass")
        for section in score.sections { play(section.bass, in: section, 84, channel, timeline, time, &track) }
        return track
    }

    private func play(
        _ notes: [NoteEvent],
        in section: ScoreSection,
        _ velocity: Int,
        _ channel: Int,
        _ timeline: Timeline,
        _ time: PlayedTime,
        _ track: inout MIDITrack
    ) {
        let offset = timeline.start(of: section)
        for note in notes {
            let end = min(time(offset + note.tick + note.duration), timeline.length)
            let force = note.accent == true ? velocity + 18 : velocity
            track.note(note.midi, velocity: force, channel: channel, from: time(offset + note.tick), to: end)
        }
    }

    private func drums(_ timeline: Timeline, _ time: PlayedTime) -> MIDITrack {
        var track = MIDITrack()
        track.meta(0x03, "Drums".utf8, at: 0)
        let length = NotatedValue.Shape.thirtySecond.ticks
        for hit in DrumPart(score: score).hits {
            let start = hit.swings ? time(hit.tick) : hit.tick
            let end = min(start + length, timeline.length)
            track.note(hit.gm, velocity: velocity(hit.stroke), channel: 10, from: start, to: end)
        }
        return track
    }

    private func velocity(_ stroke: Character) -> Int {
        switch stroke {
        case "X": 116
        case "o": 46
        default: 88
        }
    }
}
