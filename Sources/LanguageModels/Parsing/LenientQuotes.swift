/// The quotation marks a string may be in.
struct LenientQuotes {
    private let opening: Unicode.Scalar

    init?(opening: Unicode.Scalar) {
        guard "\"'“”„‟‘’‚«»`".unicodeScalars.contains(opening) else { return nil }
        self.opening = opening
    }

    /// Whether the mark may end the string; one in `"` ends with `"` only, so that what is JSON is read as it is.
    func close(_ mark: Unicode.Scalar) -> Bool {
        switch opening {
        case "\"", "'", "`": mark == opening
        case "‘", "’", "‚": "‘’'".unicodeScalars.contains(mark)
        case "«", "»": "«»".unicodeScalars.contains(mark)
        default: "“”„‟\"".unicodeScalars.contains(mark)
        }
    }
}
