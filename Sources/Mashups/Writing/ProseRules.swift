import Foundation

/// What a text of a lesson has to keep to, whoever wrote it; faults are sentences that help to mend it.
struct ProseRules {
    let lint: TextLint
    let readability: Readability

    /// The rules by the lists and the dictionary of a data folder; throws ``LyricistError`` where one cannot be read.
    init(data: URL) throws {
        lint = try TextLint(directory: data)
        readability = Readability(dictionary: try PronouncingDictionary(directory: data))
    }

    /// Everything wrong with a text.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - lengths: How many characters it may have.
    ///   - given: The numbers, keys and chords it may speak of; nil where it is not about the music.
    ///   - base: The text it stands for, whose own words are never a fault.
    /// - Returns: A sentence or two for each fault.
    func faults(in text: String, lengths: ClosedRange<Int>, given: GivenFacts?, base: String = "") -> [String] {
        var faults: [String] = []
        if !lengths.contains(text.count) {
            faults.append("It has \(text.count) characters. Write \(lengths.lowerBound) to \(lengths.upperBound).")
        }
        if text.contains(where: { "{}".contains($0) }) { faults.append("It holds braces. Leave them out.") }
        if text.contains("://") || text.lowercased().contains("www.") {
            faults.append("It holds a web address. Leave it out.")
        }
        faults += wording(of: text, base: base)
        if let given {
            faults += given.unknown(in: text).map { "It says \"\($0)\", which is not given. Use only what is given." }
            if text.contains("[") { faults.append("It holds square brackets. Leave them out.") }
        }
        return faults
    }

    /// Words of the lint lists, and articles that do not fit.
    func wording(of text: String, base: String = "") -> [String] {
        let own = Set(lint.findings(in: base).map { $0.words.lowercased() })
        var faults = lint.findings(in: text)
            .filter { $0.severity != .note && !own.contains($0.words.lowercased()) }
            .map { "It says \"\($0.words)\". \($0.advice)" }
        if Grammar.hasWrongArticle(text) {
            faults.append("It has \"a\" or \"an\" before a word that wants the other. Change it.")
        }
        return faults
    }

    // MARK: Parts of a lesson

    func title(_ text: String) -> [String] { faults(in: text, lengths: 2...60, given: nil) }

    func hook(_ text: String, for commission: WritingCommission) -> [String] {
        let given = GivenFacts(texts: [commission.draft.hook], score: commission.score)
        return faults(in: text, lengths: 10...160, given: given, base: commission.draft.hook)
    }

    func explanation(_ text: String, of concept: TheoryConcept, for commission: WritingCommission) -> [String] {
        let bars = concept.evidence.bars.map(String.init)
        let texts = [concept.claim, concept.evidence.text, concept.explanation, concept.prompt] + bars
        let given = GivenFacts(texts: texts, score: commission.score)
        return faults(in: text, lengths: 40...600, given: given, base: texts.joined(separator: " "))
    }

    func activity(_ written: WrittenActivity, of base: LessonActivity, for commission: WritingCommission) -> [String] {
        let own = base.teacher + base.students + [base.title, base.check ?? ""]
        let given = GivenFacts(texts: own, score: commission.score)
        var faults: [String] = []
        for (who, steps, before) in [
            ("teacher", written.teacher, base.teacher), ("students", written.students, base.students),
        ] {
            if !(1...max(4, before.count + 1)).contains(steps.count) {
                faults.append("\(who) has \(steps.count) steps. Write \(before.count).")
            }
            for step in steps {
                faults += self.faults(in: step, lengths: 10...320, given: given, base: own.joined(separator: " "))
                    .map { "\(who), \"\(step.prefix(30))\": \($0)" }
            }
        }
        return faults + reading(written.students, for: commission)
    }

    /// Steps for students that their class cannot read; the lesson's own check would refuse the whole lesson for them.
    private func reading(_ steps: [String], for commission: WritingCommission) -> [String] {
        let band = commission.brief.ageBand
        let result = readability.judge(steps, for: band, genreNames: commission.genreNames)
        guard !result.isReadable else { return [] }
        let place = result.hardest.map { ", \"\($0.prefix(30))\"" } ?? ""
        return [
            "students\(place): It is too hard to read. Write short sentences of common words, "
                + "for grade \(Int(Readability.bound(band))) or below."
        ]
    }

    func note(_ text: String, of base: String, for commission: WritingCommission) -> [String] {
        let given = GivenFacts(texts: [base], score: commission.score)
        let longest = max(200, base.count * 3 / 2)
        return faults(in: text, lengths: min(20, base.count)...longest, given: given, base: base)
    }
}
