import Foundation
import Mustache
import Synchronization

/// The prompts that ask a model for the words of a lesson: `prompts/lesson/*.mustache`, read when first used.
final class LessonPrompts: Sendable {
    /// What goes wrong with a prompt.
    enum Failure: Error, Hashable, CustomStringConvertible {
        /// There is no such file.
        case missing(name: String, folder: String)
        /// The file is no valid Mustache.
        case broken(name: String, reason: String)

        var description: String {
            switch self {
            case .missing(let name, let folder):
                "The prompt lesson/\(name) is missing from \(folder). Set PROMPTS_PATH to the folder that holds the prompts."
            case .broken(let name, let reason):
                "The prompt lesson/\(name) cannot be read: \(reason). Mend it or put the original back."
            }
        }
    }

    private let folder: URL
    private let templates = Mutex<[String: MustacheTemplate]>([:])

    /// Reads from the folder named `prompts`; touches no file yet.
    init(folder: URL) {
        self.folder = folder
    }

    /// The prompt with the values filled in; white space at its ends is dropped.
    func render(_ name: String, _ values: [String: Any]) throws -> String {
        let text = try template(name).render(values)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let first = lines.firstIndex { !$0.allSatisfy(\.isWhitespace) } ?? 0
        let last = lines.lastIndex { !$0.allSatisfy(\.isWhitespace) } ?? 0
        return lines.isEmpty ? "" : lines[first...last].joined(separator: "\n")
    }

    private func template(_ name: String) throws -> MustacheTemplate {
        if let known = templates.withLock({ $0[name] }) { return known }
        let text: String
        do {
            text = try String(contentsOf: folder.appending(path: "lesson/\(name).mustache"), encoding: .utf8)
        } catch {
            throw Failure.missing(name: name, folder: folder.path)
        }
        do {
            // A prompt is plain text: nothing is escaped as HTML.
            let template = try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}\n" + text)
            templates.withLock { $0[name] = template }
            return template
        } catch {
            throw Failure.broken(name: name, reason: String(describing: error))
        }
    }
}
