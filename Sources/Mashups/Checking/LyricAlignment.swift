/// Whether words, syllables and bars agree.
struct LyricAlignment {
    let mashup: Mashup

    func run() -> [Check] { [text(), syllables(), places(), lines(), rhymes(), returns()] }

    private var sections: [ScoreSection] { mashup.music.sections.filter { !$0.lyrics.isEmpty } }

    private func check(_ claim: String, _ faults: [String], _ fine: String) -> Check {
        Check(
            .lyrics,
            claim,
            passed: faults.isEmpty,
            where: faults.isEmpty ? fine : faults.prefix(3).joined(separator: "; ")
        )
    }

    private func text() -> Check {
        let same = LyricText.text(of: mashup.music) == mashup.lyrics && !mashup.lyrics.isEmpty
        return check(
            "The words on the page are the words in the chart",
            same ? [] : ["they differ"],
            "\(sections.count) sections"
        )
    }

    private func syllables() -> Check {
        let faults = sections.flatMap { section in
            section.lyrics.compactMap { line -> String? in
                let joined = line.syllables.map(\.text).joined().filter { !$0.isWhitespace && $0 != "-" }
                let same = joined == line.text.filter { !$0.isWhitespace && $0 != "-" }
                return same ? nil : "\(section.label): \"\(line.text)\""
            }
        }
        return check("Syllables spell their lines", faults, "\(sections.reduce(0) { $0 + $1.lyrics.count }) lines")
    }

    private func places() -> Check {
        let bar = mashup.music.ticksPerBar
        let faults = sections.flatMap { section in
            section.lyrics.compactMap { line -> String? in
                var from = (line.bar - 1) * bar
                let end = (line.bar - 1 + line.bars) * bar
                let inOrder = line.syllables.allSatisfy { syllable in
                    defer { from = syllable.tick + syllable.duration }
                    return syllable.tick >= from && syllable.duration > 0 && syllable.tick + syllable.duration <= end
                }
                return inOrder ? nil : "\(section.label): \"\(line.text)\""
            }
        }
        return check("Every syllable sounds in its bars, one after another", faults, "\(sections.count) sections")
    }

    private func lines() -> Check {
        let faults = sections.compactMap { section -> String? in
            var next = 1
            let follows = section.lyrics.allSatisfy { line in
                defer { next += line.bars }
                return line.bar == next
            }
            return follows && next == section.bars + 1 ? nil : "\(section.label): \(next - 1) of \(section.bars) bars"
        }
        return check("Lines fill their sections", faults, "\(sections.count) sections")
    }

    /// Choruses come back; elsewhere a line may only be sung twice in a row, as in a blues.
    private func returns() -> Check {
        var before: Set<String> = []
        var faults: [String] = []
        for section in sections where section.kind != .chorus {
            let lines = section.lyrics.filter { $0.voice != "group" }
            for (index, line) in lines.enumerated() {
                let isTwice = index > 0 && lines[index - 1].text == line.text
                if !before.insert(line.text).inserted, !isTwice { faults.append("\(section.label): \"\(line.text)\"") }
            }
        }
        return check("No line comes back outside a chorus", faults, "\(sections.count) sections")
    }

    /// The letters are worked out from the dictionary when the words are written; here they must agree with repeats.
    private func rhymes() -> Check {
        let faults = sections.flatMap { section in
            section.lyrics.enumerated().compactMap { index, line -> String? in
                let twin = section.lyrics.prefix(index).first { $0.text == line.text }
                return twin == nil || twin?.rhyme == line.rhyme ? nil : "\(section.label): \"\(line.text)\""
            }
        }
        return check("Equal lines have equal rhyme letters", faults, "\(sections.count) sections")
    }
}
