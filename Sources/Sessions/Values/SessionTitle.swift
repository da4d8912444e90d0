import Conversations
import Genres
import Teaching

/// The title a session gets by itself.
enum SessionTitle {
    /// The longest title, in characters.
    static let limit = 48

    /// A title of so many characters or fewer says little ("Hello"); from the second exchange on, the genres take its place.
    static let wordless = 12

    /// The beginning of a message in one line, shortened at the end of a word.
    static func of(message: String) -> String {
        let words = message.split(whereSeparator: \.isWhitespace)
        var title = ""
        for word in words {
            let longer = title.isEmpty ? String(word) : title + " " + word
            if longer.count > limit { break }
            title = longer
        }
        if title.isEmpty, let word = words.first { return word.prefix(limit - 1) + "…" }
        let isWhole = title.count == words.reduce(-1) { $0 + 1 + $1.count }
        return isWhole || title.count == limit ? title : title + "…"
    }

    /// The genres by name, as a title; empty where there are none.
    static func genres(of state: ConversationState) -> String {
        of(message: state.context.genres.map(\.rawValue).joined(separator: " + "))
    }

    /// The genres of a session in which nothing was said.
    static func of(_ state: ConversationState) -> String {
        let genres = genres(of: state)
        return genres.isEmpty ? "New session" : genres
    }
}
