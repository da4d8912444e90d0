import Genres
import Foundation
import MusicTheory
import Teaching
import Testing

@testable import Mashups

/// Pieces to export: a sample of the grid as it is generated, and the same with a tune and an accompaniment put on.
enum ExportFixture {
    /// Made once, since every test looks at all of them.
    private static let pieces = Task { try await generated() }

    static func sample() async throws -> [Mashup] { try await pieces.value }

    private static func generated() async throws -> [Mashup] {
        let cells = try GenerationGrid(catalogue: MashupFixture.catalogue, seeds: 1...1).cells
        var pieces: [Mashup] = []
        for index in stride(from: 0, to: cells.count, by: 311) {
            pieces.append(try await MashupFixture.generator.generate(from: cells[index].context, seed: 3))
        }
        pieces.append(try await MashupFixture.mashup("blues", "hip-hop"))
        pieces.append(try await MashupFixture.mashup("jazz", "folk", level: .advanced))
        return pieces + pieces.map(composed)
    }

    /// A tune that steps about with accidentals, thirds of a beat and notes over the bar line, and off-beat chords.
    static func composed(_ mashup: Mashup) -> Mashup {
        var mashup = mashup
        let bar = mashup.music.ticksPerBar
        let names = ["C4", "F#4", "Bb4", "E4", "Eb5", "G3", "A4", "C#5"]
        for index in mashup.music.sections.indices {
            let section = mashup.music.sections[index]
            let lines = section.lyrics.filter { $0.delivery == "sung" }
            mashup.music.sections[index].melody = lines.flatMap(\.syllables).enumerated().flatMap { place, syllable in
                let halves = place % 5 == 0 && syllable.duration.isMultiple(of: 3) && syllable.duration > 480
                let first = halves ? syllable.duration / 3 * 2 : syllable.duration
                let start = event(names[place % names.count], syllable.tick, first)
                let rest = syllable.duration - first
                return halves ? [start, event(names[(place + 3) % 8], syllable.tick + first, rest)] : [start]
            }
            mashup.music.sections[index].accompaniment = section.chords.flatMap { chord in
                chord.notes.map { event("\($0)4", chord.tick + 480, min(chord.duration - 480, bar)) }
            }
        }
        return mashup
    }

    static func event(_ pitch: String, _ tick: Int, _ duration: Int) -> NoteEvent {
        NoteEvent(tick: tick, duration: duration, pitch: pitch, midi: Pitch(pitch)?.midi ?? 60)
    }
}
