/// Writes the body of `POST /v1/messages`; only what is needed, because models differ in what they refuse.
struct AnthropicRequest {
    let model: String
    let request: ModelRequest
    let dialect: AnthropicDialect

    /// Tokens added for thinking, which the limit counts too.
    static let thinkingRoom = 4096

    /// The name of the tool that gives an answer its form; nil where no tool does.
    var formTool: String? {
        guard let format = request.format, dialect.format == .tool else { return nil }
        return format.name
    }

    /// The body.
    var body: JSONValue {
        var body: [String: JSONValue] = [
            "model": .string(model),
            "messages": AnthropicTranscript(request.messages, echoes: dialect.echo).messages,
            "stream": true,
            "max_tokens": .number(Double(request.maximumAnswer + (thinks ? Self.thinkingRoom : 0))),
        ]
        if !system.isEmpty { body["system"] = .string(system) }
        if let thinking { body["thinking"] = thinking }
        // Thinking and a temperature exclude one another.
        if dialect.temperature, !thinks, let temperature = request.temperature {
            body["temperature"] = .number(min(temperature, 1))
        }
        if !tools.isEmpty { body["tools"] = .array(tools) }
        if let formTool { body["tool_choice"] = ["type": "tool", "name": .string(formTool)] }
        if let format = request.format, dialect.format == .server {
            body["output_config"] = ["format": ["type": "json_schema", "schema": format.schema]]
        }
        return .object(body)
    }

    /// The system prompt, with the form in words where nothing else gives it.
    private var system: String {
        guard let format = request.format, dialect.format == .words else { return request.system }
        return format.added(to: request.system)
    }

    /// How thinking is asked for, or a model that would think by itself is told not to.
    private var thinking: JSONValue? {
        guard asksForThinking else { return dialect.quiet == .told ? ["type": "disabled"] : nil }
        return switch dialect.thinking {
        case .adaptive: ["type": "adaptive", "display": "summarized"]
        case .budget: ["type": "enabled", "budget_tokens": .number(Double(Self.thinkingRoom))]
        case .none: nil
        }
    }

    /// A tool that must be called and thinking exclude one another.
    private var asksForThinking: Bool { request.thinks && formTool == nil && dialect.thinking != .none }

    /// Whether the model will think, asked or not.
    private var thinks: Bool { asksForThinking || dialect.quiet == .refused }

    private var tools: [JSONValue] {
        let own = request.tools.map { tool in
            Self.tool(tool.name, tool.description, schema: tool.parameters)
        }
        guard let formTool, let format = request.format else { return own }
        return own + [Self.tool(formTool, "Takes the answer.", schema: format.schema)]
    }

    private static func tool(_ name: String, _ description: String, schema: JSONValue) -> JSONValue {
        ["name": .string(name), "description": .string(description), "input_schema": schema]
    }
}
