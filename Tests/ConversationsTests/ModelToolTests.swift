import Conversations
import Genres
import LanguageModels
import ModelTestSupport
import Teaching
import Testing

@Suite struct ModelToolTests {
    private typealias Bench = ModelReplyBench

    private func call(_ id: String, _ name: String, _ arguments: JSONValue) -> ModelEvent {
        .toolCall(ModelToolCall(id: id, name: name, arguments: arguments))
    }

    /// Every call has exactly one result before anything else is said, and every result its call.
    private func expectLegal(_ request: ModelRequest, _ location: SourceLocation = #_sourceLocation) {
        var open: Set<String> = []
        for message in request.messages {
            switch message {
            case .user: #expect(open.isEmpty, sourceLocation: location)
            case .assistant(_, let calls, _):
                #expect(open.isEmpty, sourceLocation: location)
                open = Set(calls.map(\.id))
                #expect(open.count == calls.count, sourceLocation: location)
            case .tool(let id, _, _, _): #expect(open.remove(id) != nil, sourceLocation: location)
            }
        }
        #expect(open.isEmpty, sourceLocation: location)
        let hasCalls = request.messages.contains { if case .tool = $0 { true } else { false } }
        #expect(!hasCalls || !request.tools.isEmpty, "calls without tools", sourceLocation: location)
    }

    @Test func `a tool's result goes back to the model, and the call is shown with the next number`() async throws {
        let echo: JSONValue = [["type": "tool_use", "id": "a"]]
        let model = ScriptedModel(
            .init([.text("Let me look."), .echo(echo), call("a", "genre_lookup", ["name": "bossa"]), .done(.toolCalls)]
            ),
            .said("It is from Rio.")
        )
        let pieces = try await Bench.pieces(Bench.writer(FixedSource(model)), Bench.request(toolCalls: 2))
        #expect(pieces.text == "Let me look.\n\nIt is from Rio.")
        #expect(pieces.started.map(\.number) == [3])
        #expect(pieces.finished.map(\.success) == [true])
        #expect(pieces.finished.first?.query == "Bossa nova")
        let second = try #require(model.requests.last)
        expectLegal(second)
        guard case .assistant("Let me look.", let calls, let sent)? = second.messages.dropLast().last,
            case .tool("a", "genre_lookup", let content, false)? = second.messages.last
        else {
            Issue.record("the call did not go back with its result")
            return
        }
        #expect(calls.map(\.id) == ["a"])
        #expect(sent == echo)
        #expect(content.contains("Brazil"))
    }

