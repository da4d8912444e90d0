import Genres
import Mashups
import TerminalUI

/// How one genre of a mashup is marked in drawings: by a letter, by a pattern and by a colour, each enough alone.
struct GenreMark: Sendable, Hashable {
    /// A capital, from A in the order in which the mashup names its genres.
    let letter: String
    /// The character that fills its blocks.
    let fill: String
    /// Its colour.
    let style: Style
    /// The genre's display name.
    let name: String

    /// The mark of the genre with this catalogue id.
    init(_ genre: String, in mashup: Mashup, look: ScoreLook) {
        let ids = mashup.metadata.genres.map(\.rawValue)
        let place = ids.firstIndex(of: genre)
        let number = place ?? ids.count
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ").map(String.init)
        letter = letters[number % letters.count]
        let fills = look.unicode ? ["█", "░", "▓", "▒"] : ["#", ".", "=", "+"]
        fill = fills[number % fills.count]
        style = DistinctColor(part: number).style(look.depth)
        let names = mashup.metadata.genreNames
        name = place.flatMap { names.indices.contains($0) ? names[$0] : nil } ?? genre
    }
}
