/// Why lyrics could not be written.
public enum LyricistError: Error, Equatable, CustomStringConvertible {
    /// A file of the built-in material is missing or cannot be read.
    case unreadable(file: String, reason: String)
    /// A file of the built-in material says something that it may not say.
    case malformed(file: String, reason: String)
    /// No words of the built-in material fit a section.
    case noFit(section: String, topic: String, syllables: ClosedRange<Int>, scheme: String)

    /// A sentence for a teacher, and a hint.
    public var description: String {
        switch self {
        case .unreadable(let file, let reason):
            "The lyric material \(file) cannot be read (\(reason)). Check that the data folder is complete, or set DATA_PATH."
        case .malformed(let file, let reason):
            "The lyric material \(file) has a mistake: \(reason). Correct the file, or restore the one that came with the program."
        case .noFit(let section, let topic, let syllables, let scheme):
            "No words about \(topic) fit \(section) (\(syllables.lowerBound) to \(syllables.upperBound) syllables a line, "
                + "rhymed \(scheme)). Try other genres, another topic, or longer lines."
        }
    }
}
