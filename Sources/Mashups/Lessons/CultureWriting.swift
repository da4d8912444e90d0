import Genres
import Teaching

/// Chooses the cultural paragraphs and recordings of every genre, the teacher's focus first.
struct CultureWriting {
    let request: LessonRequest
    let bounds: GenerationBounds
    let research: ResearchWriting

    /// Words that show which side of a culture a paragraph opens.
    private static let signs: [CulturalFocus: [String]] = [
        .origins: ["began", "born", "century", "roots", "origin", "first", "grew", "came from", "18", "19"],
        .socialImpact: [
            "rights", "protest", "police", "ban", "freedom", "war", "law", "segregat", "justice", "political",
        ],
        .heritage: ["unesco", "heritage", "list", "tradition", "registry", "archive", "preserv"],
        .community: ["communit", "people", "famil", "village", "church", "street", "neighbo", "club", "dance"],
        .appropriation: ["minstrel", "credit", "royalt", "sold", "copied", "taken", "colon", "imitat", "white"],
        .language: ["language", "words", "sing", "sung", "lyric", "spanish", "portuguese", "english", "poet"],
        .modernImpact: ["today", "20", "now", "world", "stream", "still", "since", "new"],
    ]

    func paragraphs(_ numbers: inout SourceNumbers) -> [CultureParagraph] {
        (request.genres + request.listening).flatMap { record -> [CultureParagraph] in
            let wanted = request.genres.count > 2 ? 2 : 3
            let own = ordered(record).prefix(wanted).map { paragraph in
                CultureParagraph(
                    genre: record.id.rawValue,
                    heading: record.name,
                    text: paragraph.text,
                    sources: numbers.cite(paragraph.refs, of: record, for: "culture: \(record.name)")
                )
            }
            return own + [research.culture(of: record, &numbers)].compactMap(\.self)
        }
    }

    /// The paragraph on beginnings stays first unless the teacher asked for something else.
    private func ordered(_ record: GenreRecord) -> [GenreRecord.Culture.Paragraph] {
        let all = record.culture.paragraphs
        guard !request.culturalFocus.isEmpty else { return all }
        let scored = all.enumerated().map { index, paragraph -> (Int, Int) in
            let lower = paragraph.text.lowercased()
            let hits = request.culturalFocus.enumerated().reduce(0) { sum, focus in
                let signs = CultureWriting.signs[focus.element] ?? []
                return sum + signs.count { lower.contains($0) } * (3 - min(focus.offset, 2))
            }
            return (index, hits)
        }
        return scored.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map { all[$0.0] }
    }

    func sensitivity() -> [SensitivityNote] {
        (request.genres + request.listening).flatMap { record in
            record.culture.sensitivity.prefix(request.genres.count > 2 ? 2 : 4).map {
                SensitivityNote(genre: record.id.rawValue, heading: record.shortName, text: $0.text)
            }
        }
    }

    /// Two recordings of two genres; one of each where there are more, the named listening genres included.
    func listening(_ numbers: inout SourceNumbers, tasks: [String], preview: String) -> [ListeningItem] {
        var generator = SeededGenerator(seed: request.lessonSeed, part: "listening")
        let order = generator.shuffle(tasks)
        return (request.genres + request.listening).enumerated().compactMap { index, record -> ListeningItem? in
            let fit = record.recordings.filter { recording in
                !(request.keepsOutMatureThemes && recording.flags.contains(.matureTheme))
                    && !(request.isYoung && recording.flags.contains(.sacred))
            }
            let calm = fit.filter { $0.flags.isEmpty }
            guard let chosen = generator.pick(calm.isEmpty ? fit : calm) else { return nil }
            let task = order.isEmpty ? "" : order[index % order.count]
            let flags = chosen.flags.map(\.rawValue)
            return ListeningItem(
                title: chosen.title,
                artist: chosen.artist,
                year: chosen.year,
                genre: record.id.rawValue,
                flags: flags,
                task: flags.isEmpty ? task : task + " " + preview,
                sources: numbers.cite(chosen.refs, of: record, for: "listening: \(chosen.title)")
            )
        }
    }
}
