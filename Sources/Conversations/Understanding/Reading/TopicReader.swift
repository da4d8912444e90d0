import Teaching

/// What the song is to be about: the words after "a song about", up to the clause's end, six at most.
enum TopicReader {
    private static let ends: Set<String> = [
        "and", "for", "with", "using", "in", "but", "please", "so", "that", "which", "where", "because", "then", "at",
    ]

    /// The topic in the teacher's words; nil where none is named.
    static func topic(_ mentions: [Mention], tokens: [Token], message: String) -> String? {
        for mention in mentions where mention.meaning == .topic {
            var end = mention.range.upperBound
            while end < tokens.count, end - mention.range.upperBound < 6, !tokens[end].isMark,
                !ends.contains(tokens[end].form) || end == mention.range.upperBound && tokens[end].form == "that"
            {
                end += 1
            }
            let taken = mention.range.upperBound..<end
            guard !taken.isEmpty, !mentions.contains(where: { $0.slot == .genres && $0.range.overlaps(taken) }) else {
                continue
            }
            return text(tokens[taken], of: message)
        }
        return nil
    }

    private static func text(_ tokens: ArraySlice<Token>, of message: String) -> String? {
        guard let first = tokens.first, let last = tokens.last else { return nil }
        let bytes = Array(message.utf8)
        guard last.source.upperBound <= bytes.count else { return nil }
        return String(decoding: bytes[first.source.lowerBound..<last.source.upperBound], as: UTF8.self)
    }
}
