import Genres
public import Teaching

/// The conversation as a pure value: events go in, actions to perform come out.
///
/// Legal order: `.message` (or `.edit`, or `.asked`) while idle; its actions may ask for research or a supplement, and then exactly one
/// `.researched` or `.supplemented` answers it. `.generated` is legal while idle.
public struct ConversationMachine: Sendable, Hashable {
    /// What happens to a conversation.
    public enum Event: Sendable, Hashable {
        /// A message was understood.
        case message(Understanding)
        /// A command changed the context (`/context set`).
        case edit([ContextEdit])
        /// The research asked for came back; `notes` is empty where everything failed.
        case researched([ResearchNote])
        /// The second reading asked for came back.
        case supplemented([ContextEdit])
        /// A model had something looked up while it wrote its reply.
        case found([ResearchNote])
        /// The teacher asks for something to be searched, in words of their own (`/research`).
        case asked(String)
        /// A mashup was generated from the present context.
        case generated(title: String)
    }

    /// What the owner of the machine has to do next, in order.
    public enum Action: Sendable, Hashable {
        /// Show what changed in the context.
        case showChanges([ContextChange])
        /// Show that the phase changed.
        case enter(Phase)
        /// Run these lookups at once and answer with `.researched`.
        case research([ResearchRequest])
        /// Wait for the second reading, which began with the message, and answer with `.supplemented`.
        case supplement
        /// Say this to the teacher.
        case reply(ReplyPlan)
    }

    /// What is known and remembered.
    public private(set) var state: ConversationState
    /// Where the conversation stands.
    public private(set) var phase: Phase
    private let requiresWebResearch: Bool
    private let searchesWeb: Bool
    private let awaitsSupplement: Bool
    private var pending: Pending?

    private struct Pending: Sendable, Hashable {
        var understanding: Understanding?
        var changes: [ContextChange]
        var isSupplemented = false
        /// What was asked to be searched, where that is what the turn is about.
        var question: String?
        /// What the lookups of this turn brought.
        var found: [ResearchNote] = []
    }

    /// Goes on from a state; with `searchesWeb` the web is asked, too, and with `awaitsSupplement` every message is read a
    /// second time before its reply.
    public init(
        state: ConversationState = ConversationState(),
        requiresWebResearch: Bool = false,
        searchesWeb: Bool = false,
        awaitsSupplement: Bool = false
    ) {
        self.state = state
        self.awaitsSupplement = awaitsSupplement
        self.requiresWebResearch = requiresWebResearch
        self.searchesWeb = searchesWeb
        phase = state.phase(requiringWebResearch: requiresWebResearch)
    }

    /// Takes in what happened and tells what to do about it.
    public mutating func receive(_ event: Event) -> [Action] {
        switch event {
        case .message(let understanding):
            state.turns += 1
            pending = Pending(understanding: understanding, changes: [], isSupplemented: !awaitsSupplement)
            return change(by: understanding.edits)
        case .edit(let edits):
            pending = Pending(understanding: nil, changes: [], isSupplemented: true)
            return change(by: edits)
        case .researched(let notes):
            state.context.keep(notes)
            pending?.found += notes
            return enterPhase() + goOn()
        case .supplemented(let edits):
            pending?.isSupplemented = true
            return change(by: edits)
        case .asked(let words):
            state.turns += 1
            pending = Pending(understanding: nil, changes: [], isSupplemented: true, question: words)
            return [.research([request(.webSearch, .words(words))])]
        case .found(let notes):
            state.context.keep(notes)
            return enterPhase()
        case .generated(let title):
            state.isGenerated = true
            state.dialogue.asked = []
            return enterPhase() + [.reply(ReplyPlan(kind: .completed(title: title)))]
        }
    }

    /// Takes out everything from a source and keeps it out; returns how many passages went, and the phase where it changed.
    public mutating func dropSource(_ url: String) -> (count: Int, actions: [Action]) {
        let count = state.context.dropSource(url)
        return (count, enterPhase())
    }

    /// Remembers what a reply asked and offered, and which of its variants were used.
    public mutating func remember(_ dialogue: DialogueState) {
        state.dialogue = dialogue
    }

    private mutating func change(by edits: [ContextEdit]) -> [Action] {
        let changes = state.context.apply(edits)
        if !changes.isEmpty {
            state.isGenerated = false
            state.context.dropOutdatedResearch()
        }
        var actions: [Action] = changes.isEmpty ? [] : [.showChanges(changes)]
        actions += enterPhase()
        let requests = researchRequests(for: changes)
        pending?.changes += changes
        return actions + (requests.isEmpty ? goOn() : [.research(requests)])
    }

    /// What comes after the lookups: the second reading, and after that the reply.
    private mutating func goOn() -> [Action] {
        guard let waiting = pending else { return [] }
        if !waiting.isSupplemented { return [.supplement] }
        pending = nil
        return replyActions(to: waiting)
    }

    private mutating func enterPhase() -> [Action] {
        let next = state.phase(requiringWebResearch: requiresWebResearch)
        defer { phase = next }
        return next == phase ? [] : [.enter(next)]
    }

    /// What to look up: each new genre, a new setting, new objectives, and once the plan stands each genre's culture.
    private func researchRequests(for changes: [ContextChange]) -> [ResearchRequest] {
        let context = state.context
        let fresh = Dictionary(grouping: changes.filter { $0.kind != .removed }, by: \.slot).mapValues {
            $0.map(\.value)
        }
        let genres = context.genres.filter { fresh[.genres, default: []].contains($0.rawValue) }
        let objectives = context.objectives.filter { fresh[.objectives, default: []].contains($0.rawValue) }
        var requests = genres.map { request(.genreLookup, .genre($0)) }
        guard searchesWeb else { return requests + (phase == .culturalResearch ? cultureRequests() : []) }
        requests += genres.map { request(.webSearch, .characteristics($0)) }
        if fresh[.setting] != nil, let setting = context.setting {
            requests.append(request(.webSearch, .practice(setting)))
        }
        if !objectives.isEmpty { requests.append(request(.webSearch, .methods(objectives))) }
        if phase == .culturalResearch { requests += cultureRequests() }
        return requests
    }

    /// The culture of the genres that nothing is known of yet; of all where only web research is still wanting.
    private func cultureRequests() -> [ResearchRequest] {
        let unknown = state.unresearchedGenres
        let searched = !searchesWeb ? [] : unknown.isEmpty ? state.context.genres : unknown
        return unknown.map { request(.culturalContext, .genre($0)) }
            + searched.flatMap { [request(.webSearch, .significance($0)), request(.webSearch, .impact($0))] }
    }

    private func request(_ tool: ToolName, _ subject: ResearchSubject) -> ResearchRequest {
        ResearchRequest(
            tool: tool,
            subject: subject,
            focus: state.context.culturalFocus,
            level: state.context.level,
            setting: state.context.setting
        )
    }

    private func replyActions(to waiting: Pending) -> [Action] {
        if let question = waiting.question {
            return [.reply(ReplyPlan(kind: .searched(question, found: waiting.found)))]
        }
        guard let understanding = waiting.understanding else { return [] }
        let plan = ReplyPlan(
            kind: .turn(understanding, changes: waiting.changes),
            lacksWebResearch: phase == .culturalResearch && requiresWebResearch && !state.hasWebResearch,
            found: waiting.found
        )
        return [.reply(plan)]
    }
}
