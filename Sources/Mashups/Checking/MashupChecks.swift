public import Foundation
import Genres
import MusicTheory
import Teaching

/// Tries every claim of a finished mashup on the mashup itself.
public struct MashupChecks: Sendable {
    private let material: CheckMaterial
    private let bounds: GenerationBounds

    private var lint: TextLint { material.lint }

    /// Checks with the lint lists, the dictionary and the standards of a data folder, and the bounds given.
    ///
    /// - Parameters:
    ///   - data: The program's data folder.
    ///   - bounds: How much a lesson must hold at least.
    /// - Throws: ``LyricistError`` or ``GenerationError`` where a file cannot be read.
    public init(data: URL, bounds: GenerationBounds = .init()) throws {
        let library = LessonLibrary(directory: data.appending(path: "lesson", directoryHint: .isDirectory))
        self.init(material: try CheckMaterial(data: data, library: library), bounds: bounds)
    }

    init(material: CheckMaterial, bounds: GenerationBounds) {
        self.material = material
        self.bounds = bounds
    }

    /// Every check, in a fixed order; failing ones say where.
    public func run(_ mashup: Mashup) -> [Check] {
        ScoreChecks(score: mashup.music).run() + VoiceChecks(score: mashup.music).run()
            + MelodyChecks(score: mashup.music).run() + LyricAlignment(mashup: mashup).run() + theory(mashup)
            + LessonChecks(mashup: mashup, bounds: bounds).run()
            + LearningChecks(mashup: mashup, preview: material.preview).run()
            + StandardsChecks(mashup: mashup, tables: material.standards).run() + language(mashup)
            + ReadabilityChecks(mashup: mashup, readability: material.readability).run()
    }

    private func theory(_ mashup: Mashup) -> [Check] {
        let runner = ConceptRunner(score: mashup.music)
        let concepts = mashup.content.theoryConcepts
        return concepts.map { concept in
            let found = runner.evidence(for: concept.check)
            let holds = found == concept.evidence
            return Check(
                .theory,
                concept.claim,
                passed: holds,
                where: found?.text ?? "holds nowhere in the score"
            )
        } + [
            Check(
                .theory,
                "At least \(bounds.minTheoryConcepts) theory concepts hold",
                passed: concepts.count >= bounds.minTheoryConcepts,
                where: "\(concepts.count) in the lesson"
            )
        ]
    }

    private func language(_ mashup: Mashup) -> [Check] {
        let texts = LessonTexts.all(of: mashup)
        let quoted = LessonTexts.quoted(in: mashup)
        let blocked =
            texts.flatMap { part, text in
                lint.findings(in: text).filter { $0.severity == .block }.map { "\(part): \"\($0.words)\"" }
            }
            + quoted.flatMap { part, text in
                lint.findings(in: text).filter { LessonTexts.neverQuoted.contains($0.rule) }
                    .map { "\(part): \"\($0.words)\"" }
            }
        let open = texts.filter { Template($0.text).names.contains { !$0.isEmpty } || $0.text.isEmpty }.map(\.part)
        let articles = texts.filter { Grammar.hasWrongArticle($0.text) }.map(\.part)
        return [
            Check(
                .language,
                "No blocked words in anything that was written",
                passed: blocked.isEmpty,
                where: blocked.isEmpty
                    ? "\(texts.count + quoted.count) texts" : blocked.prefix(3).joined(separator: "; ")
            ),
            Check(
                .language,
                "No text is empty or unfinished",
                passed: open.isEmpty,
                where: open.isEmpty ? "\(texts.count) texts" : open.prefix(3).joined(separator: "; ")
            ),
            Check(
                .language,
                "Articles fit the words after them",
                passed: articles.isEmpty,
                where: articles.isEmpty ? "\(texts.count) texts" : articles.prefix(3).joined(separator: "; ")
            ),
        ]
    }
}

/// The texts of a mashup with the part they stand in.
enum LessonTexts {
    /// The entries of the lint lists that no text may hold, not even one that speaks about them.
    static let neverQuoted: Set<String> = ["slur", "strong-profanity"]

    /// The catalogue's own paragraphs and notes, and what was looked up.
    ///
    /// A note on sensitivity has to name the words it warns of, so that only the worst are looked for here.
    static func quoted(in mashup: Mashup) -> [(part: String, text: String)] {
        let content = mashup.content
        return content.culture.map { ("culture \($0.heading)", $0.text) }
            + content.sensitivity.map { ("sensitivity \($0.heading)", $0.text) }
            + [("teaching notes", content.teachingNotes)]
    }

    /// The generated texts.
    static func all(of mashup: Mashup) -> [(part: String, text: String)] {
        let content = mashup.content
        var texts = [("title", mashup.title), ("lyrics", mashup.lyrics), ("hook", content.hook)]
        texts += content.objectives.flatMap { [("objective", $0.text), ("objective", $0.seenWhen)] }
        texts += content.materials.map { ("materials", $0) } + [("grouping", content.grouping)]
        texts += content.listening.map { ("listening", $0.task) }
        texts += content.theoryConcepts.flatMap {
            [("concept", $0.claim), ("concept", $0.explanation), ("concept", $0.prompt)]
        }
        texts += ([content.warmUp] + content.activities).flatMap { activity in
            (activity.teacher + activity.students + [activity.title, activity.grouping]
                + (activity.check.map { [$0] } ?? []))
                .map { ("activity \(activity.title)", $0) }
        }
        let levels = content.differentiation
        texts += (levels.support + levels.core + levels.stretch + levels.access).map { ("differentiation", $0) }
        texts += content.assessment.flatMap { row in row.levels.map { ("rubric", $0) } }
        texts += content.misconceptions.flatMap { [("misconception", $0.belief), ("misconception", $0.response)] }
        texts += content.quiz.flatMap { question in
            ([question.question, question.because] + question.options).map { ("quiz", $0) }
        }
        texts += content.standards.flatMap { [("standard", $0.description), ("standard", $0.why)] }
        texts += content.keywords.flatMap { [("keyword", $0.term), ("keyword", $0.definition)] }
        texts += content.flashcards.flatMap { [("flashcard", $0.front), ("flashcard", $0.back)] }
        texts += content.atAGlance.map { ("table", $0.value) }
        texts += content.extension.map { ("extension", $0) }
        texts += mashup.assumptions.map { ("assumption", $0.reason) }
        return texts.map { (part: $0.0, text: $0.1) }
    }
}

/// Small rules of English that templates break.
enum Grammar {
    /// Whether "a 8-bar" or "an pair" stands in the text.
    static func hasWrongArticle(_ text: String) -> Bool {
        let words = RunningText.parts(of: text) { $0 == " " || $0 == "\n" }
        return zip(words, words.dropFirst()).contains { article, word in
            guard article == "a" || article == "an", let first = word.first, first.isLowercase || first.isNumber
            else { return false }
            return English.article(before: String(word)) != article
        }
    }
}
