import LanguageModels
import Testing

struct PrintedToolCallTests {
    private let offered = ["web_search", "genre_lookup"]

    private func calls(_ text: String) -> [ModelToolCall] { PrintedToolCall.calls(in: text, offered: offered) }

    @Test(arguments: [
        #"{"name": "web_search", "arguments": {"query": "ska"}}"#,
        #"{"name": "web_search", "parameters": {"query": "ska"}}"#,
        #"{"type": "function", "name": "web_search", "parameters": {"query": "ska"}}"#,
        #"{"type": "function", "function": {"name": "web_search", "arguments": {"query": "ska"}}}"#,
        #"{"function": "web_search", "args": {"query": "ska"}}"#,
        #"{"tool": "web_search", "input": {"query": "ska"}}"#,
        #"{"name": "web_search", "arguments": "{\"query\": \"ska\"}"}"#,
        #"{"name": "web_search", "query": "ska"}"#,
        #"{"tool_calls": [{"name": "web_search", "arguments": {"query": "ska"}}]}"#,
        #"[{"name": "web_search", "arguments": {"query": "ska"}}]"#,
        "{'name': 'web_search', 'arguments': {'query': 'ska',}}",
        "```json\n{\"name\": \"web_search\", \"arguments\": {\"query\": \"ska\"}}\n```",
        "```\n{\"name\": \"web_search\", \"arguments\": {\"query\": \"ska\"}}\n```\nI will look that up.",
        "```tool_call\nweb_search(query=\"ska\")\n```",
        "\n<tool_call>\n{\"name\": \"web_search\", \"arguments\": {\"query\": \"ska\"}}\n</tool_call>",
        "Let me look. <tool_call>{\"name\": \"web_search\", \"arguments\": {\"query\": \"ska\"}}",
        "[TOOL_CALLS] [{\"name\": \"web_search\", \"arguments\": {\"query\": \"ska\"}}]",
        "[TOOL_CALLS]web_search[ARGS]{\"query\": \"ska\"}",
        "<|python_tag|>{\"name\": \"web_search\", \"parameters\": {\"query\": \"ska\"}}",
        "<|python_tag|>web_search(query=\"ska\")",
        "<function=web_search>{\"query\": \"ska\"}</function>",
        "web_search({\"query\": \"ska\"})",
        "web_search(query=\"ska\")",
        "[web_search(query='ska')]",
    ])
    func `a call is understood in the form`(text: String) {
        #expect(calls(text) == [ModelToolCall(id: "printed_1", name: "web_search", arguments: ["query": "ska"])])
    }

    @Test(arguments: [
        "<tool_call>{\"name\": \"web_search\", \"arguments\": {}}</tool_call>\n<tool_call>{\"name\": \"genre_lookup\"}</tool_call>",
        "{\"name\": \"web_search\", \"arguments\": {}}\n{\"name\": \"genre_lookup\", \"arguments\": {}}",
        "[{\"name\": \"web_search\"}, {\"name\": \"genre_lookup\", \"arguments\": null}]",
        "[TOOL_CALLS]web_search[ARGS]{}[TOOL_CALLS]genre_lookup[ARGS]{}",
    ])
    func `several calls keep their order and get ids of their own`(text: String) {
        #expect(
            calls(text) == [
                ModelToolCall(id: "printed_1", name: "web_search", arguments: [:]),
                ModelToolCall(id: "printed_2", name: "genre_lookup", arguments: [:]),
            ]
        )
    }

    @Test(arguments: [
        "", "Ska came from Jamaica.", "{\"name\": \"rm\", \"arguments\": {\"path\": \"/\"}}",
        "{\"title\": \"web_search\"}", "web_search is a tool I have.", "```\nC | F | G\n```", "[Verse 1]\nRain", "{}",
        "[]",
        "{\"name\": \"web_search\", \"parameters\": {\"type\": \"object\", \"properties\": {}}}",
        "<tool_call></tool_call>", "<tool_call>", "[TOOL_CALLS]", "web_search(", "web_search() finds things.",
        "web_search(query=", "delete_all(x=1)",
    ])
    func `what is no call of an offered tool stays text`(text: String) {
        #expect(calls(text).isEmpty)
    }

    @Test func `without tools nothing is a call`() {
        #expect(PrintedToolCall.calls(in: "{\"name\": \"web_search\"}", offered: [String]()).isEmpty)
    }

    @Test func `arguments that cannot be read stay as they were written`() {
        let call = calls(#"{"name": "web_search", "arguments": "ska history"}"#).first
        #expect(call?.arguments == "ska history")
    }
}

