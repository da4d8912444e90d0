import Foundation
import Teaching

/// The words a mashup is made with, whoever wrote them.
struct Words {
    var sheet: LyricSheet
    /// The brief the sheet answers.
    var brief: LyricBrief
    var engine: String
    var hook: String?
    var explanations: [String: String] = [:]
    /// What a writer handed in and was not used, as sentences.
    var refused: [String] = []
}

/// Takes from a writer what passes its checks, and the built-in writer's words for the rest.
struct WrittenWords {
    let data: URL
    let builtIn: Words

    func words(of writer: any MashupWriter, for commission: WritingCommission) async throws -> Words {
        let parts: WrittenParts
        do {
            parts = try await writer.write(commission)
        } catch let cancelled as CancellationError {
            throw cancelled
        } catch {
            // Whatever stopped the writer, the teacher still gets a song; the checks tell that it stopped.
            var words = builtIn
            words.refused.append("\(writer.name) could not write: \(error)")
            return words
        }
        return try accepted(parts, of: writer.name, for: commission)
    }

    private func accepted(_ parts: WrittenParts, of name: String, for commission: WritingCommission) throws -> Words {
        let lint = try TextLint(directory: data)
        var words = builtIn
        var used = false
        func isClean(_ text: String, _ part: String, _ lengths: ClosedRange<Int>) -> Bool {
            let blocked = lint.findings(in: text).filter { $0.severity == .block }
            let clean = blocked.isEmpty && lengths.contains(text.count) && !text.contains("{")
            if clean { used = true } else { words.refused.append("the \(part) by \(name)") }
            return clean
        }
        if let sheet = parts.lyrics {
            let dictionary = try PronouncingDictionary(directory: data)
            let checks = LyricChecks(dictionary: dictionary, lint: lint).run(sheet, against: commission.brief)
            if checks.allSatisfy(\.passed) {
                (words.sheet, words.brief, used) = (sheet, commission.brief, true)
            } else {
                words.refused.append("the words by \(name)")
            }
        }
        if let title = parts.title, isClean(title, "title", 2...60) { words.sheet.title = title }
        if let hook = parts.hook, isClean(hook, "hook", 10...160) { words.hook = hook }
        for (claim, text) in parts.explanations.sorted(by: { $0.key < $1.key })
        where isClean(text, "explanation of \"\(claim)\"", 40...600) {
            words.explanations[claim] = text
        }
        if used { words.engine = name }
        return words
    }
}
