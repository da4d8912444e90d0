import Genres
import Teaching

/// One mention read with the words around it.
struct Fact: Sendable, Hashable {
    /// Whether it is wanted.
    enum Stance: Sendable, Hashable {
        case wanted
        case refused
        /// Takes the place of the value.
        case replacing(SlotValue)
    }

    /// What was said.
    var value: SlotValue
    /// How strongly it speaks for a setting.
    var strength: Strength
    /// Whether it is wanted.
    var stance: Stance
    /// Whether it corrects what was said before.
    var corrects: Bool
    /// Whether it stands in the place of everything said before.
    var alone: Bool
    /// Whether it comes on top.
    var adds: Bool
    /// Number of its sentence.
    var sentence: Int
    /// Its tokens.
    var range: Range<Int>
    /// Whether the sentence asks about it ("what is reggae?").
    var asked = false
    /// The artist who stands for the genre.
    var artist: String?
}
