import Foundation

@testable import Mashups

/// One way to corrupt a good lesson.
struct Corruption: Sendable {
    /// What a reviewer would call the fault.
    var kind: String
    /// How it is done here; tells apart the ways of one kind.
    var name: String
    /// Does it; a lesson it cannot be done to stays as it is.
    var spoil: @Sendable (inout Mashup) -> Void

    init(_ kind: String, _ name: String, spoil: @escaping @Sendable (inout Mashup) -> Void) {
        (self.kind, self.name, self.spoil) = (kind, name, spoil)
    }

    static let all = music + tune + words + claims + culture + lesson + learning + language
}

extension Mashup {
    /// Changes the first section that has what is asked for; nothing where none has.
    mutating func section(where fits: (ScoreSection) -> Bool, _ change: (inout ScoreSection) -> Void) {
        guard let index = music.sections.firstIndex(where: fits) else { return }
        change(&music.sections[index])
    }

    /// Changes the first section with chords.
    mutating func harmony(_ change: (inout ScoreSection) -> Void) {
        section(where: { !$0.chords.isEmpty }, change)
    }

    /// Changes the first section that is sung to notes.
    mutating func sung(_ change: (inout ScoreSection) -> Void) {
        section(where: { !$0.melody.isEmpty && !$0.lyrics.isEmpty }, change)
    }

    /// Puts the words of the chart on the page again, so that only the chart is wrong.
    mutating func print() { lyrics = LyricText.text(of: music) }
}

extension NoteEvent {
    /// The note a half step higher, its name and number agreeing.
    mutating func raise() {
        pitch = Sabotage.sharp(pitch)
        midi += 1
    }
}
