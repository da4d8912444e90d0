import Genres
import Teaching
import WebSearch

/// Tells from what a search found, in the sources' own sentences, each with its number.
///
/// Only sources that a department head would accept are used, and only sentences that the lint lets through.
struct ResearchWriting {
    let request: LessonRequest
    let lint: TextLint

    /// Sentences on one genre's culture, and in one note to the teacher.
    private static let cultureSentences = 3
    private static let noteSentences = 2

    /// Passages a search found, without those nobody should rest a lesson on.
    private var notes: [ResearchNote] {
        request.research.filter { $0.provider != ResearchNote.catalogueProvider && $0.sourceQuality != .low }
    }

    /// A paragraph on a genre's history and life today; nil where nothing fit for it was found.
    func culture(of record: GenreRecord, _ numbers: inout SourceNumbers) -> CultureParagraph? {
        let found = notes.filter { $0.genre == record.id.rawValue && $0.isCultural }
        let names = [record.shortName, record.id.rawValue] + record.aliases
        let use = "culture: \(record.name)"
        guard let told = tell(Self.cultureSentences, from: found, about: names, use: use, &numbers) else { return nil }
        return CultureParagraph(
            genre: record.id.rawValue,
            heading: record.name,
            text: told.text,
            sources: told.sources
        )
    }

    /// What was found on teaching this setting and these objectives, and on how the genres sound: key and fill of a note.
    func teaching(_ numbers: inout SourceNumbers) -> [(key: String, fill: [String: String])] {
        var lines: [(key: String, fill: [String: String])] = []
        let practice = notes.filter { if case .practice = $0.topic { true } else { false } }
        if let told = tell(Self.noteSentences, from: practice, about: ["music"], use: "teaching notes", &numbers) {
            lines.append(("practice", ["setting": request.setting.rawValue, "text": told.text]))
        }
        let methods = notes.filter { if case .methods = $0.topic { true } else { false } }
        let objectives = request.objectives.map { $0.rawValue.replacing("-", with: " ") }
        if let told = tell(Self.noteSentences, from: methods, about: objectives, use: "teaching notes", &numbers) {
            lines.append(("methods", ["objectives": objectives.listed, "text": told.text]))
        }
        for record in request.genres {
            let found = notes.filter { $0.genre == record.id.rawValue && $0.topic == .characteristics }
            let names = [record.shortName, record.id.rawValue] + record.aliases
            if let told = tell(Self.noteSentences, from: found, about: names, use: "teaching notes", &numbers) {
                lines.append(("sound", ["genre": record.shortName, "text": told.text]))
            }
        }
        return lines
    }

    private func tell(
        _ count: Int,
        from found: [ResearchNote],
        about names: [String],
        use: String,
        _ numbers: inout SourceNumbers
    ) -> (text: String, sources: [Int])? {
        let synthesis = ExtractiveSynthesis(about: names) { sentence in
            ForeignText.isPlain(sentence)
                && lint.findings(in: sentence).allSatisfy { $0.severity == .note }
        }
        let passages = found.map { ExtractiveSynthesis.Passage(text: $0.content, quality: $0.sourceQuality) }
        let picks = synthesis.pick(count, from: passages)
        guard !picks.isEmpty else { return nil }
        let cited = picks.map { (sentence: $0.sentence, number: numbers.cite(found[$0.passage], for: use)) }
        return (cited.map { "\($0.sentence) [\($0.number)]" }.joined(separator: " "), cited.map(\.number).unique)
    }
}