struct PrintedCallFilterTests {
    private let offered = ["web_search"]

    /// What is shown while the text comes in pieces of this many characters, and the end.
    private func run(_ text: String, by size: Int = 1) -> (shown: String, ending: PrintedCallFilter.Ending) {
        var filter = PrintedCallFilter(offered: offered)
        var shown = ""
        var rest = text[...]
        while !rest.isEmpty {
            shown += filter.take(String(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        return (shown, filter.finish())
    }

    @Test(arguments: [
        "Ska came from Jamaica.", "[Verse 1] Rain", "{title: x}", "{\"title\": 1}", "`C7` is a chord",
        "```\nC | F | G\n```",
        "```swift\nlet a = 1\n```", "<b>Bold</b>", "  Well", "web search is good", "{", "", "[", "``", "[[1]]",
        "{\"names\": 1}",
        "{ \"nam", "<tool_call", "{\"name\": \"other\"}", "```json\n{\"a\": 1}\n```",
    ])
    func `however prose is cut, all of it arrives in the end`(text: String) {
        for size in 1...max(1, text.count) {
            let (shown, ending) = run(text, by: size)
            guard case .text(let held) = ending else {
                Issue.record("a call was seen in \(text)")
                return
            }
            #expect(shown + held == text)
        }
    }

    @Test(arguments: ["Ska", "[V", "{x", "{\"ti", "`C", "```\nC", "```s", "<b", "webs", "{\"names"])
    func `prose passes with the first character that cannot begin a call`(text: String) {
        var filter = PrintedCallFilter(offered: offered)
        #expect(filter.take(String(text.dropLast())).isEmpty || text.first?.isLetter == true)
        _ = filter.take(String(text.suffix(1)))
        #expect(filter.take(" and on") == " and on")
    }

    @Test func `after prose has begun nothing is held back any more`() {
        var filter = PrintedCallFilter(offered: offered)
        #expect(filter.take("Look: ") == "Look: ")
        #expect(filter.take("{\"name\"") == "{\"name\"")
        #expect(filter.finish() == .text(""))
    }

    @Test(arguments: [
        "{\"name\": \"web_search\", \"arguments\": {\"query\": \"ska\"}}",
        " \n```json\n{\"name\": \"web_search\", \"arguments\": {\"query\": \"ska\"}}\n```",
        "<tool_call>\n{\"name\": \"web_search\", \"arguments\": {\"query\": \"ska\"}}\n</tool_call>",
        "[TOOL_CALLS] [{\"name\": \"web_search\", \"arguments\": {\"query\": \"ska\"}}]",
        "[ {\"name\": \"web_search\", \"arguments\": {\"query\": \"ska\"}}]",
        "web_search(query=\"ska\")",
        "<|python_tag|>web_search(query=\"ska\")",
    ])
    func `however a call is cut, nothing of it is shown`(text: String) {
        let expected = [ModelToolCall(id: "printed_1", name: "web_search", arguments: ["query": "ska"])]
        for size in 1...text.count {
            let (shown, ending) = run(text, by: size)
            #expect(shown.isEmpty)
            #expect(ending == .calls(expected))
        }
    }

    @Test func `a text that never becomes a call is let go before it fills the memory`() {
        var filter = PrintedCallFilter(offered: offered)
        #expect(filter.take("{\"name\": \"").isEmpty)
        let long = String(repeating: "x", count: PrintedCallFilter.limit)
        #expect(filter.take(long).count == long.count + 10)
        #expect(filter.take("y") == "y")
    }

    @Test func `without tools everything passes at once`() {
        var filter = PrintedCallFilter(offered: [String]())
        #expect(filter.take("{\"name\"") == "{\"name\"")
    }
}
