public import Foundation
public import HTTPCore
public import LanguageModels

/// What is set about language models.
public struct ModelSettings: Sendable, Equatable {
    /// Where a provider is, its key and its model.
    public struct Service: Sendable, Equatable {
        /// The address requests go to.
        public var base: URL
        /// The key; nil where none is set.
        public var key: Secret?
        /// The model's name; nil where none is set.
        public var model: String?
    }

    /// Which model answers.
    public enum Provider: String, CaseIterable, Sendable {
        case auto, builtin, ollama, openai, anthropic
    }

    /// Which model answers.
    public var provider: Provider
    /// A local or remote Ollama.
    public var ollama: Service
    /// OpenAI, or any server that speaks its language.
    public var openai: Service
    /// Anthropic.
    public var anthropic: Service
    /// Seconds until the first byte of an answer.
    public var firstByteSeconds: Int
    /// Seconds of silence in the middle of an answer.
    public var idleSeconds: Int
    /// Tokens that prompt and answer may have together, where the model allows as many.
    public var contextTokens: Int
    /// What hosted models may cost in a month, in millionths of a US dollar; nil for no limit.
    public var monthlyCostLimit: Int?
    /// Messages a user may have answered by a model in a minute.
    public var messagesPerMinute: Int
    /// Messages a user may have answered by a model in an hour.
    public var messagesPerHour: Int
    /// Messages all users of the database together may have answered by a model in a minute; nil for no limit.
    public var allMessagesPerMinute: Int?
    /// Messages all users of the database together may have answered by a model in an hour; nil for no limit.
    public var allMessagesPerHour: Int?
    /// Whose messages are counted.
    public var user: String

    /// What is set about one provider.
    public func service(of provider: ModelProvider) -> Service {
        switch provider {
        case .ollama: ollama
        case .openai: openai
        case .anthropic: anthropic
        }
    }
}
