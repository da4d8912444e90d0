public import LanguageModels
public import Teaching

/// A tool that a language model may call while it writes a reply.
public protocol ModelCallable: Sendable {
    /// Its name, what it is for, and its arguments.
    var definition: ModelTool { get }
    /// What is asked, in words a teacher understands, for the line that says it is being looked up.
    func query(_ arguments: JSONValue) -> String
    /// Runs it.
    ///
    /// Throws ``ModelToolProblem`` for arguments it cannot use, whatever else went wrong, or `CancellationError`; a thrown
    /// error's description is told to the model.
    func call(_ arguments: JSONValue) async throws -> ModelToolAnswer
}

extension ModelCallable {
    /// The arguments' texts, one after the other.
    public func query(_ arguments: JSONValue) -> String {
        guard case .object(let members) = arguments else { return "" }
        let texts = members.sorted { $0.key < $1.key }.compactMap(\.value.string)
        let words = texts.joined(separator: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return String(words.prefix(80))
    }
}

/// What a tool returns to a model, and what the teacher sees of it.
public struct ModelToolAnswer: Sendable, Hashable {
    /// What was asked, in words a teacher understands.
    public var query: String
    /// What the model reads.
    public var content: String
    /// Number of results, for the teacher to see.
    public var resultsCount: Int
    /// A few words on what was found.
    public var summary: String
    /// Passages for the gathered context; empty where the tool finds none.
    public var notes: [ResearchNote]

    /// Describes an answer.
    public init(query: String, content: String, resultsCount: Int = 1, summary: String, notes: [ResearchNote] = []) {
        self.query = query
        self.content = content
        self.resultsCount = resultsCount
        self.summary = summary
        self.notes = notes
    }
}

/// Why a tool did not run; said to the model so that it can do better, and shown with the call.
public enum ModelToolProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is no tool of this name; `known` are those there are.
    case unknownTool(String, known: [String])
    /// The arguments could not be read as JSON.
    case unreadableArguments
    /// A needed argument is missing; `example` shows one.
    case missing(argument: String, example: String)
    /// An argument has a value that cannot be used; `allowed` says what can.
    case unusable(argument: String, value: String, allowed: String)
    /// The reply has had its tool calls.
    case limitReached
    /// The tools have had their time.
    case outOfTime(limit: Duration)

    /// What is wrong, and what to do instead.
    public var description: String {
        switch self {
        case .unknownTool(let name, let known):
            "There is no tool “\(name.prefix(64))”. There are: \(known.joined(separator: ", "))."
        case .unreadableArguments: "The arguments are no JSON object. Send one as the tool's schema describes it."
        case .missing(let argument, let example):
            "The argument “\(argument)” is missing. Send for example “\(example)”."
        case .unusable(let argument, let value, let allowed):
            "“\(value.prefix(80))” cannot be used as “\(argument)”. Send \(allowed)."
        case .limitReached: "The limit of tool calls is reached. Answer with what you know."
        case .outOfTime(let limit): "The tools had \(limit.components.seconds) s, and no answer came. Go on without it."
        }
    }
}

/// The tools a model may call.
public struct ModelToolbox: Sendable {
    /// Every tool, in the order they are offered.
    public let callables: [any ModelCallable]

    /// Offers these tools; of two with the same name the first counts.
    public init(_ callables: [any ModelCallable] = []) {
        self.callables = callables
    }

    /// What a model is told of them.
    public var definitions: [ModelTool] { callables.map(\.definition) }

    /// The tool with a name; throws `ModelToolProblem.unknownTool`.
    func callable(_ name: String) throws -> any ModelCallable {
        guard let callable = callables.first(where: { $0.definition.name == name }) else {
            throw ModelToolProblem.unknownTool(name, known: definitions.map(\.name))
        }
        return callable
    }
}

extension JSONValue {
    /// The text under a key, without white space at its ends; nil where there is none.
    func text(_ key: String) -> String? {
        guard let text = self[key]?.string?.trimmingWhitespace(), !text.isEmpty else { return nil }
        return text
    }

    /// The text under a key; throws `ModelToolProblem.missing`.
    func needed(_ key: String, example: String) throws(ModelToolProblem) -> String {
        guard case .object = self else { throw .unreadableArguments }
        guard let text = text(key) else { throw .missing(argument: key, example: example) }
        return text
    }
}
