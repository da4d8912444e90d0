/// One result as a service returned it: nothing in it is trusted, nothing is cleaned yet.
public struct SearchHit: Sendable, Hashable, Codable {
    /// The page's title.
    public var title: String
    /// The page's address.
    public var url: String
    /// A passage of the page: plain text, HTML or Markdown.
    public var text: String
    /// How well it fits, as the service says, higher is better; nil where it says nothing.
    public var score: Double?
    /// The licence of the text, where the service states one, with its address.
    public var licence: String?

    /// Describes a result.
    public init(title: String, url: String, text: String, score: Double? = nil, licence: String? = nil) {
        self.title = title
        self.url = url
        self.text = text
        self.score = score
        self.licence = licence
    }
}
