import Foundation
import Mashups
import Testing
import Yams

/// What the lyric tests share: the data folder, the writer, the checks, and the briefs of every genre record.
enum LyricFixtures {
    static let root: URL = {
        var folder = URL(filePath: #filePath)
        repeat {
            folder.deleteLastPathComponent()
        } while !FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path)
            && folder.path != "/"
        return folder
    }()

    static let data = root.appending(path: "data", directoryHint: .isDirectory)
    static let lyricist = Lyricist(directory: data)

    static func dictionary() throws -> PronouncingDictionary {
        try lyricist.dictionary()
    }

    static func checks() throws -> LyricChecks {
        LyricChecks(dictionary: try dictionary(), lint: try TextLint(directory: data))
    }

    /// Every way a line can come out.
    static func expansions(_ line: String) -> [String] {
        guard let open = line.firstIndex(of: "{"), let close = line.firstIndex(of: "}") else { return [line] }
        let rests = expansions(String(line[line.index(after: close)...]))
        return line[line.index(after: open)..<close].split(separator: "|").flatMap { choice in
            rests.map { line[..<open] + choice + $0 }
        }
    }

    static let topics = [
        "animals", "belonging", "celebration", "courage", "friendship", "grandparents", "growing up", "history",
        "the journey", "kindness", "mistakes", "making music", "the night sky", "our town", "rain", "the river", "work",
    ]

    static func song(
        _ topic: String?,
        _ age: AgeBand = .middle,
        scheme: String = "AABB",
        syllables: ClosedRange<Int> = 6...10,
        repeatFirst: Bool = false,
        delivery: LyricDelivery = .sung,
        callAndResponse: Bool = false
    ) -> LyricBrief {
        func section(_ id: String, _ role: LyricRole, _ lines: Int) -> SectionBrief {
            SectionBrief(
                id: id,
                role: role,
                lines: repeatFirst ? 3 : lines,
                syllables: syllables,
                rhymeScheme: scheme,
                repeatFirst: repeatFirst,
                delivery: delivery,
                callAndResponse: callAndResponse && role == .verse
            )
        }
        let verse = delivery == .rapped ? LyricRole.rap : .verse
        return LyricBrief(
            topic: topic,
            ageBand: age,
            sections: [
                section("verse-1", verse, 4), section("chorus-1", .chorus, 4), section("verse-2", verse, 4),
                section("chorus-2", .chorus, 4), section("bridge", .bridge, 4), section("chorus-3", .chorus, 4),
            ]
        )
    }

    /// One genre record's wishes for its lyrics.
    struct GenreLyrics: Sendable, CustomTestStringConvertible {
        var genre: String
        var delivery: LyricDelivery
        var schemes: [String]
        var syllables: ClosedRange<Int>
        var repeatFirst: Bool
        var callAndResponse: Bool
        var testDescription: String { genre }
    }

    static let genres: [GenreLyrics] = {
        let folder = data.appending(path: "genres")
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.filter { $0.pathExtension == "yaml" }.sorted { $0.path < $1.path }.compactMap { file in
            guard let text = try? String(contentsOf: file, encoding: .utf8), let lyrics = block("lyrics", of: text),
                let node = try? Yams.compose(yaml: lyrics)?["lyrics"],
                let low = node["syllables_per_line"]?["min"]?.int, let high = node["syllables_per_line"]?["max"]?.int,
                let delivery = node["delivery"]?.string.flatMap(LyricDelivery.init(rawValue:))
            else { return nil }
            return GenreLyrics(
                genre: file.deletingPathExtension().lastPathComponent,
                delivery: delivery,
                schemes: node["rhyme_schemes"]?.sequence?.compactMap(\.string) ?? [],
                syllables: low...high,
                repeatFirst: node["repeat_first"]?.bool ?? false,
                callAndResponse: node["call_and_response"]?.bool ?? false
            )
        }
    }()

    private static func block(_ key: String, of text: String) -> String? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let start = lines.firstIndex(of: Substring(key + ":")) else { return nil }
        let rest = lines[(start + 1)...].prefix { $0.first?.isLetter != true }
        return ([lines[start]] + rest).joined(separator: "\n")
    }
}