    @Test func `several calls of one answer each get their own result`() async throws {
        let model = ScriptedModel(
            .init([
                call("a", "theory_check", ["kind": "chord", "chords": "Bb7"]),
                call("b", "genre_lookup", ["name": "jazz"]), .done(.complete),
            ]),
            .said("Done.")
        )
        let pieces = try await Bench.pieces(Bench.writer(FixedSource(model)))
        #expect(pieces.finished.map(\.number) == [1, 2])
        try expectLegal(#require(model.requests.last))
        #expect(model.requests.last?.messages.count == 4)
    }

    @Test(
        arguments: [
            ("no_such_tool", JSONValue.object([:]), "There is no tool"),
            ("genre_lookup", JSONValue.object([:]), "“name” is missing"),
            ("genre_lookup", JSONValue.string("{\"name\": "), "no JSON object"),
            ("genre_lookup", ["name": "zzyzx"], "There is no genre"),
            ("theory_check", ["kind": "chord", "chords": "H7"], "“H7”"),
            ("theory_check", ["kind": "smell"], "“smell”"),
        ] as [(String, JSONValue, String)]
    )
    func `a call that cannot run fails visibly and the model is told why`(
        _ name: String,
        _ arguments: JSONValue,
        _ reason: String
    ) async throws {
        let model = ScriptedModel(.init([call("a", name, arguments), .done(.toolCalls)]), .said("Sorry."))
        let pieces = try await Bench.pieces(Bench.writer(FixedSource(model)))
        #expect(pieces.finished.map(\.success) == [false])
        #expect(pieces.finished.first?.error?.contains(reason) == true)
        guard case .tool("a", _, let content, true)? = model.requests.last?.messages.last else {
            Issue.record("the failure was not told")
            return
        }
        #expect(content.contains(reason))
        #expect(pieces.text == "Sorry.")
    }

    @Test func `a model that never stops calling is made to answer`() async throws {
        let model = ScriptedModel { request in
            if request.tools.isEmpty { return .said("Fine.") }
            let id = "call \(request.messages.count)"
            return .init([
                call(id, "theory_check", ["kind": "chord", "chords": "C"]),
                call(id + "b", "theory_check", ["kind": "chord", "chords": "G7"]),
                call(id + "c", "theory_check", ["kind": "chord", "chords": "F"]), .done(.toolCalls),
            ])
        }
        let limits = ModelTurnLimits(rounds: 3, calls: 7, toolTime: .seconds(600))
        let pieces = try await Bench.pieces(Bench.writer(FixedSource(model), limits: limits))
        #expect(pieces.text == "Fine.")
        #expect(pieces.finished.count == 7)
        #expect(model.requests.count == 4)
        for request in model.requests { expectLegal(request) }
        #expect(model.requests.last?.tools == [])
        guard case .user(let last)? = model.requests.last?.messages.last else {
            Issue.record("the last request does not end with the teacher")
            return
        }
        #expect(last.contains("C E G") && last.contains("G B D F"))
    }

    @Test func `calls over the limit of one answer get a result that says so`() async throws {
        let model = ScriptedModel { request in
            if request.messages.count > 1 || request.tools.isEmpty { return .said("Fine.") }
            return .init(
                (0..<9).map { call("\($0)", "theory_check", ["kind": "chord", "chords": "C"]) } + [.done(.toolCalls)]
            )
        }
        let limits = ModelTurnLimits(rounds: 3, calls: 2, toolTime: .seconds(600))
        let pieces = try await Bench.pieces(Bench.writer(FixedSource(model), limits: limits))
        #expect(pieces.finished.count == 2)
        for request in model.requests { expectLegal(request) }
    }

    @Test func `a tool that hangs is given up and the reply goes on`() async throws {
        let model = ScriptedModel(.init([call("a", "hang", [:]), .done(.toolCalls)]), .said("Anyway."))
        let limits = ModelTurnLimits(toolTime: .milliseconds(20))
        let writer = Bench.writer(FixedSource(model), tools: ModelToolbox([Hanging()]), limits: limits)
        let pieces = try await Bench.pieces(writer)
        #expect(pieces.finished.map(\.success) == [false])
        #expect(pieces.text == "Anyway.")
    }

    @Test func `a model without tools is offered none`() async throws {
        let model = ScriptedModel(.said("Hi."))
        _ = try await Bench.pieces(Bench.writer(FixedSource(model, ModelCapabilities(contextLength: 8192))))
        #expect(model.requests.first?.tools == [])
    }

    @Test(arguments: [
        ["{\"name\": \"genre_", "lookup\", \"arguments\": {\"name\": \"jazz\"}}"],
        ["<tool_call>", "{\"name\": \"genre_lookup\", \"arguments\": {\"name\": \"jazz\"}}</tool_call>"],
    ])
    func `a call that a small model prints as text is run and not shown`(_ printed: [String]) async throws {
        let model = ScriptedModel(.init(printed.map(ModelEvent.text) + [.done(.complete)]), .said("Jazz it is."))
        let pieces = try await Bench.pieces(Bench.writer(FixedSource(model)))
        #expect(pieces.text == "Jazz it is.")
        #expect(pieces.finished.map(\.query) == ["Jazz"])
        for request in model.requests { expectLegal(request) }
    }

    @Test func `a printed call that is not allowed any more is not shown either`() async throws {
        let model = ScriptedModel(.said("{\"name\": \"genre_lookup\", \"arguments\": {\"name\": \"jazz\"}}"))
        let limits = ModelTurnLimits(rounds: 1, toolTime: .seconds(600))
        let pieces = try await Bench.pieces(Bench.writer(FixedSource(model), limits: limits))
        #expect(pieces.text == (try await Bench.builtInText()))
        #expect(pieces.finished.count == 1)
    }

    @Test func `a failure after a tool ran and before any word gives the built-in reply`() async throws {
        let model = ScriptedModel(
            .init([call("a", "genre_lookup", ["name": "jazz"]), .done(.toolCalls)]),
            .failing(.connectionLost(.ollama))
        )
        let pieces = try await Bench.pieces(Bench.writer(FixedSource(model)))
        #expect(pieces.text == (try await Bench.builtInText()))
        #expect(pieces.notices.count == 1)
    }

    @Test func `what a tool found enters the conversation`() async throws {
        let note = Bench.note("Found.")
        let model = ScriptedModel(.init([call("a", "find", [:]), .done(.toolCalls)]), .said("Ok."))
        let writer = Bench.writer(FixedSource(model), tools: ModelToolbox([Finding(note: note)]))
        let pieces = try await Bench.pieces(writer)
        let notes = pieces.compactMap { if case .toolFinished(_, let notes) = $0 { notes } else { nil } }
        #expect(notes == [[note]])
    }
}

@Suite struct ModelToolAnswerTests {
    private let lookup = GenreLookupCallable(catalogue: Repository.catalogue)
    private let theory = TheoryCheckCallable()

