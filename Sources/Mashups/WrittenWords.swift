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
    var activities: [String: WrittenActivity] = [:]
    var notes: [String: String] = [:]
    var culture: [String: String] = [:]
    /// Whether the title is a writer's.
    var hasWrittenTitle = false
    /// Identifiers of the sections whose words are a writer's.
    var writtenSections: Set<String> = []
    /// What a writer handed in and was not used, as sentences.
    var refused: [String] = []

    /// Whether anything is a writer's.
    var isWritten: Bool {
        hasWrittenTitle || hook != nil
            || ![writtenSections.isEmpty, explanations.isEmpty, activities.isEmpty, notes.isEmpty, culture.isEmpty]
                .allSatisfy { $0 }
    }
}

/// Takes from a writer what passes its checks, and the built-in writer's words for the rest.
struct WrittenWords {
    let data: URL
    let bounds: GenerationBounds
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
        try Task.checkCancellation()
        var gate = WritingGate(
            name: writer.name,
            commission: commission,
            rules: try ProseRules(data: data),
            words: builtIn
        )
        gate.words.refused += parts.remarks
        if let sheet = parts.lyrics {
            let dictionary = try PronouncingDictionary(directory: data)
            gate.take(sheet, checks: LyricChecks(dictionary: dictionary, lint: gate.rules.lint))
        }
        gate.takeTexts(of: parts)
        gate.takeCulture(parts.culture, atLeast: bounds.minCulturalContextLength)
        if gate.words.isWritten { gate.words.engine = writer.name }
        return gate.words
    }
}

/// Lets a writer's parts through one by one, where they pass the rules for them.
struct WritingGate {
    let name: String
    let commission: WritingCommission
    let rules: ProseRules
    var words: Words

    /// Sections that pass; the built-in ones stand in for the others.
    mutating func take(_ sheet: LyricSheet, checks: LyricChecks) {
        let mixing = SheetMixing(
            checks: checks,
            rules: rules,
            wanted: commission.brief,
            own: (words.sheet, words.brief)
        )
        let result = mixing.mix(sheet)
        let handedIn = Set(sheet.sections.map(\.id))
        if result.kept.isEmpty {
            let reason = result.faults.sorted { $0.key < $1.key }.first?.value.first ?? "they are the built-in words"
            words.refused.append("the words by \(name): \(reason)")
            return
        }
        for (id, faults) in result.faults.sorted(by: { $0.key < $1.key }) where handedIn.contains(id) {
            words.refused.append("\(id) by \(name): \(faults.first ?? "its words come back elsewhere")")
        }
        let title = words.sheet.title
        (words.sheet, words.brief, words.writtenSections) = (result.sheet, result.brief, result.kept)
        if isClean("title", rules.title(sheet.title)) {
            words.hasWrittenTitle = sheet.title != title
        } else {
            words.sheet.title = title
        }
    }

    /// Title, opening line, explanations, steps and notes.
    mutating func takeTexts(of parts: WrittenParts) {
        if let title = parts.title, isClean("title", rules.title(title)) {
            words.sheet.title = title
            words.hasWrittenTitle = title != commission.ownWords.title
        }
        if let hook = parts.hook, isClean("hook", rules.hook(hook, for: commission)) { words.hook = hook }
        for concept in commission.concepts {
            guard let text = parts.explanations[concept.claim] else { continue }
            let faults = rules.explanation(text, of: concept, for: commission)
            if isClean("explanation of \"\(concept.claim)\"", faults) { words.explanations[concept.claim] = text }
        }
        for activity in parts.activities {
            guard let base = commission.draft.activities.first(where: { $0.title == activity.title }) else { continue }
            let faults = rules.activity(activity, of: base, for: commission)
            let isNew = activity.teacher != base.teacher || activity.students != base.students
            if isClean("steps of \"\(base.title)\"", faults), isNew { words.activities[base.title] = activity }
        }
        for base in commission.draft.notes {
            guard let text = parts.notes[base], text != base else { continue }
            let faults = rules.note(text, of: base, for: commission)
            if isClean("note \"\(base.prefix(40))\"", faults) { words.notes[base] = text }
        }
    }

    /// Paragraphs whose every sentence cites its source; none where the context would become too short.
    mutating func takeCulture(_ culture: [String: String], atLeast length: Int) {
        var paragraphs: [CultureParagraph] = []
        var taken: [String: String] = [:]
        for group in commission.draft.culture {
            let text = culture[group.heading]
            let faults = text.map { CultureRules(prose: rules).faults(in: $0, for: group) } ?? []
            if let text, isClean("cultural context of \(group.heading)", faults) {
                taken[group.heading] = text
                paragraphs.append(group.retold(text))
            } else {
                paragraphs += group.passages
            }
        }
        let isLongEnough = CultureText.text(paragraphs).count >= length
        if taken.isEmpty || isClean("cultural context", isLongEnough ? [] : ["It is too short."]) {
            words.culture = taken
        }
    }

    private mutating func isClean(_ part: String, _ faults: [String]) -> Bool {
        if let first = faults.first { words.refused.append("the \(part) by \(name): \(first)") }
        return faults.isEmpty
    }
}
