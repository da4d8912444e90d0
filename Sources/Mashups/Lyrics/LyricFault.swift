/// One thing wrong with a set of lyrics, said so that whoever wrote them can mend it.
public enum LyricFault: Sendable, Equatable, CustomStringConvertible {
    /// A section of the brief has no words.
    case missingSection(section: String)
    /// A section has too few or too many lines.
    case lineCount(section: String, expected: Int, found: Int)
    /// A line is too short or too long; lines count from 1.
    case syllableCount(section: String, line: Int, found: Int, allowed: ClosedRange<Int>)
    /// Two lines that have to rhyme do not.
    case noRhyme(section: String, line: Int, word: String, with: Int, otherWord: String)
    /// A line repeats another where the form asks for new words.
    case needlessRepeat(section: String, line: Int, text: String)
    /// A line has other words where the form asks for the same.
    case missingRepeat(section: String, line: Int, of: Int)
    /// Sections that share their words differ.
    case changedRefrain(section: String, from: String)
    /// A line holds words that a classroom should not sing.
    case blockedWording(section: String, line: Int, words: String, reason: String)
    /// No beats can be found for a line that respect its words.
    case unsingable(section: String, line: Int, text: String)

    /// Which check found it.
    public var kind: LyricCheck.Kind {
        switch self {
        case .missingSection, .lineCount: .form
        case .syllableCount: .syllables
        case .noRhyme: .rhyme
        case .needlessRepeat, .missingRepeat, .changedRefrain: .repetition
        case .blockedWording: .wording
        case .unsingable: .scansion
        }
    }

    /// Where it is and what to do about it, in one sentence or two.
    public var description: String {
        switch self {
        case .missingSection(let section):
            "\(section) has no words. Write it."
        case .lineCount(let section, let expected, let found):
            "\(section) has \(found) lines. Write \(expected)."
        case .syllableCount(let section, let line, let found, let allowed):
            "\(section), line \(line) has \(found) syllables. Write \(allowed.lowerBound) to \(allowed.upperBound)."
        case .noRhyme(let section, let line, let word, let other, let otherWord):
            "\(section), line \(line) ends in \"\(word)\", which does not rhyme with \"\(otherWord)\" in line \(other). "
                + "End one of them differently."
        case .needlessRepeat(let section, let line, let text):
            "\(section), line \(line) says \"\(text)\" again. Write a new line."
        case .missingRepeat(let section, let line, let other):
            "\(section), line \(line) should have the words of line \(other). Repeat them."
        case .changedRefrain(let section, let first):
            "\(section) differs from \(first). Give both the same words."
        case .blockedWording(let section, let line, let words, let reason):
            "\(section), line \(line) says \"\(words)\". \(reason)"
        case .unsingable(let section, let line, let text):
            "\(section), line \(line), \"\(text)\", has stresses that fit no beat. Change the order of its words."
        }
    }
}
