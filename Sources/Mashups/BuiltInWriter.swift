public import Foundation

/// The writer that needs no model: words from `data/lyrics`, explanations from `data/lesson`.
public struct BuiltInWriter: MashupWriter {
    private let lyricist: Lyricist

    /// Names the data folder; nothing is read yet.
    ///
    /// - Parameter data: The program's data folder.
    public init(data: URL) {
        lyricist = Lyricist(directory: data)
    }

    init(lyricist: Lyricist) {
        self.lyricist = lyricist
    }

    /// What a lesson calls the program's own writing: `built-in`.
    static let engine = "built-in"

    /// `built-in`.
    public var name: String { Self.engine }

    /// Writes lyrics for the brief, with easier rhymes where nothing fits.
    ///
    /// - Parameter commission: The piece and the brief.
    /// - Returns: Words and a title; explanations are left as they are.
    /// - Throws: ``LyricistError`` where the material cannot be read or nothing fits at all.
    public func write(_ commission: WritingCommission) async throws -> WrittenParts {
        WrittenParts(lyrics: try lyrics(commission.brief, seed: commission.seed).sheet)
    }

    /// The words, and the brief they were written to: as asked, else with couplets, else with more room.
    func lyrics(_ brief: LyricBrief, seed: UInt64) throws -> (sheet: LyricSheet, brief: LyricBrief) {
        let easier = [brief, brief.easier(\.withCouplets), brief.easier(\.withRoom), brief.easier(\.withoutRhyme)]
        var failure: LyricistError?
        for attempt in easier {
            var generator = SeededGenerator(seed: seed, part: "lyrics")
            do {
                return (try lyricist.write(attempt, using: &generator), attempt)
            } catch LyricistError.noFit(let section, let topic, let syllables, let scheme) {
                failure = .noFit(section: section, topic: topic, syllables: syllables, scheme: scheme)
            }
        }
        throw failure ?? LyricistError.unreadable(file: "lyrics", reason: "nothing was tried")
    }
}

extension LyricBrief {
    fileprivate func easier(_ change: (SectionBrief) -> SectionBrief) -> LyricBrief {
        LyricBrief(topic: topic, ageBand: ageBand, sections: sections.map(change))
    }
}

extension SectionBrief {
    fileprivate var withCouplets: SectionBrief {
        var brief = self
        if !repeatFirst { brief.rhymeScheme = "AABB" }
        return brief
    }

    fileprivate var withRoom: SectionBrief {
        var brief = withCouplets
        brief.syllables = min(5, syllables.lowerBound)...max(10, syllables.upperBound)
        return brief
    }

    fileprivate var withoutRhyme: SectionBrief {
        var brief = withRoom
        if !repeatFirst { brief.rhymeScheme = "" }
        return brief
    }
}
