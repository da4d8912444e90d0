import Genres
import Teaching

/// What differs between two versions of a mashup: facts, chords section by section, and lines of the words.
public struct MashupComparison: Sendable, Hashable, Codable {
    /// A fact that both have, and that is not the same.
    public struct Fact: Sendable, Hashable, Codable {
        /// What it is: `key`, `tempo`.
        public var name: String
        /// How it was.
        public var before: String
        /// How it is.
        public var after: String
    }

    /// A section's chords, one text for every bar; empty where the version has no such section or it has no chords.
    public struct Chords: Sendable, Hashable, Codable {
        /// The section's label, by which the two versions are put side by side.
        public var section: String
        /// The bars as they were.
        public var before: [String]
        /// The bars as they are.
        public var after: [String]
    }

    /// A line of the words, in the order of reading.
    public struct Line: Sendable, Hashable, Codable {
        /// Whether a version has it.
        public enum Kind: String, Sendable, Hashable, Codable {
            case kept, removed, added
        }

        /// Which version has it.
        public var kind: Kind
        /// The line, or a section's label in square brackets.
        public var text: String
    }

    /// Facts that differ.
    public var facts: [Fact]
    /// Sections whose chords differ.
    public var chords: [Chords]
    /// The words of both; empty where they are the same.
    public var lines: [Line]
    /// Sections of both whose tune differs in more than its key.
    public var tunes: [String]

    /// Whether nothing differs that a teacher would see or hear.
    public var isEmpty: Bool { facts.isEmpty && chords.isEmpty && lines.isEmpty && tunes.isEmpty }

    /// Lines that came and went.
    public var changedLines: Int { lines.count { $0.kind != .kept } }

    /// Compares an earlier version with a later one.
    public init(_ before: Mashup, _ after: Mashup) {
        facts = Self.facts(before).compactMap { name, old in
            let new = Self.facts(after).first { $0.0 == name }?.1 ?? ""
            return old == new ? nil : Fact(name: name, before: old, after: new)
        }
        chords = Self.chords(before, after)
        lines =
            before.lyrics == after.lyrics
            ? [] : Self.difference(Self.lines(before), Self.lines(after))
        let (old, new) = (Self.contours(before), Self.contours(after))
        tunes = Self.named(before).map(\.name).filter { name in
            if let earlier = old[name], let later = new[name] { earlier != later } else { false }
        }
    }

    private static func facts(_ mashup: Mashup) -> [(String, String)] {
        let music = mashup.music
        let sections = music.sections
        func name(_ id: String) -> String {
            let place = mashup.metadata.genres.firstIndex { $0.rawValue == id }
            return place.map { mashup.metadata.genreNames[$0] } ?? id
        }
        return [
            ("title", mashup.title),
            ("key", music.key.name),
            ("tempo", "\(music.tempo.bpm) bpm"),
            ("level", mashup.metadata.level.rawValue),
            ("minutes", String(mashup.metadata.lessonMinutes)),
            ("sections", sections.map { "\($0.label) (\(name($0.genre)))" }.joined(separator: ", ")),
            ("grooves", sections.map(\.groove).unique.compactMap { music.groove($0)?.name }.joined(separator: ", ")),
            ("bars", String(music.barCount)),
        ]
    }

    /// The sections by names that stay the same when sections come or go: every label has its number.
    private static func named(_ mashup: Mashup) -> [(name: String, section: ScoreSection)] {
        var counts: [String: Int] = [:]
        return mashup.music.sections.map { section in
            let label = section.label.unnumbered
            counts[label, default: 0] += 1
            return ("\(label) \(counts[label, default: 1])", section)
        }
    }

    private static func chords(_ before: Mashup, _ after: Mashup) -> [Chords] {
        let (earlier, later) = (named(before), named(after))
        return (earlier + later).map(\.name).unique.compactMap { name in
            let old = bars(earlier.first { $0.name == name }?.section)
            let new = bars(later.first { $0.name == name }?.section)
            return old == new ? nil : Chords(section: name, before: old, after: new)
        }
    }

    private static func bars(_ section: ScoreSection?) -> [String] {
        guard let section, !section.chords.isEmpty else { return [] }
        return (1...max(1, section.bars)).map { bar in
            section.chords.filter { $0.bar == bar }.map(\.symbol).joined(separator: " ")
        }
    }

    private static func lines(_ mashup: Mashup) -> [String] {
        named(mashup).filter { !$0.section.lyrics.isEmpty }.flatMap { name, section in
            ["[\(name)]"] + section.lyrics.map(\.text)
        }
    }

    /// Every section's tune as places and steps from the piece's first note, which are the same in every key.
    private static func contours(_ mashup: Mashup) -> [String: [Int]] {
        let first = mashup.music.sections.lazy.flatMap(\.melody).first?.midi ?? 0
        return Dictionary(
            named(mashup).map { ($0.name, $0.section.melody.flatMap { [$0.tick, $0.midi - first] }) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The lines of both with as many as can be in common: the longest common subsequence.
    private static func difference(_ old: [String], _ new: [String]) -> [Line] {
        var common = Array(repeating: Array(repeating: 0, count: new.count + 1), count: old.count + 1)
        for one in old.indices.reversed() {
            for two in new.indices.reversed() {
                common[one][two] =
                    old[one] == new[two]
                    ? common[one + 1][two + 1] + 1 : max(common[one + 1][two], common[one][two + 1])
            }
        }
        var lines: [Line] = []
        var (one, two) = (0, 0)
        while one < old.count || two < new.count {
            if one < old.count, two < new.count, old[one] == new[two] {
                lines.append(Line(kind: .kept, text: old[one]))
                (one, two) = (one + 1, two + 1)
            } else if one < old.count, two == new.count || common[one + 1][two] >= common[one][two + 1] {
                lines.append(Line(kind: .removed, text: old[one]))
                one += 1
            } else {
                lines.append(Line(kind: .added, text: new[two]))
                two += 1
            }
        }
        return lines
    }
}
