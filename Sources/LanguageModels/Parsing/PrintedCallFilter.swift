/// Holds back the beginning of an answer while it may still become a printed call of a tool, and lets prose through at
/// once.
///
/// Only an answer's beginning is looked at: after the first characters that cannot begin a call, everything passes.
public struct PrintedCallFilter: Sendable {
    /// What was held back, at the answer's end.
    public enum Ending: Sendable, Hashable {
        /// Calls to run.
        case calls([ModelToolCall])
        /// Text to show after all; empty where nothing was held back.
        case text(String)
    }

    private enum State {
        case deciding, holding, passing
    }

    /// Bytes held back at most; what is longer is an answer.
    public static let limit = 65_536
    private static let keys = [
        "name", "function", "tool", "tool_name", "tool_calls", "calls", "type", "id", "arguments", "parameters", "args",
        "input",
    ]
    private static let fences = ["", "json", "jsonc", "tool_call", "tool_calls", "tool_code", "tool", "python", "xml"]

    private let offered: [String]
    private let openers: [String]
    private let idPrefix: String
    private var held = ""
    private var state: State

    /// A filter for one answer.
    ///
    /// - Parameters:
    ///   - offered: Names of the tools that may be called; with none, everything passes.
    ///   - idPrefix: Begins the ids of the calls; different for each answer of a conversation.
    public init(offered: some Collection<String>, idPrefix: String = "printed") {
        self.offered = Array(offered)
        self.idPrefix = idPrefix
        openers =
            ["<tool_call", "[TOOL_CALLS]", "<|python_tag|>", "<function="]
            + offered.flatMap { ["\($0)(", "[\($0)("] }
        state = offered.isEmpty ? .passing : .deciding
    }

    /// Takes the next piece of the answer.
    ///
    /// - Returns: What can be shown now.
    public mutating func take(_ piece: String) -> String {
        if state == .passing { return piece }
        held += piece
        if state == .deciding { state = verdict(on: held[...], mayBeFence: true) }
        if held.utf8.count > Self.limit { state = .passing }
        if state != .passing { return "" }
        defer { held = "" }
        return held
    }

    /// Ends the answer.
    ///
    /// - Returns: The calls held back, or the text held back that is none.
    public mutating func finish() -> Ending {
        defer {
            held = ""
            state = .passing
        }
        let calls = PrintedToolCall.calls(in: held, offered: offered, idPrefix: idPrefix)
        return calls.isEmpty ? .text(held) : .calls(calls)
    }

    private func verdict(on text: Substring, mayBeFence: Bool) -> State {
        let start = text.drop(while: \.isWhitespace)
        if start.isEmpty { return text.utf8.count > 256 ? .passing : .deciding }
        if openers.contains(where: { start.hasPrefix($0) }) { return .holding }
        if start.first == "{" { return verdict(onKey: start.dropFirst()) }
        if start.first == "[", let next = start.dropFirst().first(where: { !$0.isWhitespace }), next == "{" {
            return verdict(onKey: start.drop { $0 != "{" }.dropFirst())
        }
        if mayBeFence, start.hasPrefix("```") { return verdict(onFence: start.dropFirst(3)) }
        // "[" may become "[{", and "`" a fence.
        let isBeginning = openers.contains { $0.hasPrefix(start) } || (mayBeFence && "```".hasPrefix(start))
        let isBracket = start.first == "[" && start.dropFirst().allSatisfy(\.isWhitespace)
        return isBeginning || (isBracket && start.utf8.count < 64) ? .deciding : .passing
    }

    /// What the first key of an object tells: an object that begins with another one is an answer.
    private func verdict(onKey text: Substring) -> State {
        let start = text.drop(while: \.isWhitespace)
        if start.isEmpty { return text.utf8.count > 256 ? .passing : .deciding }
        let isQuoted = start.first.map { "\"'“”‘’".contains($0) } == true
        let rest = isQuoted ? start.dropFirst() : start
        let key = rest.prefix { $0.isLetter || $0 == "_" }
        if key.endIndex == rest.endIndex { return Self.keys.contains { $0.hasPrefix(key) } ? .deciding : .passing }
        return Self.keys.contains(String(key)) ? .holding : .passing
    }

    /// What the first line and the content of a fence tell: one around a chord chart is an answer.
    private func verdict(onFence text: Substring) -> State {
        guard let end = text.firstIndex(where: \.isNewline) else {
            return Self.fences.contains { $0.hasPrefix(text.lowercased()) } ? .deciding : .passing
        }
        let language = text[..<end].filter { !$0.isWhitespace }.lowercased()
        return Self.fences.contains(language) ? verdict(on: text[end...], mayBeFence: false) : .passing
    }
}
