/// Who made a mashup and what it holds, as scores and sheets print it.
struct ExportCredits {
    let mashup: Mashup

    static let program = "Lit Music Mashup"

    static let rights = "The song was made for this lesson and holds no borrowed tune, words or recording."

    /// Who wrote the words: the program, or the model that did.
    var lyricist: String {
        mashup.metadata.engine == BuiltInWriter.engine ? Self.program : "\(Self.program) with \(mashup.metadata.engine)"
    }
}
