public import Foundation
public import Mashups
import NameMatching

/// One export: a mashup, a format, and whether a file may be replaced.
public struct MashupExport: Sendable {
    let mashup: Mashup
    let format: ExportFormat
    let overwrites: Bool

    /// Prepares an export.
    public init(mashup: Mashup, format: ExportFormat, overwrites: Bool) {
        self.mashup = mashup
        self.format = format
        self.overwrites = overwrites
    }

    /// Writes to the target and returns the file; nil where it went to standard output.
    public func write(to target: ExportTarget, screen: Screen) throws -> URL? {
        let text = try Self.text(of: mashup, as: format)
        let writer = ExportWriter(overwrites: overwrites)
        switch target {
        case .standardOutput:
            try screen.writeExport(text)
            return nil
        case .file(let url): return try writer.write(Data(text.utf8), to: url)
        case .named(let title, let folder):
            return try writer.write(
                Data(text.utf8),
                named: title,
                fileExtension: format.fileExtension,
                in: folder
            )
        }
    }

    /// The text of a mashup in a format.
    static func text(of mashup: Mashup, as format: ExportFormat) throws -> String {
        String(decoding: try mashup.exported(as: format), as: UTF8.self)
    }

    /// The format that a file's ending stands for; nil where it has none, or one that any text may have.
    ///
    /// Throws for the ending of another format: a lesson in Markdown is no `.pdf`.
    public static func format(impliedBy path: String) throws(ProgramError) -> ExportFormat? {
        let file = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return nil }
        let ending = file[file.index(after: dot)...].lowercased()
        if ["", "txt", "text"].contains(ending) { return nil }
        return try format(named: ending)
    }

    /// Reads a format's name; throws the nearest one for a slip.
    public static func format(named name: String) throws(ProgramError) -> ExportFormat {
        let wanted = name.lowercased()
        if let known = ExportFormat(rawValue: wanted) { return known }
        if let byEnding = ExportFormat.allCases.first(where: { $0.fileExtension == wanted }) { return byEnding }
        throw unknownFormat(name)
    }

    static func unknownFormat(_ name: String) -> ProgramError {
        let names = ExportFormat.allCases.map(\.rawValue)
        let nearest = NearestName.of(name, among: names)
        return ProgramError(
            code: "unknown_format",
            message: "There is no format “\(name)”.",
            hint: (nearest.map { "Did you mean \($0)? " } ?? "") + "There are: \(names.joined(separator: ", ")).",
            exit: .usage
        )
    }
}
