import Conversations
import Genres
import Teaching
import Testing

@Suite struct WebResearchTests {
    private let everything: [SlotValue] = [
        .setting(.middleSchool), .genre("blues"), .genre("hip-hop"), .level(.beginner), .objective(.songwriting),
    ]

    private func facts(_ values: [SlotValue]) -> ConversationMachine.Event {
        .message(Understanding(edits: values.map(ContextEdit.add), intent: .facts))
    }

    private func requests(in actions: [ConversationMachine.Action]) -> [ResearchRequest] {
        actions.flatMap { if case .research(let requests) = $0 { requests } else { [ResearchRequest]() } }
    }

    private func searches(in actions: [ConversationMachine.Action]) -> [ResearchSubject] {
        requests(in: actions).filter { $0.tool == .webSearch }.map(\.subject)
    }

    private func note(
        _ url: String,
        genre: String? = nil,
        topic: ResearchTopic? = nil,
        provider: String = "tavily"
    ) -> ResearchNote {
        ResearchNote(
            title: "A page",
            url: url,
            content: "A passage.",
            sourceQuality: .high,
            provider: provider,
            retrievedAt: "2026-11-26T10:00:00Z",
            genre: genre,
            topic: topic
        )
    }

    @Test func `a setting asks how it is taught, a genre how it sounds, an objective how it is taught`() {
        var machine = ConversationMachine(searchesWeb: true)
        #expect(searches(in: machine.receive(facts([.setting(.middleSchool)]))) == [.practice(.middleSchool)])
        _ = machine.receive(.researched([]))
        #expect(searches(in: machine.receive(facts([.genre("blues")]))) == [.characteristics("blues")])
        _ = machine.receive(.researched([]))
        #expect(searches(in: machine.receive(facts([.objective(.rhythm)]))) == [.methods([.rhythm])])
    }

