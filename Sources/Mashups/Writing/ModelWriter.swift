public import Foundation
public import LanguageModels

/// The writer that asks a language model for the words of a lesson.
///
/// It asks for title and lyrics, then for opening line and explanations, then for the steps and notes, then for the
/// cultural context in other words: small questions, since small models answer those best. What does not pass the
/// checks is shown to the model at most twice; what still fails is left to the built-in writer.
public struct ModelWriter: MashupWriter {
    private let model: any LanguageModel
    private let capabilities: ModelCapabilities
    private let prompts: LessonPrompts
    private let data: URL
    private let progress: @Sendable (WritingProgress) -> Void

    /// A writer; nothing is read or asked yet.
    ///
    /// - Parameters:
    ///   - model: Who writes.
    ///   - capabilities: What the model can do.
    ///   - prompts: The program's prompts folder, which holds `lesson`.
    ///   - data: The program's data folder, which holds `lint` and `pronunciation`.
    ///   - progress: Told what is being written, from any thread.
    public init(
        model: any LanguageModel,
        capabilities: ModelCapabilities,
        prompts: URL,
        data: URL,
        progress: @escaping @Sendable (WritingProgress) -> Void = { _ in }
    ) {
        self.model = model
        self.capabilities = capabilities
        self.prompts = LessonPrompts(folder: prompts)
        self.data = data
        self.progress = progress
    }

    /// The model's id: `ollama/llama3.1:8b`.
    public var name: String { model.id.description }

    /// Writes what the model is able to write.
    ///
    /// - Parameter commission: The piece, the brief, the claims and the built-in texts.
    /// - Returns: The parts that pass their checks; where the model failed on the way, those before, with a remark.
    /// - Throws: `CancellationError`, or what reading prompts and word lists throws.
    public func write(_ commission: WritingCommission) async throws -> WrittenParts {
        let rules = try ProseRules(data: data)
        let dictionary = try PronouncingDictionary(directory: data)
        let rounds = WritingRounds(
            correspondence: Correspondence(
                model: model,
                capabilities: capabilities,
                system: try prompts.render("system", [:]),
                seed: commission.seed
            ),
            progress: progress
        )
        let song = SongTask(commission, rules: rules, dictionary: dictionary, prompts: prompts)
        var desk = Desk(rounds: rounds, name: name)
        let words = try await desk.finish(song)
        let title = words[SongTask.title]?.first
        if words.contains(where: { $0.key != SongTask.title }) {
            desk.parts.lyrics = song.sheet(words, brief: commission.brief)
        }
        desk.parts.title = title
        let shown = title ?? commission.ownWords.title
        try await explain(ExplanationTask(commission: commission, title: shown, rules: rules, prompts: prompts), &desk)
        try await reword(ActivityTask(commission: commission, title: shown, rules: rules, prompts: prompts), &desk)
        try await retell(CultureTask(commission, rules: rules, prompts: prompts), &desk)
        return desk.parts
    }

    private func explain(_ task: ExplanationTask, _ desk: inout Desk) async throws {
        for (key, text) in try await desk.finish(task) {
            if let concept = task.concept(key) {
                desk.parts.explanations[concept.claim] = text
            } else {
                desk.parts.hook = text
            }
        }
    }

    private func reword(_ task: ActivityTask, _ desk: inout Desk) async throws {
        let pieces = try await desk.finish(task)
        for key in task.keys {
            switch pieces[key] {
            case .activity(let activity): desk.parts.activities.append(activity)
            case .note(let text):
                if let base = task.note(key) { desk.parts.notes[base] = text }
            case nil: break
            }
        }
    }

    private func retell(_ task: CultureTask, _ desk: inout Desk) async throws {
        for (key, text) in try await desk.finish(task) {
            if let group = task.group(key) { desk.parts.culture[group.heading] = text }
        }
    }
}

/// What has been written so far, and whether the model may still be asked.
private struct Desk {
    let rounds: WritingRounds
    let name: String
    var parts = WrittenParts()
    private var isStopped = false

    init(rounds: WritingRounds, name: String) {
        self.rounds = rounds
        self.name = name
    }

    /// The pieces of a task that passed; what did not is told in the parts' remarks.
    mutating func finish<Task: WritingTask>(_ task: Task) async throws -> [String: Task.Piece] {
        guard !isStopped, !task.keys.isEmpty else { return [:] }
        let tried = try await rounds.run(task)
        if let failure = tried.failure {
            parts.remarks.append("the rest of the \(task.part.rawValue) by \(name), which stopped: \(failure)")
            // A part that is too long for the model says nothing about the next one.
            if case .contextTooLong = failure {} else { isStopped = true }
        }
        if tried.failure == nil, tried.pieces.isEmpty {
            parts.remarks.append("the \(task.part.rawValue) by \(name): none of three answers could be read")
            // Whoever cannot be read three times will not be read the fourth time, and each time takes a minute.
            isStopped = true
        } else if tried.failure == nil {
            parts.remarks += task.keys.filter { tried.sound[$0] == nil }.map { key in
                let fault = tried.faults[key]?.first ?? "nothing that could be read"
                return "\(key.replacing("_", with: " ")) by \(name) after two repairs: \(fault)"
            }
        }
        return tried.sound
    }
}
