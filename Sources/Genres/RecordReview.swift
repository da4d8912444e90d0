/// What a record that decodes may still get wrong: references that lead nowhere, figures out of order.
///
/// It finds what a teacher who writes a record of their own needs to hear; aliases that two records claim and chord
/// spellings by a second route are checked by `Scripts/check_genres.py`.
struct RecordReview {
    /// A problem and the path of its node.
    struct Finding {
        let path: [String]
        let text: String
    }

    private(set) var findings: [Finding] = []
    private let sources: Set<String>

    init(_ record: GenreRecord) {
        sources = Set(record.sources.map(\.id))
        reviewReferences(record)
        reviewFigures(record)
        reviewText(record)
        reviewChecks(record)
    }

    private mutating func add(_ text: String, at path: [String]) {
        findings.append(Finding(path: path, text: text))
    }

    private mutating func reviewReferences(_ record: GenreRecord) {
        cite(record.origin.refs, at: ["origin"])
        cite(record.tempo.refs, at: ["tempo"])
        cite(record.feel.refs, at: ["feel"])
        cite(record.lyrics.refs, at: ["lyrics"])
        citeEach(record.related, at: ["related"], \.refs)
        citeEach(record.harmony.progressions, at: ["harmony", "progressions"], \.refs)
        citeEach(record.scales, at: ["scales"], \.refs)
        citeEach(record.rhythm, at: ["rhythm"], \.refs)
        citeEach(record.forms, at: ["forms"], \.refs)
        citeEach(record.recordings, at: ["recordings"], \.refs)
        citeEach(record.culture.paragraphs, at: ["culture", "paragraphs"], \.refs)
        citeEach(record.culture.sensitivity, at: ["culture", "sensitivity"], \.refs)
    }

    private mutating func citeEach<Part>(_ parts: [Part], at path: [String], _ refs: (Part) -> [String]) {
        for (index, part) in parts.enumerated() {
            cite(refs(part), at: path + [String(index)])
        }
    }

    private mutating func cite(_ refs: [String], at path: [String]) {
        for ref in refs where !sources.contains(ref) {
            add("'\(ref)' is not the id of a source of this record", at: path + ["refs"])
        }
    }

    private mutating func reviewFigures(_ record: GenreRecord) {
        if record.schema != 1 { add("schema is \(record.schema); it must be 1", at: ["schema"]) }
        let tempo = record.tempo
        if !(40 <= tempo.min && tempo.min <= tempo.typical && tempo.typical <= tempo.max && tempo.max <= 300) {
            add("tempo must rise from min (40 or more) over typical to max (300 or less)", at: ["tempo"])
        }
        let swing = record.feel.swing
        if !(1 <= swing.min && swing.min <= swing.typical && swing.typical <= swing.max && swing.max <= 3.5) {
            add("swing must rise from min (1 or more) over typical to max (3.5 or less)", at: ["feel", "swing"])
        }
        if record.lyrics.syllablesPerLine.min > record.lyrics.syllablesPerLine.max {
            add("min is more than max", at: ["lyrics", "syllables_per_line"])
        }
        for (index, form) in record.forms.enumerated() where form.sections.contains(where: { $0.bars < 1 }) {
            add("a section has no bars", at: ["forms", String(index)])
        }
    }

    private mutating func reviewText(_ record: GenreRecord) {
        if record.kind == .umbrella, record.ask.isEmpty {
            add("an umbrella must offer genres under 'ask'", at: ["kind"])
        }
        if record.culture.paragraphs.count < 2 {
            add("culture needs at least two paragraphs", at: ["culture", "paragraphs"])
        }
        for (index, paragraph) in record.culture.paragraphs.enumerated() {
            let path = ["culture", "paragraphs", String(index)]
            if paragraph.text.count < 120 { add("the paragraph has fewer than 120 characters", at: path) }
            if paragraph.refs.isEmpty { add("the paragraph names no source", at: path) }
        }
        for (index, note) in record.culture.sensitivity.enumerated() {
            guard let pattern = note.match else { continue }
            do {
                _ = try Regex(pattern)
            } catch {
                add("'\(pattern)' is not a regular expression", at: ["culture", "sensitivity", String(index), "match"])
            }
        }
        if record.sources.count < 2 { add("a record needs at least two sources", at: ["sources"]) }
    }

    private mutating func reviewChecks(_ record: GenreRecord) {
        if record.teaching.concepts.count < 2 {
            add("teaching needs at least two concepts", at: ["teaching", "concepts"])
        }
        for (index, concept) in record.teaching.concepts.enumerated() {
            if case .scaleMember(let scale) = concept.check, record.scale(scale) == nil {
                let path = ["teaching", "concepts", String(index), "check", "scale"]
                add("'\(scale)' is not the id of a scale of this record", at: path)
            }
        }
    }
}
