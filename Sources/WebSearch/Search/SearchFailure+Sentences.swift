import HTTPCore

extension SearchProviderID {
    /// The setting that holds the service's address.
    public var addressSetting: String {
        switch self {
        case .tavily: "TAVILY_BASE_URL"
        case .searxng: "SEARXNG_BASE_URL"
        case .wikipedia: "WIKIPEDIA_BASE_URL"
        }
    }

    /// The setting that holds the service's key; nil where none is needed.
    public var keySetting: String? {
        switch self {
        case .tavily: "TAVILY_API_KEY"
        case .searxng, .wikipedia: nil
        }
    }
}

extension SearchFailure: CustomStringConvertible {
    /// What happened, in one sentence; what to do is in ``hint``.
    public var description: String {
        switch self {
        case .keyMissing(let id): "No key is set for \(id.title)."
        case .keyRefused(let id): "\(id.title) did not accept the key."
        case .quotaUsedUp(let id): "The searches of your plan at \(id.title) are used up."
        case .rateLimited(let id, nil): "\(id.title) takes no more searches for the moment."
        case .rateLimited(let id, let wait?): "\(id.title) takes no more searches for \(wait.inWords)."
        case .timeout(let id, let after): "\(id.title) did not answer within \(after.inWords)."
        case .hostNotFound(_, let host): "\(Self.place(host)) was not found, or there is no network."
        case .notRunning(let id, let address): "\(id.title) does not answer at \(Self.place(address))."
        case .connectionLost(let id): "The connection to \(id.title) broke."
        case .certificate(let id, let host):
            "\(id.title) at \(Self.place(host)) could not prove that it is itself: its certificate does not verify."
        case .redirected(let id, let host):
            "\(id.title) sends searches on to \(Self.quote(host)), where none was sent."
        case .notTheService(let id, let address):
            "Something other than \(id.title) answers at \(Self.place(address))."
        case .jsonNotAllowed(let address):
            "SearXNG at \(Self.place(address)) answers people, but not programs: its settings do not allow JSON."
        case .unreadable(let id, let reason): "What \(id.title) sent cannot be read: \(Self.quote(reason))."
        case .tooLarge(let id, let limit): "\(id.title) sent more than \(Self.size(limit)), which was not read."
        case .refused(let id, ""): "\(id.title) refused the search."
        case .refused(let id, let words): "\(id.title) refused the search: \(Self.quote(words))."
        case .server(let id, _, ""): "\(id.title) is in trouble itself."
        case .server(let id, _, let words): "\(id.title) is in trouble itself: \(Self.quote(words))."
        case .enginesFailed(""): "None of the search engines that SearXNG asks did answer."
        case .enginesFailed(let engines):
            "None of the search engines that SearXNG asks did answer: \(Self.quote(engines))."
        }
    }
}

extension SearchFailure {
    /// The next step, in one sentence.
    public var hint: String {
        switch self {
        case .keyMissing(let id): Self.key(of: id, step: "Set it")
        case .keyRefused(let id): Self.key(of: id, step: "Correct it or set a new one")
        case .quotaUsedUp(let id):
            "Raise the plan's limit in your account at \(id.title), wait for its next month, or choose another service "
                + "with SEARCH_PROVIDER."
        case .rateLimited(.wikipedia, _):
            "Set CONTACT to an address at which you can be reached, if it is not set: Wikipedia then takes more "
                + "searches a minute."
        case .rateLimited: "Wait a moment, or go on: the built-in knowledge is used."
        case .timeout: "Try again, or set WEB_SEARCH_TIMEOUT_SECONDS higher."
        case .connectionLost: "Try again, or go on: the built-in knowledge is used."
        case .hostNotFound(let id, _):
            "Check the network and \(id.addressSetting), or go on: the built-in knowledge is used."
        case .notRunning(.searxng, _):
            "Start it or correct SEARXNG_BASE_URL, or choose another service with SEARCH_PROVIDER."
        case .notRunning(let id, _):
            "Check the network and \(id.addressSetting); at school a filter may be in between."
        case .certificate(let id, _):
            "Check this computer's clock and \(id.addressSetting); at school a filter may be in between."
        case .redirected(let id, _): "If you trust that address, set \(id.addressSetting) to it."
        case .notTheService(let id, _):
            "Check \(id.addressSetting); at school a filter or a sign-in page may be in between."
        case .jsonNotAllowed:
            "Whoever runs it adds `- json` under `search: formats:` in its settings.yml and starts it again."
        case .unreadable(let id, _), .tooLarge(let id, _):
            "Check that \(id.addressSetting) is the address of \(id.title)."
        case .refused(.wikipedia, _):
            "Set CONTACT to an address at which you can be reached, if it is not set, or search with other words."
        case .refused: "Search with other words, or go on: the built-in knowledge is used."
        case .server: "Try again later, or go on: the built-in knowledge is used."
        case .enginesFailed: "Wait some minutes, or have other engines switched on in SearXNG's settings."
        }
    }

    /// How long the service is left alone after this failure; nil where the next search may be tried at once.
    ///
    /// What only a person can mend is not tried again before the program ends, which a day stands for.
    public var rest: Duration? {
        switch self {
        case .rateLimited(_, let wait): wait ?? .seconds(60)
        case .quotaUsedUp: .seconds(3_600)
        case .keyMissing, .keyRefused, .jsonNotAllowed: .seconds(86_400)
        case .hostNotFound, .notRunning, .certificate, .redirected, .notTheService, .enginesFailed: .seconds(120)
        case .timeout, .connectionLost, .unreadable, .refused, .tooLarge, .server: nil
        }
    }

    private static func key(of provider: SearchProviderID, step: String) -> String {
        switch provider.keySetting {
        case let setting?:
            "\(step) as \(setting), in the environment or in .env, or choose another service with SEARCH_PROVIDER."
        case nil: "Choose another service with SEARCH_PROVIDER."
        }
    }

    /// Bytes as people say them.
    private static func size(_ bytes: Int) -> String {
        bytes < 1 << 20 ? "\(max(1, bytes >> 10)) KB" : "\(bytes >> 20) MB"
    }

    /// Words in quotation marks, without the full stop that the sentence around them has.
    private static func quote(_ text: String) -> String {
        let words = ServerWords.cleaned(text, without: nil)
        return "“\(words.hasSuffix(".") ? String(words.dropLast()) : words)”"
    }

    /// An address without scheme, credentials and query.
    private static func place(_ address: String) -> String {
        var rest = ServerWords.cleaned(address, without: nil)[...]
        if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
        if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
        if let query = rest.firstIndex(where: { $0 == "?" || $0 == "#" }) { rest = rest[..<query] }
        while rest.hasSuffix("/") { rest = rest.dropLast() }
        return String(rest)
    }
}
