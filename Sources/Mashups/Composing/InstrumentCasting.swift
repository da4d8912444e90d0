import Genres

/// Chooses what plays each part: the first instrument of that role in the genres' order.
struct InstrumentCasting {
    let genres: [GenreRecord]

    func instruments() -> [ScoreInstrument] {
        ScoreInstrument.Part.allCases.compactMap { part in
            for genre in genres {
                let found = genre.instruments.first { role($0.role, fits: part) && $0.gmProgram != nil }
                guard let found, let program = found.gmProgram else { continue }
                return ScoreInstrument(part: part, name: found.name, program: program, genre: genre.id.rawValue)
            }
            return nil
        }
    }

    private func role(_ role: GenreRecord.Instrument.Role, fits part: ScoreInstrument.Part) -> Bool {
        switch part {
        case .melody: role == .melody || role == .voice
        case .accompaniment: role == .harmony
        case .bass: role == .bass
        }
    }
}
