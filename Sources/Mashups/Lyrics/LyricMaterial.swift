/// Where in the telling of a song a stanza belongs.
enum StoryPlace: String, Sendable, CaseIterable {
    /// Sets the scene.
    case open
    /// Adds to it.
    case develop
    /// Something goes wrong, or is seen differently.
    case turn
    /// What comes of it.
    case close
}

/// Hand-written lines that belong together, with alternatives in braces: `The {bus|train} was late`.
struct Stanza: Sendable, Equatable {
    var place: StoryPlace
    var ages: Set<AgeBand>
    var lines: [String]
}

/// A title line, lines that rhyme with it, a line that leads back to it, and the group's answer.
struct Refrain: Sendable, Equatable {
    var titles: [String]
    var ages: Set<AgeBand>
    /// The title line of the song.
    var hook: String
    /// Lines that rhyme with the hook and with one another, in an order that makes sense with any of them left out.
    var answers: [String]
    /// A line of another rhyme after which the hook follows well.
    var lift: String?
    /// A few words for everybody.
    var response: String
}

/// Everything the built-in engine can say about one topic.
struct LyricMaterial: Sendable, Equatable {
    var id: String
    var name: String
    var refrains: [Refrain]
    /// Two lines that rhyme, about eight syllables each.
    var couplets: [Stanza]
    /// Four lines that rhyme abab, about eight syllables each.
    var quatrains: [Stanza]
    /// Four lines on one rhyme, about eight syllables each.
    var monorhymes: [Stanza]
    /// Four lines that rhyme aaba, about eight syllables each.
    var returning: [Stanza]
    /// Two lines that rhyme, ten syllables and more each.
    var longCouplets: [Stanza]
    /// Two lines that rhyme, two to seven syllables each.
    var chants: [Stanza]
}
