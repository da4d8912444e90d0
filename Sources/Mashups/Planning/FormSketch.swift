import Genres

/// The order of sections before anybody leads them.
struct FormSketch {
    struct Part {
        var label: String
        var kind: ScoreSection.Kind
        var bars: Int

        /// Makes a verse of it; a label that names who plays there gives way.
        mutating func sing() {
            kind = .verse
            let players = [
                "drum", "horn", "solo", "kick", "shaker", "bass", "riff", "melody", "accordion", "percussion",
                "falseta",
                "tune", "dance",
            ]
            let lower = label.lowercased()
            if players.contains(where: { lower.contains($0) }) { label = "Verse" }
        }
    }

    var form: ScoreForm
    var parts: [Part]

    var bars: Int { parts.reduce(0) { $0 + $1.bars } }

    /// The most bars that a class of this kind can learn in the time.
    static func budget(_ request: LessonRequest) -> Int {
        if request.isYoung || request.minutes < 25 { return 32 }
        return request.minutes < 60 ? 48 : 64
    }

    /// A form of the record that fits, or a verse and a chorus.
    static func sketch(
        _ record: GenreRecord?,
        budget: Int,
        using generator: inout SeededGenerator
    ) -> FormSketch {
        let fitting = (record?.forms ?? []).filter { form in
            form.bars <= budget && form.bars >= 8 && Set(form.sections.map(\.label)).filter { $0.count == 1 }.count < 3
                && form.sections.allSatisfy { [4, 8, 12, 16].contains($0.bars) }
        }
        guard let record, let form = generator.pick(fitting) else { return verseAndChorus(budget: budget) }
        let total = form.bars
        if form.sections.allSatisfy({ $0.bars == 4 }), form.sections.count <= 4 {
            return repeated(form, of: record, bars: total, budget: budget)
        }
        if form.sections.count == 1 {
            return repeated(form, of: record, bars: total, budget: budget)
        }
        var parts = form.sections.map { section in
            Part(label: section.label.shortLabel, kind: kind(of: section, in: form), bars: section.bars)
        }
        if total <= 16, 2 * total <= budget { parts += parts }
        if !parts.contains(where: { $0.kind == .verse || $0.kind == .chorus }) {
            for index in parts.indices where parts[index].bars >= 8 {
                if parts[index].kind == .instrumental || parts[index].kind == .bridge { parts[index].sing() }
            }
        }
        guard parts.contains(where: { $0.kind == .verse || $0.kind == .chorus }) else {
            return verseAndChorus(budget: budget)
        }
        giveWordsToTwo(&parts)
        let names = parts.map(\.label)
        let line = names.allSatisfy { $0.count == 1 } ? names.joined() : names.joined(separator: "–")
        let name = "\(line) (\(record.shortName))"
        return FormSketch(form: ScoreForm(name: name, genre: record.id.rawValue, id: form.id), parts: parts)
    }

    /// Gives words to the last instrumental part where only one part has any: four lines are no song, and there are not
    /// many ways to write them.
    private static func giveWordsToTwo(_ parts: inout [Part]) {
        let verses = parts.count { $0.kind == .verse || $0.kind == .bridge }
        guard verses + (parts.contains { $0.kind == .chorus } ? 1 : 0) < 2 else { return }
        let free = parts.indices.filter { parts[$0].kind == .instrumental && parts[$0].bars >= 8 }
        let played = free.filter { parts[$0].label.lowercased().contains("solo") }
        guard let place = free.last(where: { !played.contains($0) }) ?? free.last else { return }
        parts[place].sing()
    }

    /// One strophe, as often as there is room for: two to four times.
    private static func repeated(
        _ form: GenreRecord.Form,
        of record: GenreRecord,
        bars: Int,
        budget: Int
    ) -> FormSketch {
        let times = min(max(2, budget / bars), bars >= 12 ? 3 : 4)
        let parts = (0..<times).map { _ in Part(label: "Verse", kind: .verse, bars: bars) }
        let letters =
            form.sections.map(\.label).allSatisfy { $0.count == 1 } && form.sections.count > 1
            ? " " + form.sections.map(\.label).joined() : ""
        let name = "\(bars)-bar\(letters) verse, \(times) times (\(record.shortName))"
        return FormSketch(form: ScoreForm(name: name, genre: record.id.rawValue, id: form.id), parts: parts)
    }

    static func verseAndChorus(budget: Int) -> FormSketch {
        let once = [Part(label: "Verse", kind: .verse, bars: 8), Part(label: "Chorus", kind: .chorus, bars: 8)]
        let intro = [Part(label: "Intro", kind: .intro, bars: 4)]
        let parts = budget >= 48 ? intro + once + once : once + once
        return FormSketch(form: ScoreForm(name: "verse and chorus", genre: nil, id: nil), parts: parts)
    }

    /// Layers alone, alternating, then together over a drone.
    static func layers(of genres: [GenreRecord]) -> FormSketch {
        var parts = genres.map { Part(label: "\($0.shortName) layers", kind: .instrumental, bars: 8) }
        // The only part with words; three or four traditions leave no time for more than half of it.
        parts.append(Part(label: "All layers", kind: .chorus, bars: genres.count > 2 ? 8 : 16))
        return FormSketch(form: ScoreForm(name: "layers over a drone", genre: nil, id: nil), parts: parts)
    }

    private static func kind(of section: GenreRecord.Form.Section, in form: GenreRecord.Form) -> ScoreSection.Kind {
        let label = section.label
        let lower = label.lowercased()
        func has(_ words: String...) -> Bool { words.contains { lower.contains($0) } }
        if has("intro", "buka", "alap", "enter", "mix-in", "count") { return .intro }
        if has("outro", "coda", "tag", "mix-out", "leave") { return .outro }
        if has(
            "solo",
            "instrumental",
            "break",
            "interlude",
            "horn",
            "falseta",
            "melody",
            "riff",
            "dance",
            "drum",
            "tune"
        ) {
            return .instrumental
        }
        // What is called comes new each time; a chorus of twelve bars is a strophe, as blues and jazz say it.
        if has("call and") || lower.hasSuffix("chorus") && section.bars == 12 { return .verse }
        if has("chorus", "refrain", "hook", "mukhda", "chant", "estribillo", "coro", "response", "drop", "main", "vamp")
        {
            return .chorus
        }
        if has("bridge", "prechorus", "build") { return .bridge }
        if has("verse", "letra", "copla", "antara", "voice", "song", "question", "first", "second", "loop") {
            return .verse
        }
        if lower.hasPrefix("a") && label.prefix(2).count <= 2 && label.shortLabel.count == 1 { return .verse }
        if label.shortLabel.count == 1 {
            let count = form.sections.count { $0.label.shortLabel == label.shortLabel }
            return count > 1 ? .chorus : .bridge
        }
        return .instrumental
    }
}

extension String {
    /// The label without what stands in brackets or after a comma.
    var shortLabel: String {
        let head = prefix { $0 != "(" && $0 != "," && $0 != ":" }
        let trimmed = head.last == " " ? head.dropLast() : head
        return trimmed.isEmpty ? self : String(trimmed)
    }
}
