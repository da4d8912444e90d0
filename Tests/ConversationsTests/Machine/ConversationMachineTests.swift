import Conversations
import Genres
import Teaching
import Testing

@Suite struct ConversationMachineTests {
    private func facts(_ values: SlotValue...) -> ConversationMachine.Event {
        .message(Understanding(edits: values.map(ContextEdit.add), intent: .facts))
    }

    private let everything: [SlotValue] = [
        .genre("blues"), .genre("hip-hop"), .setting(.middleSchool), .level(.beginner), .objective(.songwriting),
    ]

    private func note(_ genre: String, provider: String = "catalogue") -> ResearchNote {
        ResearchNote(
            title: "A page",
            url: "https://example.org/\(genre)",
            content: "About \(genre).",
            sourceQuality: .high,
            provider: provider,
            retrievedAt: "2026-01-01T00:00:00Z",
            genre: genre
        )
    }

    @Test func `a conversation begins in the initial phase`() {
        #expect(ConversationMachine().phase == .initial)
    }

    @Test func `one genre leads to genre exploration and asks for a look-up`() {
        var machine = ConversationMachine()
        let actions = machine.receive(facts(.genre("blues")))
        #expect(machine.phase == .genreExploration)
        let lookups = [ResearchRequest(tool: .genreLookup, subject: .genre("blues"))]
        #expect(actions.contains(.research(lookups)))
        #expect(!actions.contains { if case .reply = $0 { true } else { false } })
    }

    @Test func `two genres without a class lead to educational clarification`() {
        var machine = ConversationMachine()
        _ = machine.receive(facts(.genre("blues"), .genre("hip-hop")))
        #expect(machine.phase == .educationalClarification)
    }

    @Test func `a teacher who says everything at once is ready as soon as the culture has been looked up`() {
        var machine = ConversationMachine()
        let actions = machine.receive(.message(Understanding(edits: everything.map(ContextEdit.add), intent: .facts)))
        #expect(machine.phase == .culturalResearch)
        guard case .research(let requests) = actions.last else {
            Issue.record("no research was asked for")
            return
        }
        #expect(requests.filter { $0.tool == .culturalContext }.map(\.subject) == [.genre("blues"), .genre("hip-hop")])
        let then = machine.receive(.researched([note("blues"), note("hip-hop")]))
        #expect(machine.phase == .readyForGeneration)
        #expect(then.first == .enter(.readyForGeneration))
    }

    @Test func `research that finds nothing leaves the conversation in cultural research`() {
        var machine = ConversationMachine()
        _ = machine.receive(.message(Understanding(edits: everything.map(ContextEdit.add), intent: .facts)))
        _ = machine.receive(.researched([]))
        #expect(machine.phase == .culturalResearch)
    }

    @Test func `where web research is required the catalogue alone does not make a conversation ready`() {
        var machine = ConversationMachine(requiresWebResearch: true)
        _ = machine.receive(.message(Understanding(edits: everything.map(ContextEdit.add), intent: .facts)))
        let actions = machine.receive(.researched([note("blues"), note("hip-hop")]))
        #expect(machine.phase == .culturalResearch)
        guard case .reply(let plan) = actions.last else {
            Issue.record("nothing was said")
            return
        }
        #expect(plan.lacksWebResearch)
    }

    @Test func `web research makes it ready where it is required`() {
        var machine = ConversationMachine(requiresWebResearch: true)
        _ = machine.receive(.message(Understanding(edits: everything.map(ContextEdit.add), intent: .facts)))
        _ = machine.receive(
            .researched([note("blues", provider: "wikipedia"), note("hip-hop", provider: "wikipedia")])
        )
        #expect(machine.phase == .readyForGeneration)
    }

    @Test func `a generated mashup completes the conversation, and a change reopens it`() {
        var machine = ready()
        _ = machine.receive(.generated(title: "River Song"))
        #expect(machine.phase == .completed)
        _ = machine.receive(facts(.level(.advanced)))
        #expect(machine.phase == .readyForGeneration)
    }

    @Test func `taking a genre back takes its research and its phase back`() {
        var machine = ready()
        _ = machine.receive(.message(Understanding(edits: [.remove(.genre("blues"))], intent: .facts)))
        #expect(machine.phase == .genreExploration)
        #expect(machine.state.context.research.map(\.genre) == ["hip-hop"])
        #expect(machine.state.context.declinedGenres == ["blues"])
    }

    @Test func `a command edits the context without a reply`() {
        var machine = ready()
        let actions = machine.receive(.edit([.add(.lessonMinutes(50))]))
        #expect(actions == [.showChanges([ContextChange(slot: .lessonMinutes, kind: .added, value: "50")])])
    }

    private func ready() -> ConversationMachine {
        var machine = ConversationMachine()
        _ = machine.receive(.message(Understanding(edits: everything.map(ContextEdit.add), intent: .facts)))
        _ = machine.receive(.researched([note("blues"), note("hip-hop")]))
        return machine
    }
}
