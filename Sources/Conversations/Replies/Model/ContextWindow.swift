import LanguageModels

/// A passage of the research as it is quoted in a prompt.
struct QuotedPassage: Sendable, Hashable {
    /// Where it is from: number, title and host.
    let heading: String
    /// Its text.
    let text: String

    /// The passage between its marks, the text cut so that all of it has at most so many tokens; nil where nothing of the
    /// text would be left.
    func quoted(within limit: Int) -> String? {
        let frame = "<passage \(heading)>\n\n</passage>"
        let body = PromptText.cut(text, to: limit - PromptText.tokens(frame))
        return body.isEmpty ? nil : "<passage \(heading)>\n\(body)\n</passage>"
    }
}

/// What could go into a prompt, before it is known what fits.
struct WindowMaterial: Sendable, Hashable {
    /// What the model is told about its task.
    var instructions = ""
    /// The tools it may call.
    var tools: [ModelTool] = []
    /// The teacher's message.
    var message = ""
    /// What is gathered so far and what the reply has to say.
    var notes = ""
    /// Calls and results of this turn.
    var transcript: [ModelMessage] = []
    /// What tools returned in this turn, for a request that offers none.
    var lookups: [QuotedPassage] = []
    /// Passages of the research, best first.
    var passages: [QuotedPassage] = []
    /// What older turns said.
    var summary = ""
    /// Turns the summary does not cover, oldest first.
    var exchanges: [Exchange] = []
}

/// A prompt that fits: each kind of content gets its share, in order of importance, and the turns what is left.
struct ContextWindow: Sendable, Hashable {
    /// The instructions, the research and the summary: what changes least from turn to turn, so that a server that keeps
    /// the beginning of a prompt in memory need not read it again.
    private(set) var system = ""
    /// The turns, and last the teacher's message with the notes.
    private(set) var messages: [ModelMessage] = []
    /// The tools that are offered.
    private(set) var tools: [ModelTool] = []
    /// What is in it.
    private(set) var parts: [WindowReport.Part] = []
    /// Tokens that were there for the turns.
    private(set) var roomForTurns = 0
    /// How many of the oldest turns are not in it.
    private(set) var turnsLeftOut = 0

    private var left: Int
    private let budget: Int

    /// Tokens of everything, estimated.
    var promptTokens: Int { parts.reduce(0) { $0 + $1.tokens } }

    /// Fills a prompt of at most `budget` tokens.
    init(_ material: WindowMaterial, budget: Int) {
        self.budget = budget
        left = budget - PromptText.promptOverhead
        takeTools(material.tools)
        let instructions = take(.instructions, material.instructions, share: budget * 2 / 5)
        let message = takeMessage(material.message)
        let transcript = takeTranscript(material.transcript)
        let lookups = takePassages(.lookups, material.lookups, share: left / 2, each: budget / 8)
        let notes = take(.context, material.notes, share: left / 2, frame: Self.notesFrame)
        let research = takePassages(.research, material.passages, share: min(left / 2, budget / 4), each: 260)
        let summary = take(
            .summary,
            material.summary,
            share: min(left / 2, Self.summaryShare(of: budget)),
            frame: Self.summaryFrame
        )
        let turns = takeTurns(material.exchanges)
        system = [instructions, research, summary].filter { !$0.isEmpty }.joined(separator: "\n\n")
        let last = [message, lookups, notes].filter { !$0.isEmpty }.joined(separator: "\n\n")
        messages = Self.conversation(turns, then: last) + transcript
    }

    /// Tokens a running summary may have.
    static func summaryShare(of budget: Int) -> Int { budget / 8 }

    private static let notesFrame = (open: "<notes>\n", close: "\n</notes>")
    private static let summaryFrame = (open: "<summary>\n", close: "\n</summary>")

    // MARK: - Shares

    private mutating func note(_ kind: WindowReport.Part.Kind, tokens: Int, count: Int, leftOut: Int = 0) {
        left -= tokens
        if count + leftOut > 0 {
            parts.append(WindowReport.Part(kind: kind, tokens: tokens, count: count, leftOut: leftOut))
        }
    }

    private mutating func takeTools(_ offered: [ModelTool]) {
        let size = offered.reduce(0) { $0 + PromptText.tokens($1) }
        let fits = size <= budget / 4
        tools = fits ? offered : []
        note(.tools, tokens: fits ? size : 0, count: tools.count, leftOut: offered.count - tools.count)
    }

    private mutating func take(
        _ kind: WindowReport.Part.Kind,
        _ text: String,
        share: Int,
        frame: (open: String, close: String) = ("", "")
    ) -> String {
        // Two tokens for the empty line between the parts.
        let around = PromptText.tokens(frame.open) + PromptText.tokens(frame.close) + 2
        let body = PromptText.cut(text, to: min(share, left) - around)
        if body.isEmpty {
            note(kind, tokens: 0, count: 0, leftOut: text.isEmpty ? 0 : 1)
            return ""
        }
        note(kind, tokens: PromptText.tokens(body) + around, count: 1, leftOut: body == text ? 0 : 1)
        return frame.open + body + frame.close
    }

