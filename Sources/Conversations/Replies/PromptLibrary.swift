public import Foundation
import Mustache
import Synchronization

/// The words of the program: Mustache templates that a teacher can edit, read when they are first used.
///
/// A file may hold several variants of the same reply, parted by lines of three dashes; they take turns, so that the
/// program does not say the same thing twice in a row.
public final class PromptLibrary: Sendable {
    /// What goes wrong with templates.
    public enum Failure: Error, Hashable, CustomStringConvertible {
        /// There is no such file.
        case missing(name: String, folder: String)
        /// The file is no valid Mustache.
        case broken(name: String, reason: String)

        /// One sentence on what happened, and what to do.
        public var description: String {
            switch self {
            case .missing(let name, let folder):
                "The reply “\(name)” is missing from \(folder). Set PROMPTS_PATH to the folder that holds the prompts."
            case .broken(let name, let reason):
                "The reply “\(name)” cannot be read: \(reason). Mend prompts/\(name).mustache or put the original back."
            }
        }
    }

    private let folder: URL
    private let templates = Mutex<[String: [MustacheTemplate]]>([:])

    /// Reads from `folder`, the one named `prompts`; touches no file yet.
    public init(folder: URL) {
        self.folder = folder
    }

    /// Number of variants of the template `name` (a path below the folder, without its ending).
    public func variantCount(of name: String) throws -> Int {
        try variants(of: name).count
    }

    /// Fills the first variant of the template in; white space at its ends is dropped.
    public func render(_ name: String, values: [String: Any]) throws -> String {
        try render(name, variant: 0, values)
    }

    /// Fills the given variant of the template in; white space at its ends is dropped.
    public func render(_ name: String, variant: Int = 0, _ values: [String: Any] = [:]) throws -> String {
        let variants = try variants(of: name)
        return variants[variant % variants.count].render(values).trimmingWhitespace()
    }

    private func variants(of name: String) throws -> [MustacheTemplate] {
        if let known = templates.withLock({ $0[name] }) { return known }
        let read = try readVariants(of: name)
        templates.withLock { $0[name] = read }
        return read
    }

    private func readVariants(of name: String) throws -> [MustacheTemplate] {
        let text: String
        do {
            text = try String(contentsOf: folder.appending(path: "\(name).mustache"), encoding: .utf8)
        } catch {
            throw Failure.missing(name: name, folder: folder.path)
        }
        let parts = text.split(separator: "\n---\n").map(String.init)
        do {
            // Replies are Markdown for a terminal: nothing is escaped as HTML.
            return try (parts.isEmpty ? [""] : parts).map {
                try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}\n" + $0)
            }
        } catch {
            throw Failure.broken(name: name, reason: String(describing: error))
        }
    }
}
