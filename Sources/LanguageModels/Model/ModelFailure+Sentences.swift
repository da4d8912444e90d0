import HTTPCore

extension ModelProvider {
    /// The provider in the middle of a sentence.
    public var title: String {
        switch self {
        case .ollama: "Ollama"
        case .openai: "the OpenAI-compatible server"
        case .anthropic: "Anthropic"
        }
    }

    /// The provider at the beginning of a sentence.
    var subject: String {
        switch self {
        case .ollama, .anthropic: title
        case .openai: "The OpenAI-compatible server"
        }
    }

    /// The setting that holds the provider's address.
    public var addressSetting: String {
        switch self {
        case .ollama: "OLLAMA_BASE_URL"
        case .openai: "OPENAI_BASE_URL"
        case .anthropic: "ANTHROPIC_BASE_URL"
        }
    }

    /// The setting that holds the provider's key; nil where none is needed.
    public var keySetting: String? {
        switch self {
        case .ollama: nil
        case .openai: "OPENAI_API_KEY"
        case .anthropic: "ANTHROPIC_API_KEY"
        }
    }

    /// The setting that names the model.
    public var modelSetting: String {
        switch self {
        case .ollama: "OLLAMA_MODEL"
        case .openai: "OPENAI_MODEL"
        case .anthropic: "ANTHROPIC_MODEL"
        }
    }
}

extension ModelFailure: CustomStringConvertible {
    /// What happened, in one sentence; what to do is in ``hint``.
    public var description: String {
        switch self {
        case .notRunning(.ollama, let address): "Ollama is not running at \(Self.place(address))."
        case .notRunning(let provider, let address): "\(provider.subject) does not answer at \(Self.place(address))."
        case .hostNotFound(let provider, let host): "\(provider.subject)'s host \(Self.place(host)) was not found."
        case .modelMissing(let model, _): "\(model.provider.subject) has no model named \(Self.quote(model.name))."
        case .keyMissing(let provider): "No key is set for \(provider.title)."
        case .keyRefused(let provider): "\(provider.subject) did not accept the key."
        case .outOfCredit(let provider): "There is no credit left at \(provider.title)."
        case .rateLimited(let provider, nil): "\(provider.subject) takes no more requests for the moment."
        case .rateLimited(let provider, let wait?):
            "\(provider.subject) takes no more requests for \(wait.inWords)."
        case .overloaded(let provider, nil): "\(provider.subject) has too much to do at the moment."
        case .overloaded(let provider, let wait?):
            "\(provider.subject) has too much to do and asks to wait \(wait.inWords)."
        case .loading(let provider): "\(provider.subject) is still loading the model."
        case .contextTooLong(let model, let needed, let limit): Self.tooLong(model, needed: needed, limit: limit)
        case .firstByteTimeout(let provider, let wait):
            "\(provider.subject) sent nothing within \(wait.inWords)."
        case .silence(let provider, let wait):
            "\(provider.subject) stopped in the middle of the answer for \(wait.inWords)."
        case .connectionLost(let provider): "The connection to \(provider.title) broke."
        case .endedEarly(let provider): "\(provider.subject)'s answer ended before it was complete."
        case .server(let provider, let message): "\(provider.subject) reported an error: \(Self.quote(message))."
        case .notTheService(let provider, let address):
            "Something else than \(provider.title) answers at \(Self.place(address))."
        case .unreadable(let provider, let reason):
            "What \(provider.title) sent cannot be read: \(Self.quote(reason))."
        case .certificate(let provider, let host, let reason):
            "The certificate of \(Self.place(host)) (\(provider.title)) does not verify: \(Self.quote(reason))."
        case .redirected(let provider, let host):
            "\(provider.subject) sends requests on to \(Self.place(host)); the key was not sent there."
        case .refusedRequest(let provider, let message):
            "\(provider.subject) refused the request: \(Self.quote(message))."
        }
    }

