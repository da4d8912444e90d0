public import Foundation
public import Teaching

/// A result that was kept: cleaned, rated, and fit to be shown and cited.
public struct FoundPassage: Sendable, Hashable {
    /// The page's title, plain text on one line.
    public var title: String
    /// The page's address, `http` or `https`.
    public var url: String
    /// The address's host, in lower case, an internationalised one in its ASCII form.
    public var host: String
    /// The passage, plain text.
    public var text: String
    /// How far a department head would trust the source.
    public var quality: ResearchNote.Quality
    /// Who found it.
    public var provider: SearchProviderID
    /// When.
    public var retrievedAt: Date
    /// The licence of the text, where the service states one.
    public var licence: String?
    /// How well it fits, as the service says; nil where it says nothing.
    public var score: Double?

    /// Describes a passage.
    public init(
        title: String,
        url: String,
        host: String,
        text: String,
        quality: ResearchNote.Quality,
        provider: SearchProviderID,
        retrievedAt: Date,
        licence: String? = nil,
        score: Double? = nil
    ) {
        self.title = title
        self.url = url
        self.host = host
        self.text = text
        self.quality = quality
        self.provider = provider
        self.retrievedAt = retrievedAt
        self.licence = licence
        self.score = score
    }
}

/// A result that was not kept, and why.
public struct DroppedHit: Sendable, Hashable {
    /// Why a result is not used.
    public enum Reason: Sendable, Hashable {
        /// Fewer characters than a passage needs, after cleaning.
        case tooShort(Int)
        /// No `http` or `https` address with a public host.
        case unusableAddress
        /// The host is on the list of those that do not suit a school; `entry` is the list's.
        case unsuitableHost(entry: String)
        /// The text does not suit a school; `entry` names the rule, not the words.
        case unsuitableContent(entry: String)
        /// The text speaks to a machine instead of a reader; `entry` names the rule.
        case instructsMachines(entry: String)
        /// Nothing of what was asked for is in it.
        case offSubject
        /// The same page came before.
        case duplicate
    }

    /// The page's title, cleaned.
    public var title: String
    /// The page's host, cleaned; empty where there is none.
    public var host: String
    /// Why.
    public var reason: Reason

    /// Describes a result that was not kept.
    public init(title: String, host: String, reason: Reason) {
        self.title = title
        self.host = host
        self.reason = reason
    }
}
