import MusicTheory

/// A chord while it sounds.
struct SoundingChord {
    /// Ticks from the start of the section.
    let tick: Int
    let end: Int
    let chord: Chord
    /// Its notes as the chart spells them, the root first.
    let notes: [NoteName]
    let tones: PitchClassSet

    init?(_ event: ChordEvent) {
        guard let chord = Chord(symbol: event.symbol) else { return nil }
        self.init(chord, tick: event.tick, end: event.tick + event.duration)
    }

    init(_ chord: Chord, tick: Int, end: Int) {
        self.tick = tick
        self.end = end
        self.chord = chord
        notes = chord.notes
        tones = PitchClassSet(notes)
    }

    /// The note of a number above the root, whatever its quality: 3 is the third, or what a suspended chord has for it.
    func note(_ number: Int) -> NoteName? {
        let intervals = chord.quality.intervals
        if let place = intervals.firstIndex(where: { $0.number == number }) { return notes[place] }
        guard number == 3, let place = intervals.firstIndex(where: { [2, 4].contains($0.number) }) else { return nil }
        return notes[place]
    }
}

/// The chords of a section in order, and the one that follows it.
struct ChordTimeline {
    let chords: [SoundingChord]
    /// The first chord of the next section, at this section's end; nil where nothing with chords follows.
    let following: SoundingChord?

    /// Reads a section's chords.
    ///
    /// - Parameters:
    ///   - events: The chords in order, without gaps.
    ///   - following: The first chord after the section, nil where there is none.
    init(_ events: [ChordEvent], following: ChordEvent? = nil) {
        chords = events.compactMap { SoundingChord($0) }
        let end = chords.last?.end ?? 0
        self.following = following.flatMap { Chord(symbol: $0.symbol) }.map { SoundingChord($0, tick: end, end: end) }
    }

    /// The index of the chord sounding at a tick; nil outside the section and where there are none.
    func index(at tick: Int) -> Int? {
        // Notes are asked for in order and chords are few, so looking from the end is fast enough.
        guard let index = chords.lastIndex(where: { $0.tick <= tick }), tick < chords[index].end else { return nil }
        return index
    }

    /// The chord sounding at a tick.
    subscript(tick: Int) -> SoundingChord? {
        index(at: tick).map { chords[$0] }
    }

    /// The chord after one, in this section or the next.
    func after(_ index: Int) -> SoundingChord? {
        index + 1 < chords.count ? chords[index + 1] : following
    }

    /// The chord a note belongs to: the one sounding when it starts, unless it leads into another and is held there.
    ///
    /// A note struck less than a beat before a change and held over it anticipates the new chord, as in a tumbao.
    /// - Parameters:
    ///   - tick: Where it starts.
    ///   - end: Where it ends.
    ///   - beat: Ticks in a beat.
    ///   - isTied: Whether it would go on past the end of the section.
    /// - Returns: The chord, nil where none sounds.
    func chord(from tick: Int, to end: Int, beat: Int, isTied: Bool = false) -> SoundingChord? {
        guard let index = index(at: tick) else { return nil }
        let change = chords[index].end
        guard change - tick <= beat, end > change || end == change && isTied && index == chords.count - 1 else {
            return chords[index]
        }
        return after(index) ?? chords[index]
    }
}
