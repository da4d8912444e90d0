import Genres
import Teaching

/// Whether quoted words name a genre that the rules do not find in them.
///
/// Names the rules know are theirs to read. What is left are recordings and places of the genre's record, and proper
/// names that stand in no list, for which the model's word has to do.
struct GenreEvidence {
    let reading: MessageReading
    let description: GenreDescription?

    /// Words that a quote has at most where a proper name in it stands for the genre.
    private static let longestName = 6

    /// Whether the quote, which stands in the range, names the genre.
    func names(_ quote: Quotation, at place: Range<Int>) -> Bool {
        let free = place.filter { reading.isFree[$0] }
        if let description {
            if description.phrases.contains(where: { !quote.places(of: $0).isEmpty }) { return true }
            // "In Kingston" is where the school is, "from Kingston" what the music sounds like.
            let isSchool: (Int) -> Bool = { $0 > 0 && ["in", "near", "at"].contains(reading.tokens[$0 - 1].form) }
            if free.contains(where: { description.hasPlace(reading.tokens[$0]) && !isSchool($0) }) { return true }
        }
        return quote.words.count <= Self.longestName && free.contains(where: isProperName)
    }

    private func isProperName(_ place: Int) -> Bool {
        let tokens = reading.tokens
        guard isCapitalised(place), !Self.months.contains(tokens[place].form) else { return false }
        var first = place
        while first > 0, isCapitalised(first - 1) { first -= 1 }
        if first == 0 || tokens[first - 1].isMark && ".?".contains(tokens[first - 1].form) {
            // The first word of a sentence has a capital anyway; two of them are a name.
            return isCapitalised(first + 1)
        }
        return !Self.beforePlaces.contains(tokens[first - 1].form)
    }

    private func isCapitalised(_ place: Int) -> Bool {
        reading.tokens.indices.contains(place) && reading.tokens[place].isWord && reading.tokens[place].capitalised
    }

    private static let beforePlaces: Set<String> = ["in", "near", "from", "at", "mr", "mrs", "ms", "miss", "dr"]
    private static let months: Set<String> = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december", "easter", "christmas",
    ]
}

/// What describes a genre besides its names: words of its record.
struct GenreDescription: Sendable, Hashable {
    /// Where it comes from and whose it is: "kingston", "jamaica", "rastafari".
    var places: Set<String>
    /// Recordings and who plays them, whole.
    var phrases: [Quotation]

    /// Takes the words from a record.
    init(_ record: GenreRecord) {
        // A community begins with a capital whatever its first word is.
        let communities = record.origin.communities.flatMap { Tokenizer.tokens(of: $0).dropFirst() }
        let origins = record.origin.places.flatMap(Tokenizer.tokens(of:)) + communities
        let named = origins.filter { $0.isWord && $0.capitalised && $0.form.utf8.count >= 4 }
        places = Set(named.map(\.stem)).subtracting(Self.wide)
        phrases = record.recordings.flatMap { [Quotation($0.title), Quotation($0.artist)] }
            .filter { $0.words.count >= 2 }
    }

    /// Whether the word is one of the places, or a form of one ("Jamaican").
    func hasPlace(_ token: Token) -> Bool {
        guard token.isWord else { return false }
        if places.contains(token.form) || places.contains(token.stem) { return true }
        return token.form.utf8.count >= 6 && places.contains { $0.utf8.count >= 5 && token.form.hasPrefix($0) }
    }

    /// Names of regions that many genres share.
    private static let wide: Set<String> = [
        "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "city", "united",
        "states", "kingdom", "black", "white", "africa", "african", "africans", "america", "american", "americans",
        "european", "europe", "england", "english", "british", "young", "working", "their", "people", "musicians",
    ]
}
