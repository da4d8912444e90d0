import MusicTheory

/// The parts of a score as notes on one line of ticks, straight as written.
///
/// What the score has not composed is filled in the plainest way: syllables without a melody become rhythms without
/// pitch, chords without an accompaniment are held.
struct Timeline {
    let score: Score
    let barTicks: Int
    let meter: Meter

    init(score: Score) {
        self.score = score
        meter = Meter(score.meter) ?? .fourFour
        barTicks = Int(meter.quarterLength * Double(Score.ticksPerQuarter))
    }

    /// Ticks of the whole piece.
    var length: Int { max(0, score.barCount) * barTicks }

    /// Ticks of a felt beat.
    var beatTicks: Int { Int(meter.beatLength * Double(Score.ticksPerQuarter)) }

    func start(of section: ScoreSection) -> Int { (section.firstBar - 1) * barTicks }

    /// Every chord with its tick in the piece.
    var chords: [(tick: Int, chord: ChordEvent)] {
        score.sections.flatMap { section in section.chords.map { (start(of: section) + $0.tick, $0) } }
    }

    /// The chords at whose ticks the harmony becomes another one; a section names its first chord again.
    var chordChanges: [(tick: Int, chord: ChordEvent)] {
        score.sections.flatMap { section in
            section.chords.enumerated().compactMap { index, chord in
                let isNew = index == 0 || section.chords[index - 1].symbol != chord.symbol
                return isNew ? (start(of: section) + chord.tick, chord) : nil
            }
        }
    }

    /// The sung line: one note at a time, each syllable on the note that starts with it.
    var melody: [PartNote] {
        let notes = score.sections.flatMap { section -> [PartNote] in
            let start = start(of: section)
            var notes = section.melody.map {
                PartNote($0, from: start)
            }
            let places = Dictionary(notes.indices.map { (notes[$0].tick, $0) }, uniquingKeysWith: { first, _ in first })
            for line in section.lyrics {
                for (index, syllable) in line.syllables.enumerated() {
                    let isLast = index + 1 == line.syllables.count
                    let lyric = PartLyric(
                        text: syllable.text,
                        place: syllable.place,
                        section: section.label,
                        endsLine: isLast
                    )
                    if let place = places[start + syllable.tick] {
                        notes[place].lyric = lyric
                    } else {
                        notes.append(
                            PartNote(
                                tick: start + syllable.tick,
                                duration: syllable.duration,
                                pitches: [],
                                head: line.delivery == "sung" ? .slash : .cross,
                                lyric: lyric
                            )
                        )
                    }
                }
            }
            return notes
        }
        return withExtenders(oneVoice(notes))
    }

    /// The chordal part; notes of one tick make one chord.
    var accompaniment: [PartNote] {
        oneVoice(
            score.sections.flatMap { section in
                accompaniment(of: section).map { PartNote($0, from: start(of: section)) }
            }
        )
    }

    /// The bass line.
    var bass: [PartNote] {
        oneVoice(
            score.sections.flatMap { section in
                section.bass.map { PartNote($0, from: start(of: section)) }
            }
        )
    }

    /// The composed accompaniment, else held chords near middle C, else the drone.
    func accompaniment(of section: ScoreSection) -> [NoteEvent] {
        guard section.accompaniment.isEmpty else { return section.accompaniment }
        let floor = Pitch(NoteName(.f), octave: 3)
        func held(_ names: [NoteName], _ tick: Int, _ duration: Int) -> [NoteEvent] {
            names.map { Pitch.lowest($0, notBelow: floor) }.sorted().map {
                NoteEvent(tick: tick, duration: duration, pitch: $0.description, midi: $0.midi)
            }
        }
        guard section.chords.isEmpty else {
            return section.chords.flatMap { held($0.notes.compactMap { NoteName($0) }, $0.tick, $0.duration) }
        }
        let drone = section.drone.compactMap { NoteName($0) }
        return (0..<max(0, section.bars)).flatMap { held(drone, $0 * barTicks, barTicks) }
    }

    /// Notes in order, those of one tick joined, none longer than to the next one.
    private func oneVoice(_ notes: [PartNote]) -> [PartNote] {
        var voice: [PartNote] = []
        let order = notes.indices.sorted { (notes[$0].tick, $0) < (notes[$1].tick, $1) }
        for note in order.map({ notes[$0] }) where note.duration > 0 && (0..<length).contains(note.tick) {
            var note = note
            note.duration = min(note.duration, length - note.tick)
            guard let last = voice.last else {
                voice.append(note)
                continue
            }
            if last.tick == note.tick {
                voice[voice.count - 1].pitches = Array(Set(last.pitches + note.pitches)).sorted()
                voice[voice.count - 1].duration = max(last.duration, note.duration)
                voice[voice.count - 1].lyric = last.lyric ?? note.lyric
                voice[voice.count - 1].isAccented = last.isAccented || note.isAccented
            } else {
                voice[voice.count - 1].duration = min(last.duration, note.tick - last.tick)
                voice.append(note)
            }
        }
        return voice
    }

    /// A word whose last syllable goes on over notes of its own.
    private func withExtenders(_ notes: [PartNote]) -> [PartNote] {
        var notes = notes
        for index in notes.indices.dropLast() where notes[index].lyric != nil {
            let next = notes[index + 1]
            let extends = next.lyric == nil && next.tick == notes[index].end
            notes[index].lyric?.extends = extends
        }
        return notes
    }
}

extension PartNote {
    /// A composed note of a section that starts at a tick of the piece.
    init(_ event: NoteEvent, from start: Int) {
        self.init(tick: start + event.tick, duration: event.duration, pitches: [event.spelledPitch])
        isAccented = event.accent == true
    }
}

extension NoteEvent {
    /// The pitch as it is spelled; a name that cannot be read is spelled anew from the MIDI number.
    var spelledPitch: Pitch {
        if let spelled = Pitch(pitch) { return spelled }
        let names: [Letter] = [.c, .c, .d, .d, .e, .f, .f, .g, .g, .a, .a, .b]
        let letter = names[((midi % 12) + 12) % 12]
        let octave = Int((Double(midi) / 12).rounded(.down)) - 1
        let sharp = ((midi % 12) + 12) % 12 - letter.semitones
        return Pitch(NoteName(letter, accidental: sharp), octave: octave)
    }
}
