@testable import Mashups

extension Corruption {
    static let music: [Corruption] = [
        Corruption("wrong accidental", "in a chord's notes") { $0.harmony { $0.chords[0].notes[1] += "#" } },
        Corruption("wrong accidental", "in a chord's symbol") { $0.harmony { $0.chords[0].symbol = "Abm7" } },
        Corruption("wrong accidental", "in the bass, its number right") { mashup in
            mashup.section(where: { !$0.bass.isEmpty }) { $0.bass[0].pitch = Sabotage.sharp($0.bass[0].pitch) }
        },
        Corruption("wrong accidental", "in the accompaniment") { mashup in
            mashup.section(where: { !$0.accompaniment.isEmpty }) { $0.accompaniment[0].raise() }
        },
        Corruption("swapped numeral", "alone") { $0.harmony { $0.chords[0].numeral = "bVI" } },
        Corruption("swapped numeral", "with symbol and notes, over the old bass") { mashup in
            mashup.harmony { section in
                guard let other = section.chords.first(where: { $0.symbol != section.chords[0].symbol }) else { return }
                section.chords[0].numeral = other.numeral
                (section.chords[0].symbol, section.chords[0].notes) = (other.symbol, other.notes)
            }
        },
        Corruption("missing chord tone", "the third") { $0.harmony { $0.chords[0].notes.remove(at: 1) } },
        Corruption("missing chord tone", "the last one") { $0.harmony { _ = $0.chords[0].notes.removeLast() } },
        Corruption("missing chord", "at the end of a section") { $0.harmony { _ = $0.chords.removeLast() } },
        Corruption("eleven bars", "the number alone") { $0.music.sections[0].bars -= 1 },
        Corruption("eleven bars", "the last bar cut off everywhere") { mashup in
            mashup.harmony { section in
                section.bars -= 1
                section.chords.removeAll { $0.bar > section.bars }
            }
        },
        Corruption("bar numbers", "a gap between sections") { $0.music.sections[1].firstBar += 1 },
        Corruption("bar numbers", "two sections with one label") {
            $0.music.sections[1].label = $0.music.sections[0].label
        },
        Corruption("5/4 bar in 4/4", "the time signature") { $0.music.meter = "5/4" },
        Corruption("5/4 bar in 4/4", "a chord one beat too long") { $0.harmony { $0.chords[0].duration += 960 } },
        Corruption("5/4 bar in 4/4", "a groove in five") { $0.music.grooves[0].meter = "5/4" },
        Corruption("drum grid", "a step short") { _ = $0.music.grooves[0].tracks[0].grid.removeLast() },
        Corruption("drum grid", "a sound that no kit has") { $0.music.grooves[0].tracks[0].gm = 12 },
        Corruption("drum grid", "a groove nobody wrote") { $0.music.sections[0].groove = "polka/oompah" },
        Corruption("drum grid", "a fill of two bars") { mashup in
            mashup.section(where: { !$0.fills.isEmpty && !$0.fills[0].tracks.isEmpty }) { section in
                section.fills[0].tracks[0].grid += section.fills[0].tracks[0].grid
            }
        },
        Corruption("key signature", "one sharp too many") { $0.music.key.fifths += 1 },
        Corruption("key signature", "the other mode") { mashup in
            mashup.music.key.mode = mashup.music.key.mode == "major" ? "minor" : "major"
        },
        Corruption("tempo and feel", "a swing ratio without swing") {
            $0.music.feel.kind = .straight
            $0.music.feel.swingRatio = 2
        },
        Corruption("tempo and feel", "too fast to play") { $0.music.tempo.bpm = 400 },
        Corruption("tempo and feel", "another tempo than the lesson says") { $0.music.tempo.bpm += 11 },
        Corruption("bass octave wrong", "the number alone") { mashup in
            mashup.section(where: { !$0.bass.isEmpty }) { $0.bass[0].midi -= 12 }
        },
        Corruption("bass octave wrong", "below the instrument") { mashup in
            mashup.section(where: { !$0.bass.isEmpty }) { ($0.bass[0].pitch, $0.bass[0].midi) = ("C1", 24) }
        },
        Corruption("bass note outside its chord", "a half step up") { mashup in
            mashup.section(where: { !$0.bass.isEmpty && !$0.chords.isEmpty }) { $0.bass[0].raise() }
        },
        Corruption("notes that overlap", "in the bass") { mashup in
            mashup.section(where: { $0.bass.count > 1 }) { $0.bass[0].duration += 9600 }
        },
        Corruption("notes that overlap", "an accompaniment after the last bar") { mashup in
            mashup.section(where: { !$0.accompaniment.isEmpty }) { section in
                section.accompaniment[section.accompaniment.count - 1].tick += 960 * 64
            }
        },
        Corruption("ending away from home", "the last chord is another") { mashup in
            mashup.music.sections[mashup.music.sections.count - 1].chords.removeLast()
        },
        Corruption("borrowed without a name", "a section led by a stranger") { $0.music.sections[0].genre = "polka" },
        Corruption("borrowed without a name", "a groove of a stranger") { $0.music.grooves[0].genre = "polka" },
    ]