    private static func tooLong(_ model: ModelID, needed: Int?, limit: Int?) -> String {
        let name = quote(model.name)
        return switch (needed, limit) {
        case (let needed?, let limit?):
            "The conversation is too long for \(name): it needs \(needed) tokens of \(limit)."
        case (nil, let limit?): "The conversation is too long for \(name), which holds \(limit) tokens."
        case (let needed?, nil): "The conversation is too long for \(name): it needs \(needed) tokens."
        case (nil, nil): "The conversation is too long for \(name)."
        }
    }
}

extension ModelFailure {
    /// The next step, in one sentence.
    public var hint: String {
        switch self {
        case .notRunning(.ollama, _): "Start it with `ollama serve`, or go on without: the built-in engine answers."
        case .notRunning(let provider, _):
            "Start it or check \(provider.addressSetting), or go on without: the built-in engine answers."
        case .hostNotFound(let provider, _):
            "Check the network and \(provider.addressSetting), or go on without: the built-in engine answers."
        case .modelMissing(let model, let known): Self.missing(model, known: known)
        case .keyMissing(let provider): Self.key(of: provider, step: "Set it")
        case .keyRefused(let provider):
            Self.key(of: provider, step: "Correct it or set a new one")
        case .outOfCredit(let provider):
            "Add credit in your account there, or go on without \(provider.title): the built-in engine answers."
        case .rateLimited, .overloaded: "Try again later with `/retry`, or go on: the built-in engine answers."
        case .loading: "Try again in a minute with `/retry`, or go on: the built-in engine answers."
        case .contextTooLong:
            "Begin a new session, or choose a model with a larger context window with `/model`."
        case .firstByteTimeout(.ollama, _):
            "A large model can take minutes to load: try `/retry`, or choose a smaller one with `/model`."
        case .firstByteTimeout, .silence: "Try again with `/retry`, or choose another model with `/model`."
        case .connectionLost, .endedEarly, .server:
            "Try again with `/retry`, or go on: the built-in engine answers."
        case .notTheService(let provider, _), .unreadable(let provider, _):
            "Check that \(provider.addressSetting) is the address of \(provider.title)."
        case .certificate(let provider, _, _):
            "Check \(provider.addressSetting) and this computer's clock; at school a network filter may be in between."
        case .redirected(let provider, _):
            "If you trust that host, set \(provider.addressSetting) to its address."
        case .refusedRequest(let provider, _):
            "Choose another model with `/model` (or \(provider.modelSetting)), or go on: the built-in engine answers."
        }
    }

    private static func missing(_ model: ModelID, known: [String]) -> String {
        let others = known.isEmpty ? "" : " (such as \(known.prefix(3).map { quote($0) }.joined(separator: ", ")))"
        let name = plain(model.name)
        return switch model.provider {
        case .ollama: "Fetch it with `ollama pull \(name)`, or choose one that is there\(others) with `/model`."
        case .openai, .anthropic:
            "Choose one that is there\(others) with `/model`, or correct \(model.provider.modelSetting)."
        }
    }

    private static func key(of provider: ModelProvider, step: String) -> String {
        switch provider.keySetting {
        case let setting?: "\(step) as \(setting), in the environment or in .env."
        case nil: "Sign in with `ollama signin`, or choose a model of this computer with `/model`."
        }
    }

    /// A server's or a setting's words on one line, short enough for a sentence, without control characters.
    private static func plain(_ text: String) -> String {
        let shown = text.unicodeScalars.lazy.map { scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .format, .surrogate, .privateUse: " " as Unicode.Scalar
            default: scalar
            }
        }
        var line = String(String.UnicodeScalarView(shown.prefix(2_000)))
            .split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
        if line.count > 200 { line = line.prefix(199) + "…" }
        return line
    }

    /// Words in quotation marks, without the full stop that the sentence around them has.
    private static func quote(_ text: String) -> String {
        let words = plain(text)
        return "“\(words.hasSuffix(".") ? String(words.dropLast()) : words)”"
    }

    /// An address without scheme, credentials and query.
    private static func place(_ address: String) -> String {
        var rest = plain(address)[...]
        if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
        if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
        if let query = rest.firstIndex(where: { $0 == "?" || $0 == "#" }) { rest = rest[..<query] }
        while rest.hasSuffix("/") { rest = rest.dropLast() }
        return String(rest)
    }
}
