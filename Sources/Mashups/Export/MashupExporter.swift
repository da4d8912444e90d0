/// A format a mashup can be written in.
public enum ExportFormat: String, CaseIterable, Sendable, Hashable {
    case markdown, chordpro, json

    /// The usual file name extension, without the dot.
    public var fileExtension: String {
        switch self {
        case .markdown: "md"
        case .chordpro: "cho"
        case .json: "json"
        }
    }
}
