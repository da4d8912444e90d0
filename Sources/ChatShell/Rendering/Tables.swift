import Sessions
import TerminalUI

/// The shell's lists.
enum Tables {
    /// Sessions, one a line: id, age, phase, messages, title.
    static func sessions(
        _ sessions: [SessionSummary],
        current: SessionID?,
        now: Timestamp,
        symbols: Symbols,
        width: Int
    ) -> [StyledText] {
        sessions.map { session in
            let age = DisplayWidth.padded(Age.text(of: session.updatedAt, now: now), to: 13)
            let count = session.messageCount == 1 ? "1 message" : "\(session.messageCount) messages"
            var line = StyledText(session.id == current ? "> " : "  ", .accent)
            line.append("\(session.id)  ", .bold)
            line.append("\(age)  ", .dim)
            let tail = "  \(session.phase.label) \(symbols.dot) \(count)"
            let room = max(16, width - line.width - DisplayWidth.of(tail))
            line.append(DisplayWidth.truncated(session.label, to: room))
            line.append(tail, .dim)
            return line
        }
    }

    /// Mashups, one a line: id, age, genres, title, and for a version what it is based on.
    static func mashups(_ mashups: [MashupSummary], now: Timestamp, symbols: Symbols) -> [StyledText] {
        mashups.map { mashup in
            let version = mashup.basedOn.map { " \(symbols.dot) version \(mashup.version), based on \($0)" } ?? ""
            let age = DisplayWidth.padded(Age.text(of: mashup.createdAt, now: now), to: 13)
            return StyledText("  \(mashup.id)  ", .bold) + StyledText("\(age)  ", .dim) + StyledText(mashup.title)
                + StyledText(
                    "  \(mashup.genres.joined(separator: " + ")) \(symbols.dot) seed \(mashup.seed)\(version)",
                    .dim
                )
        }
    }

    /// Versions of a mashup, one a line: number, id, age, what changed.
    static func versions(_ versions: [MashupSummary], now: Timestamp, symbols: Symbols) -> [StyledText] {
        versions.map { version in
            let number = DisplayWidth.padded("  \(version.version)", to: 5)
            let age = DisplayWidth.padded(Age.text(of: version.createdAt, now: now), to: 13)
            let base = version.basedOn.map { id in
                versions.first { $0.id == id }.map { "on version \($0.version)" } ?? "on \(id), which is deleted"
            }
            let origin = base.map { StyledText(" \(symbols.dot) \($0)", .dim) } ?? ""
            return StyledText("\(number)\(version.id)  ", .bold) + StyledText("\(age)  ", .dim)
                + StyledText(version.change ?? version.title) + origin
        }
    }

    /// What a search found, two lines each: where, and the words around it.
    static func hits(_ hits: [SearchHit], now: Timestamp, symbols: Symbols) -> [StyledText] {
        hits.flatMap { hit -> [StyledText] in
            let place =
                switch hit.place {
                case .message(_, let role): role == .user ? "you" : "reply"
                case .mashup(_, let title): "mashup “\(title)”"
                }
            return [
                StyledText("  \(hit.sessionID)  ", .bold) + StyledText(hit.sessionLabel)
                    + StyledText(" \(symbols.dot) \(place) \(symbols.dot) ", .dim)
                    + StyledText(Age.text(of: hit.createdAt, now: now), .dim),
                StyledText("      ") + StyledText(OneLine.ofMarkdown(hit.snippet)),
            ]
        }
    }
}
