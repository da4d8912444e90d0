/// Flashcards for Anki: the lesson's cards and one for every quiz question, as comma-separated values.
///
/// Quoting follows RFC 4180; the lines that begin with `#` are Anki's own header, which tells it how to read the rest.
struct AnkiExport {
    let mashup: Mashup

    func text() -> String {
        let header = [
            "#separator:Comma", "#html:false", "#columns:\(row(["Front", "Back", "Tags"]))", "#tags column:3",
        ]
        return (header + cards().map(row)).joined(separator: "\r\n") + "\r\n"
    }

    private func cards() -> [[String]] {
        let content = mashup.content
        let song = "lit-music-mashup " + ExportSlug.of(mashup.title)
        let quiz = content.quiz.compactMap { question -> [String]? in
            guard question.options.indices.contains(question.answer) else { return nil }
            let options = question.options.map { "· \($0)" }.joined(separator: "\n")
            return [
                "\(mashup.title): \(question.question)\n\(options)",
                "\(question.options[question.answer])\n\(question.because)", song + " quiz",
            ]
        }
        let cards = content.flashcards.map { [$0.front, $0.back, song + " card"] }
        if !cards.isEmpty { return cards + quiz }
        // A lesson that was stored before there were cards.
        let concepts = content.theoryConcepts.map { concept in
            [
                "\(mashup.title): \(concept.name)\n\(concept.prompt)",
                "\(concept.claim) (\(concept.evidence.text))\n\(concept.explanation)",
                song + " concept" + (concept.genre.map { " " + ExportSlug.of($0) } ?? ""),
            ]
        }
        return quiz + concepts
    }

    private func row(_ cells: [String]) -> String {
        cells.map(quoted).joined(separator: ",")
    }

    /// A cell in quotation marks, those inside doubled; always quoted, so that no first cell begins with a comment's `#`.
    private func quoted(_ cell: String) -> String {
        "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }
}

/// Words in lower case joined by hyphens: what file names and tags can hold.
enum ExportSlug {
    static func of(_ text: String) -> String {
        let words = text.lowercased().split { !($0.isLetter || $0.isNumber) }
        return words.isEmpty ? "untitled" : words.joined(separator: "-")
    }
}
