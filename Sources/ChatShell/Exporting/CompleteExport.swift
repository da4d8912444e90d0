public import Foundation
public import Mashups

/// A mashup in every format, side by side in one folder.
public struct CompleteExport: Sendable {
    /// What stands for all formats where one is named.
    public static let name = "all"

    let mashup: Mashup
    let shapes: ChordShapes
    let overwrites: Bool

    /// Prepares an export; `shapes` are for the handout's chord diagrams.
    public init(mashup: Mashup, overwrites: Bool, shapes: ChordShapes) {
        self.mashup = mashup
        self.overwrites = overwrites
        self.shapes = shapes
    }

    /// Writes one file a format.
    ///
    /// - Parameters:
    ///   - path: The folder as typed, made where it is missing; nil makes one named after the title.
    ///   - workingDirectory: What a relative path counts from.
    /// - Returns: The files, in the order of the formats.
    /// - Throws: `ProgramError`; where a file is in the way and may not be replaced, nothing has been written.
    public func write(to path: String?, workingDirectory: URL) throws -> [URL] {
        guard path != "-" else { throw notToStandardOutput() }
        let folder = try folder(path, workingDirectory)
        let stem = ExportWriter.fileName(for: mashup.title)
        let files = try ExportFormat.allCases.map { format in
            let file = folder.appending(path: "\(stem).\(format.fileExtension)")
            return (file, try mashup.exported(as: format, shapes: shapes))
        }
        if !overwrites, let taken = files.first(where: { FileManager.default.fileExists(atPath: $0.0.path) }) {
            throw ExportWriter.exists(taken.0)
        }
        try make(folder)
        let writer = ExportWriter(overwrites: overwrites)
        return try files.map { try writer.write($0.1, to: $0.0) }
    }

    private func folder(_ path: String?, _ workingDirectory: URL) throws -> URL {
        if let path, !path.isEmpty {
            let expanded = (path as NSString).expandingTildeInPath
            return URL(filePath: expanded, directoryHint: .isDirectory, relativeTo: workingDirectory).absoluteURL
                .standardizedFileURL
        }
        let stem = ExportWriter.fileName(for: mashup.title)
        for number in 1...999 {
            let url = workingDirectory.appending(path: number == 1 ? stem : "\(stem)-\(number)")
            if overwrites || !FileManager.default.fileExists(atPath: url.path) { return url }
        }
        throw ExportWriter.exists(workingDirectory.appending(path: stem))
    }

    /// Makes the folder, but none above it: a slip in a path should not leave a trail of folders.
    private func make(_ folder: URL) throws {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) {
            guard isFolder.boolValue else { throw ExportWriter.exists(folder) }
            return
        }
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        } catch {
            throw ProgramError(
                code: "cannot_create",
                message: "The folder \(folder.path) cannot be made.",
                hint: "Name a folder inside one that is there and can be written to.",
                exit: .cannotCreate
            )
        }
    }

    private func notToStandardOutput() -> ProgramError {
        ProgramError(
            code: "all_to_output",
            message: "All formats together cannot go to standard output.",
            hint: "Name a folder, or one format.",
            exit: .usage
        )
    }
}
