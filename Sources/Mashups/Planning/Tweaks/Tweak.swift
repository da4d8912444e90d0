public import Genres
public import MusicTheory
public import Teaching

/// One thing that is to be different from what a context and a seed give by themselves.
///
/// A list of tweaks belongs to a mashup like its seed: the same context, seed and tweaks give the same bytes.
public enum Tweak: Sendable, Hashable {
    /// The key, in the mode of the piece.
    case key(Key)
    /// Quarter notes a minute, 40…220.
    case tempo(Int)
    /// How far the learners are.
    case level(SkillLevel)
    /// The genre that leads the section which is the `number`th of its kind, counted from 1.
    case leader(ScoreSection.Kind, number: Int, GenreID)
    /// How many times the chords are made simpler, from 1.
    case simplerChords(Int)
    /// Other words for the same music: which take, from 1.
    case words(Int)
    /// Another tune for the same words and chords: which take, from 1.
    case tune(Int)
    /// Another groove under the same words, chords and tune: which take, from 1.
    case groove(Int)
    /// Another title: which take, from 1.
    case title(Int)
    /// Steps by which the song is longer, below zero shorter; a step is a verse with its chorus, or one section.
    case length(Int)
    /// Length of the lesson in minutes, 15…180.
    case minutes(Int)

    /// What may be played at all.
    public static let tempos = 40...220
    /// How long a lesson may be.
    public static let lessonMinutes = 15...180

    /// Whether one of the two takes the other's place.
    func concernsTheSame(as other: Tweak) -> Bool {
        switch (self, other) {
        case (.leader(let kind, let number, _), .leader(let otherKind, let otherNumber, _)):
            kind == otherKind && number == otherNumber
        default: aspect == other.aspect
        }
    }

    /// The first word of its text.
    var aspect: String {
        switch self {
        case .key: "key"
        case .tempo: "tempo"
        case .level: "level"
        case .leader: "leader"
        case .simplerChords: "chords"
        case .words: "words"
        case .tune: "tune"
        case .groove: "groove"
        case .title: "title"
        case .length: "length"
        case .minutes: "minutes"
        }
    }
}

extension Array<Tweak> {
    /// These tweaks with later ones, which take the place of earlier ones that concern the same.
    public func followed(by later: [Tweak]) -> [Tweak] {
        later.reduce(self) { tweaks, new in
            // A song that is made as long as it was first is no longer tweaked.
            tweaks.filter { !$0.concernsTheSame(as: new) } + (new == .length(0) ? [] : [new])
        }
    }
}
