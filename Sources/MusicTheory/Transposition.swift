extension Pitch {
    /// The pitch an interval higher, spelled on the letter the interval asks for.
    public func transposed(by interval: Interval) -> Pitch {
        moved(steps: interval.steps, semitones: interval.semitones)
    }

    /// The pitch an interval lower, spelled on the letter the interval asks for.
    public func transposed(downBy interval: Interval) -> Pitch {
        moved(steps: -interval.steps, semitones: -interval.semitones)
    }

    private func moved(steps: Int, semitones: Int) -> Pitch {
        let target = StaffPosition(index: position.index + steps)
        let spelling = target.spelling(midi: midi + semitones)
        let name = NoteName(spelling.position.letter, accidental: spelling.accidental)
        return Pitch(name, octave: spelling.position.octave)
    }
}

extension NoteName {
    /// The note an interval higher, spelled on the letter the interval asks for.
    public func transposed(by interval: Interval) -> NoteName {
        Pitch(self, octave: 4).transposed(by: interval).name
    }

    /// The note an interval lower, spelled on the letter the interval asks for.
    public func transposed(downBy interval: Interval) -> NoteName {
        Pitch(self, octave: 4).transposed(downBy: interval).name
    }
}

extension Chord {
    /// The chord an interval higher.
    public func transposed(by interval: Interval) -> Chord {
        Chord(root.transposed(by: interval), quality)
    }

    /// The chord an interval lower.
    public func transposed(downBy interval: Interval) -> Chord {
        Chord(root.transposed(downBy: interval), quality)
    }

    /// The chord with the same place in another key: G7 from C major to Eb major is Bb7.
    ///
    /// - Parameters:
    ///   - old: The key the chord is in now.
    ///   - new: The key it moves to; its mode does not change the chord.
    /// - Returns: The chord on the root that is as far from the new tonic as the old one was from its own.
    public func transposed(from old: Key, to new: Key) -> Chord {
        let steps = (new.tonic.letter.rawValue - old.tonic.letter.rawValue).modulo(7)
        let target = StaffPosition(letter: root.letter.advanced(by: steps), octave: 4)
        let distance = (root.pitchClass + new.tonic.pitchClass - old.tonic.pitchClass).modulo(12)
        let offset = (distance - target.letter.semitones + 6).modulo(12) - 6
        return Chord(NoteName(target.letter, accidental: offset), quality)
    }
}
