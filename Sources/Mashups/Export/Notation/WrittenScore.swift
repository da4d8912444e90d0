import MusicTheory

/// Players of a class who read other notes than sound, together with what they read.
struct TransposingPlayers: Hashable {
    /// How far their notes lie from the sound.
    let instrument: TransposingInstrument
    /// What they play.
    let players: [String]

    /// What the parts are called after: the note that sounds where they read a C.
    var pitch: String {
        switch instrument {
        case .bFlat, .bFlatTenor: "B♭"
        case .eFlatAlto, .eFlatBaritone: "E♭"
        case .f: "F"
        case .concert, .octaveDown, .octaveUp: "C"
        }
    }

    /// The groups among some instruments, by what they read; empty where all read what sounds.
    ///
    /// "Saxophone" alone may be an alto or a tenor, and a band has them all.
    static func groups(among instruments: [String]) -> [TransposingPlayers] {
        [TransposingInstrument.bFlat, .eFlatAlto, .f].compactMap { instrument in
            let players = instruments.flatMap { name in
                known.filter { $0.instrument == instrument && $0.names.contains(name) }.map(\.player)
            }
            return players.isEmpty ? nil : TransposingPlayers(instrument: instrument, players: players.unique)
        }
    }

    private static let known: [(instrument: TransposingInstrument, player: String, names: Set<String>)] = [
        (.bFlat, "clarinet", ["clarinet", "band", "concert band", "wind band", "woodwind"]),
        (.bFlat, "bass clarinet (sounds an octave lower)", ["bass clarinet"]),
        (.bFlat, "trumpet", ["trumpet", "band", "concert band", "wind band", "brass"]),
        (.bFlat, "cornet", ["cornet"]),
        (.bFlat, "tenor saxophone (sounds an octave lower)", ["saxophone", "band", "concert band", "wind band"]),
        (.eFlatAlto, "alto saxophone", ["saxophone", "band", "concert band", "wind band", "woodwind"]),
        (.f, "horn", ["horn", "french horn", "band", "concert band", "wind band", "brass"]),
    ]
}

extension Score {
    /// The score as players of an instrument read it: key, chords, drones and tune.
    ///
    /// The band's own parts (bass, accompaniment) are left out: nobody reads them from a part.
    func written(for instrument: TransposingInstrument) -> Score {
        guard let tonic = NoteName(key.tonic), let mode = Key.Mode(rawValue: key.mode) else { return self }
        let old = Key(tonic, mode)
        let new = instrument.written(old)
        func moved(_ name: String) -> String {
            NoteName(name).map { Chord($0, .major).transposed(from: old, to: new).root.description } ?? name
        }
        func moved(_ note: NoteEvent) -> NoteEvent {
            guard let pitch = Pitch(note.pitch), let name = NoteName(moved(pitch.name.description)) else { return note }
            let midi = instrument.written(pitch).midi
            var event = note
            event.pitch = (Pitch(name, midi: midi) ?? instrument.written(pitch)).description
            event.midi = midi
            return event
        }
        var score = self
        score.key.tonic = new.tonic.description
        let written = WrittenKey(new.tonic, key.writtenMode ?? (mode == .minor ? .minor : .major))
        score.key.name = written.description
        score.key.fifths = written.fifths
        for index in score.sections.indices {
            let section = score.sections[index]
            score.sections[index].chords = section.chords.map { event in
                var chord = event
                chord.symbol = Chord(symbol: event.symbol)?.transposed(from: old, to: new).description ?? event.symbol
                chord.notes = event.notes.map(moved)
                return chord
            }
            score.sections[index].drone = section.drone.map(moved)
            score.sections[index].melody = section.melody.map(moved)
            score.sections[index].bass = []
            score.sections[index].accompaniment = []
        }
        return score
    }
}