    static let tune: [Corruption] = [
        Corruption("note out of range", "above every singer") { mashup in
            mashup.sung { ($0.melody[0].pitch, $0.melody[0].midi) = ("C7", 96) }
        },
        Corruption("note out of range", "no range at all") { mashup in
            if mashup.music.sections.contains(where: { !$0.melody.isEmpty }) { mashup.music.melodyRange = nil }
        },
        Corruption("note off the scale", "a half step up") { $0.sung { $0.melody[0].raise() } },
        Corruption("note off the scale", "a scale on another tonic") {
            $0.sung { $0.melodyScale?.notes = ["B", "C#"] }
        },
        Corruption("wrong accidental", "in the tune, its number right") { mashup in
            mashup.sung { $0.melody[0].pitch = Sabotage.sharp($0.melody[0].pitch) }
        },
        Corruption("syllable without note", "a note is missing") { $0.sung { _ = $0.melody.removeFirst() } },
        Corruption("syllable without note", "a note too many") { $0.sung { $0.melody.append($0.melody[0]) } },
        Corruption("syllable without note", "a note later than its syllable") { mashup in
            mashup.sung { $0.melody[0].tick += 240 }
        },
        Corruption("notes that overlap", "in the tune") { $0.sung { $0.melody[0].duration += 7680 } },
    ]

    static let words: [Corruption] = [
        Corruption("words that differ", "on the page") { $0.lyrics += " la" },
        Corruption("words that differ", "in the chart") { mashup in
            mashup.section(where: { !$0.lyrics.isEmpty }) { $0.lyrics[0].text = "Something else entirely" }
        },
        Corruption("words that differ", "from their syllables, page and chart alike") { mashup in
            mashup.section(where: { !$0.lyrics.isEmpty }) { $0.lyrics[0].text += " again" }
            mashup.print()
        },
        Corruption("missing line", "the last of a section") { mashup in
            mashup.section(where: { !$0.lyrics.isEmpty }) { _ = $0.lyrics.removeLast() }
            mashup.print()
        },
        Corruption("syllable out of place", "behind its bars") { mashup in
            mashup.section(where: { !$0.lyrics.isEmpty }) { $0.lyrics[0].syllables[0].tick = 999_999 }
        },
        Corruption("syllable out of place", "without any length") { mashup in
            mashup.section(where: { !$0.lyrics.isEmpty }) { $0.lyrics[0].syllables[0].duration = 0 }
        },
        Corruption("duplicate line", "a line of one verse in the next") { $0.repeatLine() },
        Corruption("duplicate line", "with two rhyme letters") { mashup in
            mashup.section(where: { section in Set(section.lyrics.map(\.text)).count < section.lyrics.count }) {
                section in
                for (index, line) in section.lyrics.enumerated()
                where section.lyrics[..<index].contains(where: { $0.text == line.text }) {
                    section.lyrics[index].rhyme = "Q"
                }
            }
        },
        Corruption("slur", "in the song, page and chart alike") { mashup in
            mashup.section(where: { !$0.lyrics.isEmpty }) { section in
                section.lyrics[0].text = "savage " + section.lyrics[0].text
                section.lyrics[0].syllables[0].text = "savage " + section.lyrics[0].syllables[0].text
            }
            mashup.print()
        },
    ]
}

extension Mashup {
    /// Puts a line's words in the place of another of as many syllables, outside the choruses, everywhere it is written.
    fileprivate mutating func repeatLine() {
        let places = music.sections.indices.filter { music.sections[$0].kind != .chorus }.flatMap { section in
            music.sections[section].lyrics.indices.map { (section: section, line: $0) }
        }
        for (index, place) in places.enumerated() {
            let line = music.sections[place.section].lyrics[place.line]
            guard line.voice != "group" else { continue }
            for other in places[..<index] where other.section != place.section {
                let first = music.sections[other.section].lyrics[other.line]
                guard first.voice != "group", first.text != line.text, first.syllables.count == line.syllables.count
                else {
                    continue
                }
                for syllable in first.syllables.indices {
                    music.sections[place.section].lyrics[place.line].syllables[syllable].text =
                        first.syllables[syllable].text
                }
                music.sections[place.section].lyrics[place.line].text = first.text
                print()
                return
            }
        }
    }
}
