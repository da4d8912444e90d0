import Conversations
import Foundation
import Genres
import Teaching
import Testing

@Suite struct ReplyTests {
    private let writer = TemplateReplyWriter(prompts: Repository.prompts, catalogue: Repository.catalogue)

    /// Plays understandings through the machine and returns what is said to each.
    private func said(to understandings: [Understanding]) async throws -> [String] {
        var machine = ConversationMachine()
        var replies: [String] = []
        for understanding in understandings {
            var actions = machine.receive(.message(understanding))
            while let action = actions.first {
                actions.removeFirst()
                switch action {
                case .research(let requests):
                    let notes = requests.filter { $0.tool == .culturalContext }.map {
                        ResearchNote(
                            title: "T",
                            url: "https://example.org",
                            content: "C",
                            sourceQuality: .high,
                            provider: ResearchNote.catalogueProvider,
                            retrievedAt: "",
                            genre: $0.subject.genre?.rawValue
                        )
                    }
                    actions = machine.receive(.researched(notes)) + actions
                case .reply(let plan):
                    let request = ReplyRequest(plan: plan, message: "", state: machine.state, phase: machine.phase)
                    let reply = try await writer.reply(to: request)
                    var text = ""
                    for try await case .text(let piece) in reply.pieces { text += piece }
                    machine.remember(reply.dialogue)
                    replies.append(text)
                case .showChanges, .enter, .supplement: break
                }
            }
        }
        return replies
    }

    private func facts(_ values: SlotValue...) -> Understanding {
        Understanding(edits: values.map(ContextEdit.add), intent: .facts)
    }

    @Test func `a reply says back what was understood`() async throws {
        let reply = try await said(to: [facts(.genre("blues"), .setting(.middleSchool), .classSize(24))])[0]
        for word in ["blues", "middle school", "24"] { #expect(reply.contains(word)) }
    }

    @Test func `a pairing comes with a fact from its records`() async throws {
        let reply = try await said(to: [facts(.genre("blues"), .genre("hip-hop"))])[0]
        #expect(reply.contains("Blues") && reply.contains("Hip-hop"))
    }

    @Test func `a reply asks for two things at the most`() async throws {
        let reply = try await said(to: [Understanding(intent: .greeting)])[0]
        #expect(reply.filter { $0 == "?" }.count <= 3)
        #expect(reply.contains("genres") || reply.contains("musics") || reply.contains("made of"))
    }

    @Test func `vague messages never get the same words twice in a row`() async throws {
        let replies = try await said(to: (0..<6).map { _ in Understanding(intent: .unsure) })
        for (earlier, later) in zip(replies, replies.dropFirst()) { #expect(earlier != later) }
    }

    @Test func `an umbrella genre is asked about with its children`() async throws {
        let reply = try await said(to: [facts(.genre("latin"), .genre("jazz"))])[0]
        #expect(reply.contains("Salsa"))
        #expect(reply.contains("?"))
    }

    @Test func `a groove-only genre says what is borrowed`() async throws {
        let reply = try await said(to: [facts(.genre("gamelan"))])[0]
        #expect(reply.contains("chords"))
    }

    @Test func `a genre without a record is answered honestly with its nearest relatives`() async throws {
        let unknown = Understanding.UnknownGenre(name: "tango", nearest: ["latin", "flamenco"])
        let reply = try await said(to: [Understanding(intent: .facts, unknownGenres: [unknown])])[0]
        #expect(reply.contains("tango"))
        #expect(reply.contains("Flamenco"))
    }

    @Test func `a declined genre is never suggested`() async throws {
        let declined: [GenreID] = ["hip-hop", "jazz", "reggae", "blues", "salsa", "funk"]
        let refusal = Understanding(edits: declined.map { .remove(.genre($0)) }, intent: .facts)
        let replies = try await said(to: [refusal] + (0..<8).map { _ in Understanding(intent: .suggest) })
        for reply in replies.dropFirst() {
            for name in ["Hip-hop", "Jazz", "Reggae", "Blues", "Salsa", "Funk"] {
                #expect(!reply.contains(name), "\(name) was offered: \(reply)")
            }
        }
    }

    @Test func `a teacher who says everything is told how to generate`() async throws {
        let everything = facts(
            .genre("blues"),
            .genre("hip-hop"),
            .setting(.middleSchool),
            .level(.beginner),
            .objective(.songwriting)
        )
        let reply = try await said(to: [everything])[0]
        #expect(reply.contains("/generate"))
        #expect(!reply.contains("How far along"))
    }

    @Test func `a terse teacher is ready after five turns`() async throws {
        let replies = try await said(to: [
            facts(.genre("ska")), facts(.genre("samba")), facts(.setting(.university)), facts(.level(.advanced)),
            facts(.objective(.rhythm)),
        ])
        #expect(replies.last?.contains("/generate") == true)
    }

    @Test(arguments: Understanding.Intent.allCases)
    func `every intent gets a whole answer`(intent: Understanding.Intent) async throws {
        for reply in try await said(to: [Understanding(intent: intent), Understanding(intent: intent)]) {
            #expect(!reply.isEmpty)
            #expect(!reply.contains("{{") && !reply.contains("}}"))
        }
    }

    @Test func `every pair of genres has a fact with nothing left unfilled`() async throws {
        let ids = try Repository.catalogue.entries.map(\.id)
        for (first, second) in zip(ids, ids.dropFirst()) {
            let reply = try await said(to: [facts(.genre(first), .genre(second))])[0]
            #expect(!reply.contains("{{"))
            #expect(reply.contains("\n\n"), "no fact for \(first) and \(second)")
        }
    }
}

@Suite struct PromptLibraryTests {
    @Test func `a missing reply is named with the folder it was looked for in`() {
        let library = PromptLibrary(folder: URL(filePath: "/nowhere"))
        #expect(throws: PromptLibrary.Failure.missing(name: "replies/x", folder: "/nowhere")) {
            try library.render("replies/x")
        }
    }

    @Test func `variants take turns`() throws {
        let library = Repository.prompts
        let count = try library.variantCount(of: "replies/thanks")
        #expect(count >= 2)
        let texts = try (0..<count).map { try library.render("replies/thanks", variant: $0) }
        #expect(Set(texts).count == count)
        #expect(try library.render("replies/thanks", variant: count) == texts[0])
    }

    @Test func `what a teacher typed is not escaped as HTML`() throws {
        let text = try Repository.prompts.render("replies/completed", ["title": "Rock & Roll <3"])
        #expect(text.contains("Rock & Roll <3"))
    }
}
