public import Foundation

/// Transcripts kept as files, and what is different at every run taken out of them.
public enum Transcript {
    /// How a transcript differs from the one that is kept.
    public enum Failure: Error, CustomStringConvertible {
        /// The first line that differs; nil where one of the two has ended.
        case differs(file: String, line: Int, kept: String?, new: String?)
        /// No such transcript is kept.
        case missing(file: String)

        /// A sentence with the two lines, and how to keep the new transcript.
        public var description: String {
            let again = "UPDATE_TRANSCRIPTS=1 swift test keeps what the program says now; read the difference then."
            switch self {
            case .missing(let file): return "There is no transcript \(file). \(again)"
            case .differs(let file, let line, let kept, let new):
                return """
                    \(file) line \(line) differs.
                    kept: \(kept.map(\.debugDescription) ?? "(ended)")
                    new:  \(new.map(\.debugDescription) ?? "(ended)")
                    \(again)
                    """
            }
        }
    }

    /// Compares a text with the file `name` in `folder`, as a whole; writes the file instead where `UPDATE_TRANSCRIPTS` is set.
    /// - Throws: ``Failure``.
    public static func check(_ text: String, against name: String, in folder: URL) throws {
        let file = folder.appending(path: name)
        if ProcessInfo.processInfo.environment["UPDATE_TRANSCRIPTS"]?.isEmpty == false {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
            return
        }
        guard let data = FileManager.default.contents(atPath: file.path) else { throw Failure.missing(file: name) }
        let kept = String(decoding: data, as: UTF8.self)
        if kept == text { return }
        let (old, new) = (
            kept.split(separator: "\n", omittingEmptySubsequences: false).map(String.init),
            text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        )
        let shared = zip(old, new).prefix { $0 == $1 }.count
        throw Failure.differs(
            file: name,
            line: shared + 1,
            kept: shared < old.count ? old[shared] : nil,
            new: shared < new.count ? new[shared] : nil
        )
    }

    /// Replaces ids, times, durations, ages and the paths given, and puts lookups that ran at once in one order.
    public static func normalized(_ text: String, paths: [String: String] = [:]) -> String {
        var text = text
        for (path, name) in paths.sorted(by: { $0.key.count > $1.key.count }) {
            text = text.replacing(path, with: name)
        }
        // Ids begin with the time since 2025, in base 32: with a digit until the end of 2035.
        text.replace(/\bm[0-9][0-9a-hjkmnp-tv-z]{9}\b/, with: "MASHUP")
        text.replace(/\b[0-9][0-9a-hjkmnp-tv-z]{9}\b/, with: "SESSION")
        text.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/, with: "TIME")
        text.replace(/-\d{8}-\d{6}\b/, with: "-DATE")
        text.replace(/(just now|\d+ min ago|\d+ h ago|yesterday) +/, with: "AGE ")
        text.replace(/just now|\d+ min ago|\d+ h ago|yesterday/, with: "AGE")
        // The room left for the summary depends on the digits of the duration.
        text.replace(/· \d+ ms( ·[^\n]*)?/, with: "· N ms")
        return sortingLookups(text)
    }

    private static func sortingLookups(_ text: String) -> String {
        var sorted: [Substring] = []
        var lookups: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("♪ ") || line.hasPrefix("* ") {
                lookups.append(line)
            } else {
                sorted += lookups.sorted() + [line]
                lookups = []
            }
        }
        return (sorted + lookups.sorted()).joined(separator: "\n")
    }
}
