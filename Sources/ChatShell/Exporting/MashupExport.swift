public import Foundation
public import Mashups
import NameMatching
import TerminalUI

/// One export: a mashup, a format, and whether a file may be replaced.
public struct MashupExport: Sendable {
    let mashup: Mashup
    let format: ExportFormat
    let overwrites: Bool
    let shapes: ChordShapes

    /// Prepares an export; `shapes` are for the handout's chord diagrams.
    public init(mashup: Mashup, format: ExportFormat, overwrites: Bool, shapes: ChordShapes = .computed) {
        self.mashup = mashup
        self.format = format
        self.overwrites = overwrites
        self.shapes = shapes
    }

    /// Writes to the target and returns the file; nil where it went to standard output.
    public func write(to target: ExportTarget, screen: Screen) throws -> URL? {
        let content = try mashup.exported(as: format, shapes: shapes)
        let writer = ExportWriter(overwrites: overwrites)
        switch target {
        case .standardOutput:
            guard format.isText || !screen.capabilities.isOutputTerminal else { throw notForTerminals() }
            try screen.writeExport(content)
            return nil
        case .file(let url): return try writer.write(content, to: url)
        case .named(let title, let folder):
            return try writer.write(
                content,
                named: title,
                fileExtension: format.fileExtension,
                in: folder
            )
        }
    }

    private func notForTerminals() -> ProgramError {
        ProgramError(
            code: "not_text",
            message: "A file in the format \(format.rawValue) is no text, and a terminal cannot show it.",
            hint: "Name a file, such as lesson.\(format.fileExtension), or pass the output on to another program.",
            exit: .usage
        )
    }

    /// The text of a mashup in a format; for formats that are text.
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
        let names = ExportFormat.allCases.map(\.rawValue) + [CompleteExport.name]
        let nearest = NearestName.of(name, among: names)
        let print = name.lowercased() == "pdf" ? "Write html and print it as PDF. " : ""
        return ProgramError(
            code: "unknown_format",
            message: "There is no format “\(name)”.",
            hint: print + (nearest.map { "Did you mean \($0)? " } ?? "")
                + "There are: \(names.joined(separator: ", ")).",
            exit: .usage
        )
    }
}
