import LanguageModels
import Testing

struct EstimateTests {
    @Test(arguments: [
        ("", 0), ("a", 1), ("abcd", 1), ("abcde", 2), ("音楽の授業", 5), ("ритм", 2), ("🎵", 2), ("é", 1),
        ("The twelve-bar blues has three phrases of four bars.", 13),
    ])
    func `a text has about so many tokens`(text: String, tokens: Int) {
        #expect(TokenEstimate.tokens(in: text) == tokens)
    }

    @Test func `a request counts everything that is sent`() {
        let tool = ModelTool(name: "web_search", description: "Searches the web.", parameters: ["type": "object"])
        let call = ModelToolCall(id: "1", name: "web_search", arguments: ["query": "ska"])
        var request = ModelRequest(messages: [.user("Hello")])
        var before = TokenEstimate.tokens(in: request)
        let steps: [(String, (inout ModelRequest) -> Void)] = [
            ("system", { $0.system = "You help teachers." }),
            ("message", { $0.messages.append(.assistant("Hi")) }),
            ("call", { $0.messages[1] = .assistant("Hi", calls: [call]) }),
            ("result", { $0.messages.append(.tool(callID: "1", name: "web_search", content: "Found.")) }),
            ("tool", { $0.tools = [tool] }),
            ("format", { $0.format = ModelFormat(name: "plan", schema: ["type": "object"]) }),
        ]
        for (name, step) in steps {
            step(&request)
            let after = TokenEstimate.tokens(in: request)
            #expect(after > before, "\(name)")
            before = after
        }
    }

    @Test func `the provider's own blocks stand for the text and are not counted twice`() {
        let text = String(repeating: "word ", count: 40)
        let plain = TokenEstimate.tokens(in: ModelMessage.assistant(text))
        let echoed = TokenEstimate.tokens(
            in: ModelMessage.assistant(text, echo: [["type": "text", "text": .string(text)]])
        )
        #expect(echoed >= plain)
        #expect(echoed < plain + 20)
    }

    @Test func `each message costs something around its text`() {
        let one = ModelRequest(messages: [.user("abcdabcd")])
        let two = ModelRequest(messages: [.user("abcd"), .user("abcd")])
        #expect(TokenEstimate.tokens(in: two) - TokenEstimate.tokens(in: one) == 4)
    }
}
