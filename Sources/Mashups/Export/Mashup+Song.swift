extension Mashup {
    /// The song alone as Markdown: form map, chart with words, drum grids.
    public var songMarkdown: String { MarkdownSong(mashup: self).text() }
}
