/// Why no mashup could be made.
public enum GenerationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The catalogue has no such genre.
    case unknownGenre(String, nearest: String?)
    /// Every genre that was named is for listening only.
    case onlyForListening([String])
    /// Everything that could be paired with was declined.
    case nothingLeft
    /// A file of the program's data folder is missing or cannot be read.
    case unreadable(file: String, problem: String)
    /// No piece could be made in which enough theory is true.
    case notEnoughTheory(found: Int, wanted: Int)

    /// What went wrong, and what to do about it.
    public var description: String {
        switch self {
        case .unknownGenre(let name, let nearest?):
            "There is no genre \"\(name)\" in the catalogue. Did you mean \(nearest)?"
        case .unknownGenre(let name, nil):
            "There is no genre \"\(name)\" in the catalogue. `mashup genres` lists what there is."
        case .onlyForListening(let names):
            "\(names.joined(separator: " and ")) is for listening and talking about, not for imitation. "
                + "Name a genre to compose with, and it will be heard and discussed beside it."
        case .nothingLeft:
            "Every genre that would fit was declined. Name one genre that you would like."
        case .unreadable(let file, let problem):
            "The file \(file) cannot be used: \(problem). Reinstall the program or mend the file."
        case .notEnoughTheory(let found, let wanted):
            "Only \(found) of \(wanted) theory concepts hold in the pieces tried. "
                + "Try another seed or lower MIN_THEORY_CONCEPTS."
        }
    }
}
