import MusicTheory

/// What may sound at each place of a section: its chords, its scale and the weight of its beats.
struct MelodySetting {
    private let timeline: ChordTimeline
    private let tonic: NoteName
    private let pulse: MelodyPulse
    private let names: [NoteName]
    private let scale: PitchClassSet
    private let isBlue: Bool

    init(source: MelodyWriting.Source, scale: Scale, tonic: NoteName, pulse: MelodyPulse) {
        timeline = source.timeline
        self.tonic = tonic
        self.pulse = pulse
        names = scale.notes(tonic: tonic)
        self.scale = PitchClassSet(names)
        isBlue = scale.isBlue
    }

    /// The place of a syllable, without target and model.
    func slot(_ syllable: SungSyllable) -> MelodicSlot {
        slot(tick: syllable.tick, duration: syllable.duration, isStressed: syllable.stressed)
    }

    /// A place, without target and model.
    ///
    /// On strong beats only the chord's notes are allowed; elsewhere the scale's too, except where the chord has the
    /// same letter with another accidental, for the two would contradict each other. Blue notes do so on purpose.
    func slot(tick: Int, duration: Int, isStressed: Bool) -> MelodicSlot {
        let chord = timeline[tick]
        var allowed = scale
        if let chord {
            allowed = pulse.isStrong(tick) ? chord.tones : scale.subtracting(contradicting(chord)).union(chord.tones)
        }
        let later = timeline[tick + duration - 1]
        return MelodicSlot(
            tick: tick,
            duration: duration,
            isStressed: isStressed,
            allowed: allowed,
            chord: chord?.tones ?? [],
            scale: scale,
            heldInto: later?.tick == chord?.tick ? nil : later?.tones,
            target: 0
        )
    }

    private func contradicting(_ chord: SoundingChord) -> PitchClassSet {
        guard !isBlue else { return [] }
        return PitchClassSet(
            names.filter { name in
                !chord.tones.contains(name) && chord.notes.contains { $0.letter == name.letter }
            }
        )
    }

    /// The sounds on which a phrase may end.
    func rest(_ syllable: SungSyllable, isOpen: Bool, comesHome: Bool) -> PitchClassSet {
        rest(tick: syllable.tick, isOpen: isOpen, comesHome: comesHome)
    }

    /// The sounds on which a phrase may end: the tonic where it comes home and the chord has it,
    /// anything else of the chord where it stays open.
    func rest(tick: Int, isOpen: Bool, comesHome: Bool) -> PitchClassSet {
        let home = PitchClassSet([tonic])
        let chord = timeline[tick]?.tones ?? PitchClassSet([tonic, tonic.transposed(by: .perfectFifth)])
        if comesHome, chord.contains(tonic) { return home }
        let open = chord.subtracting(home)
        return isOpen && !open.isEmpty ? open : chord
    }

    /// The notes with their spelling: the chord's where they belong to it, else the scale's.
    func events(_ slots: [MelodicSlot], _ notes: [Int]) -> [NoteEvent] {
        zip(slots, notes).compactMap { slot, midi in
            let chord = timeline[slot.tick]?.notes ?? []
            guard let pitch = (chord + names).lazy.compactMap({ Pitch($0, midi: midi) }).first else { return nil }
            return NoteEvent(tick: slot.tick, duration: slot.duration, pitch: pitch.description, midi: pitch.midi)
        }
    }
}
