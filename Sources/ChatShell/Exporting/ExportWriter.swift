public import Foundation

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Writes an export whole or not at all, and never over another file unasked.
public struct ExportWriter: Sendable {
    /// Whether a file that is there already may be replaced.
    public var overwrites: Bool

    /// Makes a writer.
    public init(overwrites: Bool) {
        self.overwrites = overwrites
    }

    /// Writes `content` and returns the file; throws `ProgramError` with the reason (exit 73, or 74 for a full disk).
    public func write(_ content: Data, to url: URL) throws(ProgramError) -> URL {
        let folder = url.deletingLastPathComponent()
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder.boolValue else {
            throw cannotCreate(url, "there is no folder \(folder.path)")
        }
        if FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), isFolder.boolValue {
            throw cannotCreate(url, "it is a folder")
        }
        let draft = folder.appending(path: ".\(url.lastPathComponent).\(UUID().uuidString.prefix(8))")
        try writeDraft(content, at: draft, for: url)
        try put(draft, at: url)
        return url
    }

    /// Writes `content` under the first free name made from `title`.
    public func write(
        _ content: Data,
        named title: String,
        fileExtension: String,
        in folder: URL
    ) throws(ProgramError)
        -> URL
    {
        let stem = Self.fileName(for: title)
        for number in 1...999 {
            let name = number == 1 ? stem : "\(stem)-\(number)"
            let url = folder.appending(path: "\(name).\(fileExtension)")
            if overwrites || !FileManager.default.fileExists(atPath: url.path) { return try write(content, to: url) }
        }
        throw cannotCreate(folder.appending(path: "\(stem).\(fileExtension)"), "999 files of that name are there")
    }

    /// A file name that every system takes: letters, digits and single hyphens.
    public static func fileName(for title: String) -> String {
        let folded = title.lowercased().folding(options: .diacriticInsensitive, locale: nil)
        let words = folded.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.prefix(10)
        return words.isEmpty ? "mashup" : words.joined(separator: "-")
    }

    private func writeDraft(_ content: Data, at draft: URL, for url: URL) throws(ProgramError) {
        do {
            try content.write(to: draft, options: .withoutOverwriting)
        } catch {
            _ = unlink(draft.path)
            let isFull = errno == ENOSPC || errno == EDQUOT
            throw isFull
                ? ProgramError(
                    code: "disk_full",
                    message: "\(url.path) was not written: the disk is full.",
                    hint: "Make room, or choose another place with --output.",
                    exit: .inputOutput
                )
                : cannotCreate(url, "the folder cannot be written to")
        }
    }

    private func put(_ draft: URL, at url: URL) throws(ProgramError) {
        defer { _ = unlink(draft.path) }
        if overwrites {
            guard rename(draft.path, url.path) == 0 else { throw cannotCreate(url, String(cString: strerror(errno))) }
            return
        }
        // A hard link fails where the name is taken, so nothing that appeared meanwhile is lost.
        if link(draft.path, url.path) == 0 { return }
        if errno == EEXIST { throw Self.exists(url) }
        // Some file systems know no hard links; the check above is then as good as it gets.
        guard rename(draft.path, url.path) == 0 else { throw cannotCreate(url, String(cString: strerror(errno))) }
    }

    /// That a name is taken.
    static func exists(_ url: URL) -> ProgramError {
        ProgramError(
            code: "file_exists",
            message: "\(url.path) is there already and was left alone.",
            hint: "Choose another name, or replace it with --force.",
            exit: .cannotCreate
        )
    }

    private func cannotCreate(_ url: URL, _ reason: String) -> ProgramError {
        ProgramError(
            code: "cannot_create",
            message: "\(url.path) cannot be written: \(reason).",
            hint: "Choose another place with --output.",
            exit: .cannotCreate
        )
    }
}