    @Test(arguments: ["blues", "The Blues", "12-bar blues", "Chicago Blues"])
    func `a genre is found by its name and its other names`(_ name: String) async throws {
        #expect(try await lookup.call(["name": .string(name)]).query == "Blues")
    }

    @Test func `a genre's facts come with figures and sources, in little room`() async throws {
        let content = try await lookup.call(["name": "blues"]).content
        for part in ["Southern United States", "60–140", "I7", "Background:", "["] { #expect(content.contains(part)) }
        #expect(TokenEstimate.tokens(in: content) < 1200)
    }

    @Test func `every genre of the catalogue can be told`() async throws {
        for entry in try Repository.catalogue.entries {
            let answer = try await lookup.call(["name": .string(entry.id.rawValue)])
            #expect(!answer.content.isEmpty)
            #expect(TokenEstimate.tokens(in: answer.content) < 1500, "\(entry.id)")
        }
    }

    @Test func `music whose groove alone may be borrowed is told as such`() async throws {
        let content = try await lookup.call(["name": "gamelan"]).content
        #expect(content.contains("borrow its groove") && content.contains("not to be set to chords"))
    }

    @Test(
        arguments: [
            (["kind": "chord", "chords": "Bbmaj7"], "Bbmaj7: Bb D F A"),
            (["kind": "chord", "chord": "F#m7b5"], "F#m7b5: F# A C E"),
            (["kind": "scale", "tonic": "E flat", "scale": "Dorian scale"], "Eb F Gb Ab Bb C Db"),
            (["kind": "scale", "tonic": "a", "scale": "minor pentatonic"], "A C D E G"),
            (["kind": "interval", "from": "B", "to": "F"], "diminished fifth (d5), 6 semitones"),
            (["kind": "numeral", "numerals": "ii7 - V7 - Imaj7", "key": "B♭ major"], "V7 = F7: F A C Eb"),
            (["kind": "numeral", "numerals": "VI", "key": "A minor"], "written bVI, it is F: F A C"),
            (["kind": "transpose", "chords": "Dm7, G7", "from": "C", "to": "Eb"], "G7 → Bb7: Bb D F Ab"),
        ] as [(JSONValue, String)]
    )
    func `theory is computed and spelled`(_ arguments: JSONValue, _ expected: String) async throws {
        #expect(try await theory.call(arguments).content.contains(expected))
    }
}

/// Never comes back by itself.
private struct Hanging: ModelCallable {
    let definition = ModelTool(name: "hang", description: "", parameters: ["type": "object"])

    func call(_ arguments: JSONValue) async throws -> ModelToolAnswer {
        // Suspends until it is cancelled: nothing ever feeds this stream.
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
        for await _ in stream {}
        continuation.finish()
        throw CancellationError()
    }
}

private struct Finding: ModelCallable {
    let note: ResearchNote
    let definition = ModelTool(name: "find", description: "", parameters: ["type": "object"])

    func call(_ arguments: JSONValue) async throws -> ModelToolAnswer {
        ModelToolAnswer(query: "it", content: "found", summary: "one", notes: [note])
    }
}
