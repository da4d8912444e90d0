public import Genres
public import Teaching

/// What one message was understood to say.
public struct Understanding: Sendable, Hashable {
    /// What the teacher wants from the program with this message.
    public enum Intent: String, Sendable, Hashable, Codable, CaseIterable {
        /// The message states, corrects or takes back facts.
        case facts
        /// "Hello", "good morning".
        case greeting
        /// "Thanks!", "great".
        case thanks
        /// "What can you do?", "help", "how does this work".
        case capabilities
        /// A question about music, a genre or the lesson that is no statement of facts ("what is a clave?").
        case question
        /// "You choose", "surprise me", "any ideas?": wants suggestions.
        case suggest
        /// "I don't know", "not sure", "whatever": says nothing and wants to be led.
        case unsure
        /// "Yes", "sounds good".
        case agree
        /// "No", "nope" (without saying to what).
        case disagree
        /// "Go ahead", "make it", "generate the song".
        case generate
        /// "Make it slower", once there is a lesson: something in it is to be different.
        case tweak
        /// "Bye", "that's all".
        case goodbye
        /// About something else ("what's the weather").
        case offTopic
    }

    /// A genre-like name that the catalogue has no record for.
    public struct UnknownGenre: Sendable, Hashable {
        /// The name as known to musicians ("tango").
        public var name: String
        /// Catalogue genres that are nearest to it.
        public var nearest: [GenreID]

        /// Names a genre without a record and its nearest relatives.
        public init(name: String, nearest: [GenreID]) {
            self.name = name
            self.nearest = nearest
        }
    }

    /// An artist who was named, standing for a genre.
    public struct ArtistMention: Sendable, Hashable {
        /// The artist's name as the catalogue writes it.
        public var name: String
        /// The genre the artist stands for.
        public var genre: GenreID

        /// Pairs an artist with a genre.
        public init(name: String, genre: GenreID) {
            self.name = name
            self.genre = genre
        }
    }

    /// A word that was read as another one ("regae" as "reggae").
    public struct Respelling: Sendable, Hashable {
        /// The words as typed.
        public var typed: String
        /// The name they were read as.
        public var understood: String

        /// Pairs what was typed with what was understood.
        public init(typed: String, understood: String) {
            self.typed = typed
            self.understood = understood
        }
    }

    /// What the message does to the context, in order.
    public var edits: [ContextEdit]
    /// What the teacher wants with it; `.facts` wherever there are edits.
    public var intent: Intent
    /// Genre names that no record covers.
    public var unknownGenres: [UnknownGenre]
    /// Artists who stand for a genre.
    public var artists: [ArtistMention]
    /// Words read with a correction.
    public var respellings: [Respelling]

    /// Describes one message's meaning.
    public init(
        edits: [ContextEdit] = [],
        intent: Intent,
        unknownGenres: [UnknownGenre] = [],
        artists: [ArtistMention] = [],
        respellings: [Respelling] = []
    ) {
        self.edits = edits
        self.intent = intent
        self.unknownGenres = unknownGenres
        self.artists = artists
        self.respellings = respellings
    }
}
