import Foundation
import Yams

extension LyricMaterial {
    /// Reads one file of `data/lyrics`.
    ///
    /// Stanzas are block scalars, one line of text to a line of lyrics and a blank line between stanzas, so that the
    /// files read like a song book and Yams has few nodes to build. A stanza may start with a line of tags:
    /// `@develop young middle` (place in the story, age bands; all ages where none is named), for refrains
    /// `@ title: One / Another @middle older`. In refrains `>` marks the lift and `<` the response.
    init(file: URL) throws {
        let name = "lyrics/\(file.lastPathComponent)"
        let root: Node?
        do {
            root = try Yams.compose(yaml: String(contentsOf: file, encoding: .utf8))
        } catch {
            throw LyricistError.unreadable(file: name, reason: "\(error)")
        }
        guard let root, let id = root["id"]?.string, let title = root["name"]?.string else {
            throw LyricistError.malformed(file: name, reason: "it lacks id or name")
        }
        let text = { (key: String) in StanzaText.blocks(of: root[Node(key)]?.string ?? "") }
        self.init(
            id: id,
            name: title,
            refrains: try text("refrains").map { try Refrain($0, file: name) },
            couplets: try text("couplets").map { try Stanza($0, lines: 2, file: name) },
            quatrains: try text("quatrains").map { try Stanza($0, lines: 4, file: name) },
            monorhymes: try text("monorhymes").map { try Stanza($0, lines: 4, file: name) },
            returning: try text("returning").map { try Stanza($0, lines: 4, file: name) },
            longCouplets: try text("long").map { try Stanza($0, lines: 2, file: name) },
            chants: try text("chants").map { try Stanza($0, lines: 2, file: name) }
        )
    }
}

/// One stanza as it stands in a file: its tags and its lines.
struct StanzaText {
    var tags: [Substring] = []
    var titles: [String] = []
    var lines: [String] = []

    static func blocks(of text: String) -> [StanzaText] {
        var blocks: [StanzaText] = []
        var current = StanzaText()
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let line = line.trimmingPrefix { $0 == " " }
            if line.isEmpty {
                if !current.lines.isEmpty { blocks.append(current) }
                current = StanzaText()
            } else if line.hasPrefix("@") {
                current.readHeader(line)
            } else {
                current.lines.append(String(line))
            }
        }
        if !current.lines.isEmpty { blocks.append(current) }
        return blocks
    }

    private mutating func readHeader(_ line: Substring) {
        for part in line.split(separator: "@") {
            let part = part.trimmingPrefix { $0 == " " }
            if part.hasPrefix("title:") {
                titles = part.dropFirst("title:".count).split(separator: "/").map {
                    $0.split(separator: " ").joined(separator: " ")
                }
            } else {
                tags += part.split(separator: " ")
            }
        }
    }

    func ages(file: String) throws -> Set<AgeBand> {
        let names = tags.filter { StoryPlace(rawValue: String($0)) == nil }
        let ages = names.compactMap { AgeBand(rawValue: String($0)) }
        guard ages.count == names.count else {
            throw LyricistError.malformed(
                file: file,
                reason: "it has an unknown tag in \(names.joined(separator: " "))"
            )
        }
        return ages.isEmpty ? Set(AgeBand.allCases) : Set(ages)
    }
}

extension Stanza {
    init(_ text: StanzaText, lines: Int, file: String) throws {
        guard text.lines.count == lines else {
            throw LyricistError.malformed(
                file: file,
                reason:
                    "the stanza that begins \"\(text.lines.first ?? "")\" has \(text.lines.count) lines, not \(lines)"
            )
        }
        let place = text.tags.lazy.compactMap { StoryPlace(rawValue: String($0)) }.first ?? .develop
        self.init(place: place, ages: try text.ages(file: file), lines: text.lines)
    }
}

extension Refrain {
    init(_ text: StanzaText, file: String) throws {
        let marked = { (mark: String) in
            text.lines.first { $0.hasPrefix(mark) }.map { String($0.dropFirst().trimmingPrefix { $0 == " " }) }
        }
        let plain = text.lines.filter { !$0.hasPrefix(">") && !$0.hasPrefix("<") }
        guard let hook = plain.first, plain.count >= 4, !text.titles.isEmpty, let response = marked("<") else {
            throw LyricistError.malformed(
                file: file,
                reason: "the refrain \"\(plain.first ?? "")\" needs a title, a hook, three answers and a response"
            )
        }
        self.init(
            titles: text.titles,
            ages: try text.ages(file: file),
            hook: hook,
            answers: Array(plain.dropFirst()),
            lift: marked(">"),
            response: response
        )
    }
}
