public import Foundation

/// Where an export goes.
public enum ExportTarget: Sendable, Equatable {
    /// Standard output.
    case standardOutput
    /// This file; it is only overwritten when that is asked for.
    case file(URL)
    /// The first free name made from the title, in this folder.
    case named(title: String, in: URL)

    /// Reads a path as typed: `-` is standard output, a folder gets a file named after the title, `~` is the home folder.
    public init(path: String?, title: String, workingDirectory: URL) {
        guard let path, !path.isEmpty else {
            self = .named(title: title, in: workingDirectory)
            return
        }
        if path == "-" {
            self = .standardOutput
            return
        }
        let expanded = (path as NSString).expandingTildeInPath
        let url = URL(filePath: expanded, relativeTo: workingDirectory).absoluteURL.standardizedFileURL
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
        self = (exists && isFolder.boolValue) || path.hasSuffix("/") ? .named(title: title, in: url) : .file(url)
    }
}
