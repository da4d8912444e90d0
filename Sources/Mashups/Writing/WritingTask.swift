import LanguageModels

/// One part of a lesson that a model is asked for: what to ask, how to read the answer, and what is wrong with it.
///
/// A task has pieces, each under a key that is also its key in the answer.
protocol WritingTask {
    associatedtype Piece: Sendable

    /// For the spinner.
    var part: WritingProgress.Part { get }
    /// All pieces, in order.
    var keys: [String] { get }
    /// How freely words are chosen.
    var temperature: Double { get }

    /// The question for the pieces named; those tried before come with what was wrong with them.
    func question(for keys: [String], after last: Tried<Piece>) throws -> String
    /// The JSON Schema of one piece.
    func schema(of key: String) -> JSONValue
    /// Characters that a good answer for the piece has.
    func length(of key: String) -> Int
    /// The piece an answer holds; nil where it cannot be read.
    func read(_ answer: JSONValue, key: String) -> Piece?
    /// What is wrong, by key; keys without faults may be left out. Keys without a piece are not asked about.
    func faults(in pieces: [String: Piece]) -> [String: [String]]
}

/// What a model has written so far.
struct Tried<Piece: Sendable>: Sendable {
    var pieces: [String: Piece] = [:]
    var faults: [String: [String]] = [:]
    /// Whether the last answer could not be read.
    var isUnreadable = false
    /// Why the model was not asked further.
    var failure: ModelFailure?

    /// Pieces that have no faults.
    var sound: [String: Piece] { pieces.filter { faults[$0.key, default: []].isEmpty } }
}

/// Asks for the pieces of a task, and at most twice more for those that have faults.
struct WritingRounds: Sendable {
    let correspondence: Correspondence
    let progress: @Sendable (WritingProgress) -> Void

    /// How often a model may mend what it wrote.
    static let repairs = 2

    /// Throws `CancellationError`, or what reading a prompt throws; a failure of the model is in what it returns.
    func run<Task: WritingTask>(_ task: Task) async throws -> Tried<Task.Piece> {
        var tried = Tried<Task.Piece>()
        for attempt in 0...Self.repairs {
            let open = task.keys.filter { tried.pieces[$0] == nil || !tried.faults[$0, default: []].isEmpty }
            if open.isEmpty { break }
            let count = open.reduce(0) { $0 + max(1, tried.faults[$1, default: []].count) }
            progress(attempt == 0 ? .writing(task.part) : .mending(task.part, count: count))
            do {
                let answer = try await correspondence.ask(try question(task, open, tried, attempt))
                tried.isUnreadable = !(answer.map { take($0, of: task, open, into: &tried) } ?? false)
            } catch let failure as ModelFailure {
                tried.failure = failure
                break
            }
        }
        return tried
    }

    private func question<Task: WritingTask>(
        _ task: Task,
        _ keys: [String],
        _ tried: Tried<Task.Piece>,
        _ attempt: Int
    ) throws -> Correspondence.Question {
        let schema: JSONValue = .object([
            "type": "object",
            "properties": .object(Dictionary(uniqueKeysWithValues: keys.map { ($0, task.schema(of: $0)) })),
            "required": .array(keys.map(JSONValue.string)),
            "additionalProperties": false,
        ])
        return Correspondence.Question(
            text: try task.question(for: keys, after: tried),
            format: ModelFormat(name: task.part.rawValue, schema: schema),
            keys: keys,
            answerLength: keys.reduce(0) { $0 + task.length(of: $1) + $1.count + 8 },
            temperature: task.temperature,
            attempt: attempt
        )
    }

    /// Takes every piece that has no more faults than the one before it; false where there is none in the answer.
    private func take<Task: WritingTask>(
        _ answer: JSONValue,
        of task: Task,
        _ keys: [String],
        into tried: inout Tried<Task.Piece>
    ) -> Bool {
        var found = false
        for key in keys {
            guard let piece = task.read(answer, key: key) else { continue }
            found = true
            var pieces = tried.pieces
            pieces[key] = piece
            let faults = task.faults(in: pieces)
            let before = tried.faults[key]?.count ?? .max
            if tried.pieces[key] == nil || faults[key, default: []].count <= before {
                (tried.pieces, tried.faults) = (pieces, faults)
            }
        }
        return found
    }
}