    @Test func `once the plan stands, each genre's history and present are searched at the same time`() {
        var machine = ConversationMachine(searchesWeb: true)
        let found = searches(in: machine.receive(facts(everything)))
        #expect(machine.phase == .culturalResearch)
        #expect(
            found == [
                .characteristics("blues"), .characteristics("hip-hop"), .practice(.middleSchool),
                .methods([.songwriting]),
                .significance("blues"), .impact("blues"), .significance("hip-hop"), .impact("hip-hop"),
            ]
        )
    }

    @Test func `a search knows the level and the setting`() {
        var machine = ConversationMachine(searchesWeb: true)
        let all = requests(in: machine.receive(facts(everything)))
        #expect(all.allSatisfy { $0.level == .beginner && $0.setting == .middleSchool })
    }

    @Test func `without a search service nothing is searched, and the phases are the same`() {
        var without = ConversationMachine()
        var with = ConversationMachine(searchesWeb: true)
        #expect(searches(in: without.receive(facts(everything))) == [])
        _ = with.receive(facts(everything))
        #expect(without.phase == with.phase)
        let catalogue = ["blues", "hip-hop"].map { note("c", genre: $0, provider: ResearchNote.catalogueProvider) }
        _ = without.receive(.researched(catalogue))
        _ = with.receive(.researched(catalogue + [note("w", genre: "blues", topic: .impact)]))
        #expect(without.phase == .readyForGeneration)
        #expect(with.phase == .readyForGeneration)
    }

    @Test func `how a genre sounds is no research into its culture`() {
        var machine = ConversationMachine(searchesWeb: true)
        _ = machine.receive(facts([.genre("blues"), .genre("hip-hop")]))
        let sounds = ["blues", "hip-hop"].map { note("s", genre: $0, topic: .characteristics) }
        _ = machine.receive(.researched(sounds))
        let actions = machine.receive(facts([.setting(.middleSchool), .level(.beginner), .objective(.rhythm)]))
        #expect(machine.phase == .culturalResearch)
        let catalogue = requests(in: actions).filter { $0.tool == .culturalContext }.map(\.subject)
        #expect(catalogue == [.genre("blues"), .genre("hip-hop")])
    }

    @Test func `where web research is required, the conversation waits for it and asks again with the next message`() {
        var machine = ConversationMachine(requiresWebResearch: true, searchesWeb: true)
        _ = machine.receive(facts(everything))
        let catalogue = ["blues", "hip-hop"].map { note("c", genre: $0, provider: ResearchNote.catalogueProvider) }
        let actions = machine.receive(.researched(catalogue))
        #expect(machine.phase == .culturalResearch)
        guard case .reply(let plan) = actions.last else {
            Issue.record("no reply")
            return
        }
        #expect(plan.lacksWebResearch)
        let again = searches(in: machine.receive(.message(Understanding(intent: .agree))))
        #expect(again == [.significance("blues"), .impact("blues"), .significance("hip-hop"), .impact("hip-hop")])
        _ = machine.receive(.researched([note("w", genre: "blues", topic: .impact)]))
        #expect(machine.phase == .readyForGeneration)
    }

    @Test func `what was found goes with what it was looked up for`() {
        var machine = ConversationMachine(searchesWeb: true)
        _ = machine.receive(facts([.setting(.middleSchool), .genre("blues"), .objective(.rhythm), .objective(.form)]))
        _ = machine.receive(
            .researched([
                note("p", topic: .practice(.middleSchool)), note("b", genre: "blues", topic: .characteristics),
                note("m", topic: .methods([.rhythm, .form])), note("w", topic: .words),
            ])
        )
        _ = machine.receive(facts([.setting(.highSchool)]))
        #expect(machine.state.context.research.map(\.url) == ["b", "m", "w"])
        _ = machine.receive(.researched([]))
        _ = machine.receive(.message(Understanding(edits: [.remove(.genre("blues"))], intent: .facts)))
        #expect(machine.state.context.research.map(\.url) == ["m", "w"])
        _ = machine.receive(.message(Understanding(edits: [.remove(.objective(.rhythm))], intent: .facts)))
        #expect(machine.state.context.research.map(\.url) == ["m", "w"])
        _ = machine.receive(.message(Understanding(edits: [.remove(.objective(.form))], intent: .facts)))
        #expect(machine.state.context.research.map(\.url) == ["w"])
    }

    @Test func `a source that was taken out does not come back`() {
        var machine = ConversationMachine(searchesWeb: true)
        _ = machine.receive(facts([.genre("blues")]))
        _ = machine.receive(.researched([note("a", genre: "blues", topic: .impact), note("b")]))
        #expect(machine.dropSource("a").count == 1)
        _ = machine.receive(.found([note("a", genre: "blues", topic: .impact)]))
        #expect(machine.state.context.research.map(\.url) == ["b"])
    }

    @Test func `a question of the teacher's is searched as it is, and answered with what came`() {
        var machine = ConversationMachine(searchesWeb: true)
        #expect(
            machine.receive(.asked("son jarocho")) == [
                .research([ResearchRequest(tool: .webSearch, subject: .words("son jarocho"))])
            ]
        )
        let found = [note("a", topic: .words)]
        #expect(
            machine.receive(.researched(found)) == [
                .reply(ReplyPlan(kind: .searched("son jarocho", found: found)))
            ]
        )
        #expect(machine.state.context.research == found)
    }

    @Test(arguments: [
        ResearchTopic.characteristics, .significance, .impact, .words, .practice(.privateLessons),
        .methods([.earTraining, .rhythm]),
    ])
    func `a topic is stored as a text and read again`(topic: ResearchTopic) {
        #expect(ResearchTopic(rawValue: topic.rawValue) == topic)
    }

    @Test(arguments: ["", "x", "practice", "practice/nowhere", "methods/", "methods/none", "impact/of"])
    func `a text that stands for no topic is none`(text: String) {
        #expect(ResearchTopic(rawValue: text) == nil)
    }
}
