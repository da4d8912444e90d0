import Genres
public import Teaching

/// The conversation as a pure value: events go in, actions to perform come out.
///
/// Legal order: `.message` (or `.edit`) while idle; its actions may ask for research or a supplement, and then exactly one
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
    private let awaitsSupplement: Bool
    private var pending: Pending?

    private struct Pending: Sendable, Hashable {
        var understanding: Understanding?
        var changes: [ContextChange]
        var isSupplemented = false
    }

    /// Goes on from a state; with `awaitsSupplement` every message is read a second time before its reply.
    public init(
        state: ConversationState = ConversationState(),
        requiresWebResearch: Bool = false,
        awaitsSupplement: Bool = false
    ) {
        self.state = state
        self.awaitsSupplement = awaitsSupplement
        self.requiresWebResearch = requiresWebResearch
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
            keep(notes)
            return enterPhase() + goOn()
        case .supplemented(let edits):
            pending?.isSupplemented = true
            return change(by: edits)
        case .found(let notes):
            keep(notes)
            return enterPhase()
        case .generated(let title):
            state.isGenerated = true
            state.dialogue.asked = []
            return enterPhase() + [.reply(ReplyPlan(kind: .completed(title: title)))]
        }
    }

    /// Remembers what a reply asked and offered, and which of its variants were used.
    public mutating func remember(_ dialogue: DialogueState) {
        state.dialogue = dialogue
    }

    private mutating func change(by edits: [ContextEdit]) -> [Action] {
        let changes = state.context.apply(edits)
        if !changes.isEmpty {
            state.isGenerated = false
            let genres = Set(state.context.genres.map(\.rawValue))
            state.context.research.removeAll { note in note.genre.map { !genres.contains($0) } ?? false }
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
        return replyActions(to: waiting.understanding, changes: waiting.changes)
    }

    private mutating func keep(_ notes: [ResearchNote]) {
        for note in notes where !state.context.research.contains(where: { $0.isSamePassage(as: note) }) {
            state.context.research.append(note)
        }
    }

    private mutating func enterPhase() -> [Action] {
        let next = state.phase(requiringWebResearch: requiresWebResearch)
        defer { phase = next }
        return next == phase ? [] : [.enter(next)]
    }

    private func researchRequests(for changes: [ContextChange]) -> [ResearchRequest] {
        let added = Set(changes.filter { $0.slot == .genres && $0.kind != .removed }.map(\.value))
        let known = state.context.genres.filter { added.contains($0.rawValue) }
        var requests = known.map { ResearchRequest(tool: .genreLookup, genre: $0, focus: []) }
        if phase == .culturalResearch {
            requests += state.unresearchedGenres.map {
                ResearchRequest(tool: .culturalContext, genre: $0, focus: state.context.culturalFocus)
            }
        }
        return requests
    }

    private func replyActions(to understanding: Understanding?, changes: [ContextChange]) -> [Action] {
        guard let understanding else { return [] }
        let plan = ReplyPlan(
            kind: .turn(understanding, changes: changes),
            lacksWebResearch: phase == .culturalResearch && requiresWebResearch && !state.hasWebResearch
        )
        return [.reply(plan)]
    }
}

extension ResearchNote {
    fileprivate func isSamePassage(as other: ResearchNote) -> Bool {
        url == other.url && content == other.content && genre == other.genre
    }
}
