import Genres
public import Teaching

/// Understands teachers' messages by rules: a lexicon, the grammar of refusing and correcting, and the last question.
///
/// A pure function of the lexicon, the message, what is known and what was asked; it needs no model and no network.
public struct RuleBasedExtractor: ContextExtractor {
    private let lexicon: Lexicon

    /// Longer messages are read up to here.
    private static let longest = 20_000

    /// Reads with this lexicon.
    public init(lexicon: Lexicon) {
        self.lexicon = lexicon
    }

    /// Understands one message; never throws.
    public func understand(_ message: String, in context: GatheredContext, dialogue: DialogueState) -> Understanding {
        let message = message.utf8.count > Self.longest ? String(message.prefix(Self.longest)) : message
        var respellings: [Understanding.Respelling] = []
        let tokens = Respeller(lexicon: lexicon).respelled(
            NumberReader.read(Tokenizer.tokens(of: message)),
            of: message,
            noting: &respellings
        )
        let mentions = MentionFinder(lexicon: lexicon, tokens: tokens).mentions()
        let scopes = ScopeReader.read(tokens, mentions)
        let facts = Narrowing(lexicon: lexicon, tokens: tokens).narrowed(scopes.facts)
        var edits = EditPlanner.edits(for: facts, in: context, lexicon: lexicon)
        if edits.isEmpty {
            let agrees = mentions.contains { $0.meaning == .intent(.agree) }
            let corrects = mentions.contains { $0.meaning == .cue(.correct) || $0.meaning == .cue(.swap) }
            let answers = AnswerReader(
                tokens: tokens,
                dialogue: dialogue,
                context: context,
                genres: lexicon.genres,
                corrects: corrects
            )
            edits = answers.edits(agreeing: agrees)
            if edits.isEmpty, mentions.contains(where: { $0.meaning == .cue(.dismiss) }) { edits = answers.dismissal() }
        }
        if let topic = TopicReader.topic(mentions, tokens: tokens, message: message) {
            edits.append(.add(.topic(topic)))
        }
        return Understanding(
            edits: edits,
            intent: IntentReader.intent(
                mentions,
                tokens: tokens,
                states: !edits.isEmpty,
                asks: message.contains("?") || !scopes.unknown.isEmpty
            ),
            unknownGenres: scopes.unknown.map { name, _ in
                Understanding.UnknownGenre(name: name, nearest: lexicon.nearest[name] ?? [])
            },
            artists: facts.compactMap { fact in
                guard fact.stance != .refused, let artist = fact.artist, case .genre(let genre) = fact.value else {
                    return nil
                }
                return Understanding.ArtistMention(name: artist, genre: genre)
            },
            respellings: respellings
        )
    }
}
