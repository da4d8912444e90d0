import Genres
import Teaching

/// A message as the rules read it: which of its words they explain, and how they took them.
struct MessageReading: Sendable {
    /// The words, numbers and marks.
    let tokens: [Token]
    /// What the rules know of them.
    let mentions: [Mention]
    /// What the rules took as said about this lesson.
    let facts: [Fact]
    /// The message for comparing quotations with.
    let text: Quotation
    /// For every token whether it is a word or number that no rule explains and that is not a plain one.
    let isFree: [Bool]

    /// Reads a message.
    init(_ message: String, lexicon: Lexicon, plain: PlainWords) {
        var notes: [Understanding.Respelling] = []
        tokens = Respeller(lexicon: lexicon).respelled(
            NumberReader.read(Tokenizer.tokens(of: message)),
            of: message,
            noting: &notes
        )
        mentions = MentionFinder(lexicon: lexicon, tokens: tokens).mentions()
        var isFree = tokens.map { !plain.contains($0) }
        for mention in mentions { for place in mention.range { isFree[place] = false } }
        self.isFree = isFree
        facts = Narrowing(lexicon: lexicon, tokens: tokens).narrowed(ScopeReader.read(tokens, mentions).facts)
        text = Quotation(message)
    }

    /// Where the quoted words stand, as ranges of tokens; a range is empty for words in a script the rules do not read.
    func places(of quote: Quotation) -> [Range<Int>] {
        text.places(of: quote).map { bytes in
            let first = tokens.firstIndex { $0.source.overlaps(bytes) && !$0.isMark }
            let last = tokens.lastIndex { $0.source.overlaps(bytes) && !$0.isMark }
            guard let first, let last else { return 0..<0 }
            return first..<last + 1
        }
    }

    /// Whether a word of the range waits for an explanation.
    func hasFreeWord(in range: Range<Int>) -> Bool {
        range.contains { isFree[$0] }
    }

    /// Mentions that share a word with the range.
    func mentions(in range: Range<Int>) -> [Mention] {
        mentions.filter { $0.range.overlaps(range) }
    }

    /// The clause around a range: to the nearest marks or "but".
    func clause(around range: Range<Int>) -> Range<Int> {
        let end = tokens[range.upperBound...].firstIndex(where: Self.endsClause) ?? tokens.count
        return clauseStart(before: range.lowerBound)..<end
    }

    /// The cues in the clause around a range; of a list that ends in "or" in the clauses before it, too.
    func clauseCues(around range: Range<Int>) -> Set<Cue> {
        let clause = clause(around: range)
        var start = clause.lowerBound
        while start > 0, tokens[start - 1].form == ",", tokens[start..<clause.upperBound].contains(where: Self.joins) {
            start = clauseStart(before: start - 1)
        }
        return cues(in: start..<clause.upperBound)
    }

    /// The cues in the sentence around a range.
    func sentenceCues(around range: Range<Int>) -> Set<Cue> {
        let ends: (Token) -> Bool = { $0.isMark && ($0.form == "." || $0.form == "?") }
        let start = tokens[..<range.lowerBound].lastIndex(where: ends).map { $0 + 1 } ?? 0
        return cues(in: start..<(tokens[range.upperBound...].firstIndex(where: ends) ?? tokens.count))
    }

    private func cues(in range: Range<Int>) -> Set<Cue> {
        Set(mentions(in: range).compactMap { if case .cue(let cue) = $0.meaning { cue } else { nil } })
    }

    private func clauseStart(before place: Int) -> Int {
        tokens[..<place].lastIndex(where: Self.endsClause).map { $0 + 1 } ?? 0
    }

    private static func joins(_ token: Token) -> Bool {
        token.form == "or" || token.form == "nor"
    }

    private static func endsClause(_ token: Token) -> Bool {
        token.isMark ? !["\"", "/"].contains(token.form) : token.form == "but"
    }
}
