public import Teaching

/// Picks the sentences of several passages that say most about a subject, each with the passage it stands in.
///
/// A lesson can cite such a sentence: nothing is reworded, so nothing is added.
public struct ExtractiveSynthesis: Sendable {
    /// A passage to pick from.
    public struct Passage: Sendable, Hashable {
        /// Plain text.
        public var text: String
        /// How far its source can be trusted.
        public var quality: ResearchNote.Quality

        /// A passage.
        public init(text: String, quality: ResearchNote.Quality) {
            self.text = text
            self.quality = quality
        }
    }

    /// A sentence that was picked.
    public struct Pick: Sendable, Hashable {
        /// The sentence, with its full stop.
        public var sentence: String
        /// The place of its passage among those given.
        public var passage: Int
    }

    /// Characters a sentence may have; shorter ones say too little, longer ones too much at once.
    public static let length = 40...320

    private let names: [[String]]
    private let accepts: @Sendable (String) -> Bool

    /// Looks for sentences about what has one of `names`; `accepts` has the last word on each.
    public init(about names: [String], accepts: @escaping @Sendable (String) -> Bool = { _ in true }) {
        self.names = names.map(Self.words).filter { !$0.isEmpty }
        self.accepts = accepts
    }

    /// The best sentences, in the order of their passages; at most `perPassage` of one.
    public func pick(_ count: Int, from passages: [Passage], perPassage: Int = 2) -> [Pick] {
        let all = passages.enumerated().flatMap { place, passage in
            candidates(in: passage, at: place)
        }.sorted { ($1.worth, $0.order) < ($0.worth, $1.order) }
        var chosen: [Candidate] = []
        for candidate in all where chosen.count < count {
            let isFull = chosen.count { $0.order.passage == candidate.order.passage } >= perPassage
            if isFull || chosen.contains(where: { $0.says(muchTheSameAs: candidate) }) { continue }
            if accepts(candidate.sentence) { chosen.append(candidate) }
        }
        return chosen.sorted { $0.order < $1.order }.map { Pick(sentence: $0.sentence, passage: $0.order.passage) }
    }

    // MARK: -

    private struct Order: Comparable {
        var passage: Int
        var sentence: Int

        static func < (left: Order, right: Order) -> Bool {
            (left.passage, left.sentence) < (right.passage, right.sentence)
        }
    }

    private struct Candidate {
        var sentence: String
        var words: Set<String>
        var worth: Double
        var order: Order

        /// Whether more than half of the shorter one's words stand in the other.
        func says(muchTheSameAs other: Candidate) -> Bool {
            let shared = words.intersection(other.words).count
            return shared * 2 > min(words.count, other.words.count)
        }
    }

    private func candidates(in passage: Passage, at place: Int) -> [Candidate] {
        Sentences.whole(in: passage.text).enumerated().compactMap { offset, sentence in
            guard Self.length.contains(sentence.count), !sentence.hasSuffix("?") else { return nil }
            let words = Self.words(sentence)
            // Who speaks of “I” or “you” does not report.
            guard Self.isStatement(words) else { return nil }
            let order = Order(passage: place, sentence: offset)
            let worth = self.worth(of: words, sentence, passage.quality) - Double(min(offset, 6)) * 0.1
            return Candidate(sentence: sentence, words: Set(words.filter { $0.count > 3 }), worth: worth, order: order)
        }
    }

    private func worth(of words: [String], _ sentence: String, _ quality: ResearchNote.Quality) -> Double {
        var worth = 0.0
        if names.contains(where: words.holds) { worth += 3 }
        if words.contains(where: { $0.count == 4 && Int($0) != nil }) { worth += 1 }
        if sentence.dropFirst().contains(where: \.isUppercase) { worth += 0.5 }
        worth += Double(min(Set(words.map { String($0.prefix(6)) }).intersection(Self.telling).count, 3)) * 0.5
        // A sentence that leans on the one before it is hard to understand alone.
        if let first = words.first, Self.leaning.contains(first) { worth -= 2 }
        switch quality {
        case .high: worth += 1
        case .medium: worth += 0.5
        case .low: break
        }
        return worth
    }

    private static func isStatement(_ words: [String]) -> Bool {
        words.count > 5 && !words.contains { personal.contains($0) }
    }

    /// The words of a text in small letters.
    static func words(_ text: String) -> [String] {
        text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "'" || $0 == "’") }.map(String.init)
    }

    private static let personal: Set<String> = [
        "i", "me", "my", "we", "our", "us", "you", "your", "yours", "i'm", "i’m", "we're", "we’re", "you're", "you’re",
    ]
    private static let leaning: Set<String> = [
        "it", "its", "this", "that", "these", "those", "they", "their", "he", "she", "his", "her", "but", "and", "so",
        "however", "also", "thus", "therefore", "moreover", "such", "there", "here",
    ]
    /// Beginnings (six letters) of words that tell of where a music comes from, who made it and how it is taught.
    private static let telling: Set<String> = [
        "origin", "emerge", "began", "roots", "born", "develo", "tradit", "commun", "people", "africa", "cultur",
        "histor",
        "migran", "immigr", "enslav", "dance", "rhythm", "instru", "pionee", "genera", "influe", "today", "contem",
        "global",
        "festiv", "herita", "unesco", "studen", "teache", "learne", "classr", "practi", "lesson", "ensemb", "improv",
    ]
}

extension [String] {
    /// Whether `words` stand in it side by side.
    fileprivate func holds(_ words: [String]) -> Bool {
        guard let first = words.first, count >= words.count else { return false }
        return indices.contains { place in
            self[place] == first && place + words.count <= count && Array(self[place..<place + words.count]) == words
        }
    }
}