    private mutating func takeMessage(_ text: String) -> String {
        let message = PromptText.cut(text, to: left / 2)
        let tokens = PromptText.tokens(message) + PromptText.messageOverhead + 2
        note(.message, tokens: tokens, count: 1, leftOut: message == text ? 0 : 1)
        return message
    }

    private mutating func takePassages(
        _ kind: WindowReport.Part.Kind,
        _ passages: [QuotedPassage],
        share: Int,
        each: Int
    ) -> String {
        var quoted: [String] = []
        var used = 0
        for passage in passages {
            guard let text = passage.quoted(within: min(each, share - used - 2)) else { break }
            quoted.append(text)
            used += PromptText.tokens(text) + 2
        }
        note(kind, tokens: used, count: quoted.count, leftOut: passages.count - quoted.count)
        return quoted.joined(separator: "\n\n")
    }

    // MARK: - Calls and results

    /// Shortens results and then drops the oldest rounds, whole: a call never stands without its result.
    private mutating func takeTranscript(_ transcript: [ModelMessage]) -> [ModelMessage] {
        let room = left / 2
        var kept = Self.shortened(transcript, to: room)
        while !kept.isEmpty, Self.size(kept) > room { kept = Self.withoutFirstRound(kept) }
        let (all, those) = (Self.results(in: transcript), Self.results(in: kept))
        note(.lookups, tokens: Self.size(kept), count: those, leftOut: all - those)
        return kept
    }

    private static func shortened(_ transcript: [ModelMessage], to room: Int) -> [ModelMessage] {
        let size = size(transcript)
        let count = results(in: transcript)
        guard size > room, count > 0 else { return transcript }
        let contents = transcript.reduce(0) { sum, message in
            if case .tool(_, _, let content, _) = message { sum + PromptText.tokens(content) } else { sum }
        }
        let each = max(2, (room - (size - contents)) / count)
        return transcript.map { message in
            guard case .tool(let id, let name, let content, let failed) = message else { return message }
            return .tool(callID: id, name: name, content: PromptText.cut(content, to: each), failed: failed)
        }
    }

    private static func withoutFirstRound(_ transcript: [ModelMessage]) -> [ModelMessage] {
        let rest = transcript.dropFirst()
        guard let next = rest.firstIndex(where: { if case .assistant = $0 { true } else { false } }) else { return [] }
        return Array(rest[next...])
    }

    private static func size(_ messages: [ModelMessage]) -> Int { messages.reduce(0) { $0 + PromptText.tokens($1) } }

    private static func results(in messages: [ModelMessage]) -> Int {
        messages.count { if case .tool = $0 { true } else { false } }
    }

    // MARK: - Turns

    private mutating func takeTurns(_ exchanges: [Exchange]) -> [Exchange] {
        roomForTurns = max(0, left)
        var kept: [Exchange] = Array(exchanges.suffix(Self.newest(of: exchanges, within: roomForTurns)))
        if kept.isEmpty, let last = exchanges.last, roomForTurns > 40 {
            let half = roomForTurns / 2 - PromptText.messageOverhead - 2
            var cut = last
            cut.message = PromptText.cut(last.message, to: half)
            cut.reply = PromptText.cut(last.reply, to: half)
            if !cut.message.isEmpty { kept = [cut] }
        }
        turnsLeftOut = exchanges.count - kept.count
        note(.turns, tokens: kept.reduce(0) { $0 + Self.size($1) }, count: kept.count, leftOut: turnsLeftOut)
        return kept
    }

    /// How many of the newest turns fit into so many tokens.
    static func newest(of exchanges: [Exchange], within room: Int) -> Int {
        var used = 0
        return exchanges.reversed().prefix { exchange in
            used += size(exchange)
            return used <= room
        }.count
    }

    private static func size(_ exchange: Exchange) -> Int {
        PromptText.tokens(exchange.message) + PromptText.tokens(exchange.reply) + 2 * (PromptText.messageOverhead + 2)
    }

    /// Alternating messages; one without a reply is said together with the next.
    private static func conversation(_ exchanges: [Exchange], then last: String) -> [ModelMessage] {
        var messages: [ModelMessage] = []
        var unanswered: [String] = []
        for exchange in exchanges {
            unanswered.append(exchange.message)
            if exchange.reply.isEmpty { continue }
            messages.append(.user(unanswered.joined(separator: "\n\n")))
            messages.append(.assistant(exchange.reply + (exchange.isInterrupted ? " […]" : "")))
            unanswered = []
        }
        return messages + [.user((unanswered + [last]).joined(separator: "\n\n"))]
    }
}
