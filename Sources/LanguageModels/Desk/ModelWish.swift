/// Which model a session wants.
public enum ModelWish: Sendable, Hashable {
    /// A running Ollama, else the built-in engine.
    case auto
    /// The built-in engine.
    case builtIn
    /// A provider's model as the settings name it.
    case provider(ModelProvider)
    /// One model.
    case model(ModelID)

    /// Reads what `text` writes: `auto`, `builtin`, `ollama`, `ollama/llama3.1:8b`; nil where it is something else.
    public init?(_ text: String) {
        switch text {
        case "auto": self = .auto
        case "builtin", "built-in": self = .builtIn
        default:
            if let provider = ModelProvider(rawValue: text) {
                self = .provider(provider)
            } else if let id = ModelID(text) {
                self = .model(id)
            } else {
                return nil
            }
        }
    }

    /// The wish in one word, as it is stored and typed.
    public var text: String {
        switch self {
        case .auto: "auto"
        case .builtIn: "builtin"
        case .provider(let provider): provider.rawValue
        case .model(let id): id.description
        }
    }

    /// Whom to ask; nil for the built-in engine.
    public var provider: ModelProvider? {
        switch self {
        case .auto: .ollama
        case .builtIn: nil
        case .provider(let provider): provider
        case .model(let id): id.provider
        }
    }
}
