extension Mashup {
    /// The song alone as Markdown: form map, chart with words, drum grids.
    public var songMarkdown: String { MarkdownSong(mashup: self).text() }

    /// The lesson's Markdown up to the song, for readers that draw the song themselves.
    public var markdownBeforeSong: String { MarkdownExport(mashup: self).beforeSong() }

    /// The lesson's Markdown behind the song.
    public var markdownAfterSong: String { MarkdownExport(mashup: self).afterSong() }

    /// The tonic chord to end on where the song stops on another one; nil where it ends at home.
    public var endingChord: String? { Ending(score: music).home }
}
