public import Foundation
public import HTTPCore

/// A server that speaks OpenAI's chat completions: OpenAI, llama-server, vLLM, LM Studio, Ollama's `/v1`.
public struct OpenAICompatibleService: ModelService {
    /// Who it is.
    public let provider = ModelProvider.openai
    let exchange: ClientExchange
    let limits: HTTPLimits
    let hasKey: Bool

    /// A server at an address.
    ///
    /// - Parameters:
    ///   - base: The address, such as `http://127.0.0.1:8080/v1`; `/v1` is added where no version is in the path.
    ///   - key: The key; nil for a server that asks for none.
    ///   - transport: Carries the requests.
    ///   - firstByte: How long nothing may come, as while a local server loads the model.
    ///   - idle: How long an answer may stop in the middle.
    public init(
        base: URL,
        key: Secret? = nil,
        transport: any HTTPTransport,
        firstByte: Duration = .seconds(300),
        idle: Duration = .seconds(60)
    ) {
        let key = key?.usable
        hasKey = key != nil
        limits = HTTPLimits(firstByte: firstByte, idle: idle)
        exchange = ClientExchange(
            provider: .openai,
            base: Self.normalised(base),
            transport: transport,
            secret: key,
            fields: HTTPFields(key.map { [HTTPFields.Field(name: "Authorization", value: "Bearer \($0.value)")] } ?? [])
        )
    }

    /// Where it is, without credentials.
    public var address: String { exchange.address }

    /// No server of this kind tells its version; throws `ModelFailure` where it cannot be reached.
    public func version() async throws -> String? {
        _ = try await models()
        return nil
    }

    /// The models of `GET /models`.
    public func models() async throws -> [ModelListing] {
        try await entries().compactMap(\.listing)
    }

    /// One model; a server of a single one takes any name.
    public func model(named name: String) -> any LanguageModel {
        OpenAICompatibleModel(name: name, service: self)
    }

    /// The entries of `GET /models`; throws `ModelFailure`.
    func entries() async throws -> [ModelEntry] {
        try await exchange.asking(refused: { failure(for: $0, model: nil) }) {
            let request = exchange.request(.get, "models", limits: HTTPLimits())
            let answer = try await exchange.json(JSONValue.self, from: exchange.send(request))
            guard case .object(let members) = answer, members["data"] != nil || members["object"] != nil else {
                throw exchange.notTheService
            }
            // Ollama says null where it has no models.
            return answer["data"]?.array?.compactMap(ModelEntry.init) ?? []
        }
    }

    /// The address without credentials, query and the paths that are often copied with it, and with a version.
    static func normalised(_ base: URL) -> URL {
        guard var parts = URLComponents(url: base, resolvingAgainstBaseURL: true) else { return base }
        parts.user = nil
        parts.password = nil
        parts.query = nil
        parts.fragment = nil
        var path = parts.path.split(separator: "/")
        if path.suffix(2) == ["chat", "completions"] { path.removeLast(2) }
        if path.last == "models" { path.removeLast() }
        if !path.contains(where: isVersion) { path.append("v1") }
        parts.path = "/" + path.joined(separator: "/")
        return parts.url ?? base
    }

    private static func isVersion(_ component: Substring) -> Bool {
        component.first == "v" && component.dropFirst().first?.isNumber == true
    }
}

/// An entry of `GET /models`.
struct ModelEntry: Sendable {
    let listing: ModelListing?

    /// Reads an entry; the window is told by llama-server (`meta.n_ctx_train`), vLLM and others, and not by OpenAI.
    init(_ value: JSONValue) {
        let window = [value["meta"]?["n_ctx_train"], value["max_model_len"], value["context_length"]]
        listing = value["id"]?.string.map { name in
            ModelListing(name: name, contextLength: window.lazy.compactMap { $0?.integer }.first { $0 > 0 })
        }
    }
}

extension Secret {
    /// The key without white space around it; nil where nothing is left.
    var usable: Secret? {
        let trimmed = value.trimmingCharacters(in: .whitespacesAndNewlines)
        return trimmed.isEmpty ? nil : Secret(trimmed)
    }
}
