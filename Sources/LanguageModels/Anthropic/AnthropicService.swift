public import Foundation
public import HTTPCore

/// Anthropic's Messages API, or a server that speaks it.
public struct AnthropicService: ModelService {
    /// Who it is.
    public let provider = ModelProvider.anthropic
    let exchange: ClientExchange
    let limits: HTTPLimits
    let hasKey: Bool

    /// A server at an address.
    ///
    /// - Parameters:
    ///   - base: The address, such as `https://api.anthropic.com`, with or without `/v1`.
    ///   - key: The key; nil where none is set, which only local servers accept.
    ///   - transport: Carries the requests.
    ///   - firstByte: How long nothing may come.
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
        var fields: HTTPFields = ["anthropic-version": "2023-06-01"]
        if let key { fields.append("x-api-key", key.value) }
        exchange = ClientExchange(
            provider: .anthropic,
            base: Self.normalised(base),
            transport: transport,
            secret: key,
            fields: fields
        )
    }

    /// Where it is, without credentials.
    public var address: String { exchange.address }

    /// The service tells no version; throws `ModelFailure` where it cannot be reached or the key is refused.
    public func version() async throws -> String? {
        _ = try await exchange.asking(refused: { await failure(for: $0, model: nil) }) {
            try await page(limit: 1, after: nil)
        }
        return nil
    }

    /// The models of all pages of `GET /v1/models`.
    public func models() async throws -> [ModelListing] {
        try await exchange.asking(refused: { await failure(for: $0, model: nil) }) {
            var listings: [ModelListing] = []
            var last: String?
            // A server that says "more" for ever gets no more than these.
            for _ in 0..<20 {
                let page = try await page(limit: 1000, after: last)
                listings += page["data"]?.array?.compactMap(Self.listing) ?? []
                guard page["has_more"]?.bool == true, let next = page["last_id"]?.string, next != last else { break }
                last = next
            }
            return listings
        }
    }

    /// One model.
    public func model(named name: String) -> any LanguageModel {
        AnthropicModel(name: name, service: self)
    }

    private func page(limit: Int, after last: String?) async throws -> JSONValue {
        var request = exchange.request(.get, "v1/models", limits: HTTPLimits())
        request.url.append(queryItems: [URLQueryItem(name: "limit", value: "\(limit)")])
        if let last { request.url.append(queryItems: [URLQueryItem(name: "after_id", value: last)]) }
        let page = try await exchange.json(JSONValue.self, from: exchange.send(request))
        guard page["data"] != nil else { throw exchange.notTheService }
        return page
    }

    private static func listing(_ value: JSONValue) -> ModelListing? {
        value["id"]?.string.map {
            ModelListing(
                name: $0,
                title: value["display_name"]?.string,
                contextLength: value["max_input_tokens"]?.integer
            )
        }
    }

    /// The address without credentials, query and `/v1`, with which every path begins.
    static func normalised(_ base: URL) -> URL {
        guard var parts = URLComponents(url: base, resolvingAgainstBaseURL: true) else { return base }
        parts.user = nil
        parts.password = nil
        parts.query = nil
        parts.fragment = nil
        var path = parts.path.split(separator: "/")
        if path.last == "messages" { path.removeLast() }
        if path.last == "v1" { path.removeLast() }
        parts.path = path.isEmpty ? "" : "/" + path.joined(separator: "/")
        return parts.url ?? base
    }
}
