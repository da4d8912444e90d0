/// Why the lexicon of teachers' language cannot be used.
public enum LexiconError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A file is missing or cannot be read.
    case unreadable(path: String, reason: String)
    /// A line is neither a heading, nor a phrase, nor a comment.
    case line(file: String, number: Int, text: String)
    /// A heading names no known meaning.
    case heading(file: String, text: String)
    /// A pattern is not well formed.
    case pattern(file: String, text: String)

    /// The error as a sentence, and what to do as another.
    public var description: String {
        switch self {
        case .unreadable(let path, let reason):
            "The language lexicon at \(path) cannot be read: \(reason). Check that DATA_PATH names the data folder."
        case .line(let file, let number, let text):
            "\(file), line \(number), is neither 'heading:' nor '- phrase': \(text). Mend that line."
        case .heading(let file, let text):
            "\(file) has a heading that means nothing: \(text). Use one of the headings that the file's first lines list."
        case .pattern(let file, let text):
            "\(file) has a phrase that cannot be read: \(text). Check its brackets, classes and bars."
        }
    }
}
