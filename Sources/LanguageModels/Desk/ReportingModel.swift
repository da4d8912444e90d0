/// A model whose source hears how every answer ended, for those who ask without telling it themselves.
public struct ReportingModel: LanguageModel {
    private let base: any LanguageModel
    private let source: any ModelSource

    /// Wraps a model that `source` gave out.
    public init(_ base: any LanguageModel, to source: any ModelSource) {
        self.base = base
        self.source = source
    }

    /// The wrapped model's.
    public var id: ModelID { base.id }

    /// The wrapped model's.
    public func capabilities() async throws -> ModelCapabilities { try await base.capabilities() }

    /// The wrapped model's answer; an answer that was given up says nothing about the server.
    public func respond(to request: ModelRequest) -> ModelEvents {
        ModelEvents { continuation in
            let task = Task {
                do {
                    for try await event in base.respond(to: request) {
                        if case .done = event { await source.note(.answered, of: id) }
                        continuation.yield(event)
                    }
                    continuation.finish()
                } catch {
                    if let failure = error as? ModelFailure { await source.note(.failed(failure), of: id) }
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }
}
