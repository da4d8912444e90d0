import Genres
import MusicTheory

/// Chooses the scale of a section's tune: the leading genre's where it agrees with the chords, else the key's.
struct MelodyScaleChoice {
    let key: Key
    let isBeginner: Bool

    /// A scale and whose it is.
    struct Choice {
        var scale: Scale
        /// The genre whose record has it; nil for the key's own.
        var genre: GenreID?
    }

    /// The scale for a section with chords.
    func choose(_ record: GenreRecord, chords: [SoundingChord], using generator: inout SeededGenerator) -> Choice {
        let fitting = record.scales.map(\.scale).filter { fits($0, chords) }
        let few = fitting.filter { $0.degrees.count < 7 }
        let offered = isBeginner && !few.isEmpty ? few : fitting
        // The record's first scale is the one it is known for.
        if let scale = generator.pick(Array(offered.enumerated()), weight: { $0.offset == 0 ? 3 : 1 })?.element {
            return Choice(scale: scale, genre: record.id)
        }
        return Choice(scale: ofKey(chords), genre: nil)
    }

    /// The scale for a section over a drone; nil where the record has none.
    func overDrone(_ record: GenreRecord) -> Choice? {
        record.scales.first.map { Choice(scale: $0.scale, genre: record.id) }
    }

    /// Five notes that suit any riff in the mode, where they agree with the chords.
    func forRiff(_ record: GenreRecord, chords: [SoundingChord], using generator: inout SeededGenerator) -> Choice {
        let plain: Scale = key.mode == .major ? .majorPentatonic : .minorPentatonic
        guard fits(plain, chords) else { return choose(record, chords: chords, using: &generator) }
        return Choice(
            scale: plain,
            genre: record.scales.contains { $0.scale.degrees == plain.degrees } ? record.id : nil
        )
    }

    /// Whether every chord has at least two notes of its triad in the scale, and the third is the key's.
    private func fits(_ scale: Scale, _ chords: [SoundingChord]) -> Bool {
        let tones = PitchClassSet(scale.notes(tonic: key.tonic))
        let third = key.tonic.pitchClass + (key.mode == .major ? 4 : 3)
        let other = key.tonic.pitchClass + (key.mode == .major ? 3 : 4)
        let agrees =
            scale.isBlue && key.mode == .major
            ? keepsToPrimaryChords(chords) : tones.contains(midi: third) || !tones.contains(midi: other)
        guard agrees else { return false }
        return chords.allSatisfy { chord in
            let triad = [chord.chord.root, chord.note(3), chord.note(5)].compactMap(\.self)
            return triad.count { tones.contains($0) } >= min(2, triad.count)
        }
    }

    /// Blue notes belong over I, IV and V.
    private func keepsToPrimaryChords(_ chords: [SoundingChord]) -> Bool {
        chords.allSatisfy { chord in
            let distance = (chord.chord.root.pitchClass - key.tonic.pitchClass + 12) % 12
            return [0, 5, 7].contains(distance)
        }
    }

    /// The mode on the tonic that has most of the chords' notes; the plain one where several do.
    private func ofKey(_ chords: [SoundingChord]) -> Scale {
        let modes: [Scale] =
            key.mode == .major
            ? [.major, .mixolydian, .lydian, .phrygianDominant] : [.naturalMinor, .dorian, .harmonicMinor, .phrygian]
        func missing(_ scale: Scale) -> Int {
            let tones = PitchClassSet(scale.notes(tonic: key.tonic))
            return chords.reduce(0) { sum, chord in
                sum + chord.notes.count { !tones.contains($0) } * (chord.end - chord.tick)
            }
        }
        return modes.min { missing($0) < missing($1) } ?? key.scale
    }
}

extension Scale {
    /// Whether its notes rub against the chords on purpose: a minor third, a fourth and a raised one side by side.
    var isBlue: Bool {
        let steps = Set(degrees.map(\.semitones))
        return steps.isSuperset(of: [3, 5, 6]) && !steps.contains(11)
    }
}
