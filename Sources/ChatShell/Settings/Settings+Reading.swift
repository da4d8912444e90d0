import Foundation
import HTTPCore
import LanguageModels
import NameMatching

extension Settings {
    /// Resolves every setting.
    ///
    /// - Parameters:
    ///   - folders: where things are unless a setting says otherwise.
    ///   - value: the value of a setting by its name; nil or empty where it is not set.
    /// - Throws: `SettingsError` for the first value that is not allowed.
    public init(folders: ProgramFolders, value: @escaping (String) -> String?) throws {
        let read = SettingsReader(value: value)
        database = read.path("DATABASE_PATH") ?? folders.userData.appending(path: "mashup.db")
        data = read.path("DATA_PATH") ?? folders.shared.appending(path: "data")
        prompts = read.path("PROMPTS_PATH") ?? folders.shared.appending(path: "prompts")
        history = database.deletingLastPathComponent().appending(path: "history")
        maximumTurns = try read.number("MAX_CONVERSATION_TURNS", 1...100_000, default: 1000)
        conversationTimeoutMinutes = try read.number("CONVERSATION_TIMEOUT_MINUTES", 1...525_600, default: 60)
        minimumCulturalContextLength = try read.number("MIN_CULTURAL_CONTEXT_LENGTH", 1...5000, default: 100)
        minimumTheoryConcepts = try read.number("MIN_THEORY_CONCEPTS", 1...6, default: 2)
        requiresWebResearch = try read.truth("REQUIRE_WEB_RESEARCH", default: false)
        models = try ModelSettings(read)
        search = try SearchSettings(read)
        environment = try read.choice("ENVIRONMENT", default: .production)
        logLevel = try read.choice("LOG_LEVEL", default: environment == .development ? .debug : .warning)
    }

    /// The setting's name for the file that holds the sessions, for messages about it.
    public static let databaseName = "DATABASE_PATH"
}

extension SearchSettings {
    fileprivate init(_ read: SettingsReader) throws {
        provider = try read.choice("SEARCH_PROVIDER", default: .auto)
        tavily = try read.address("TAVILY_BASE_URL", default: "https://api.tavily.com")
        tavilyKey = read.text("TAVILY_API_KEY").map(Secret.init)
        wikipedia = try read.address("WIKIPEDIA_BASE_URL", default: "https://en.wikipedia.org")
        searxng = try read.address("SEARXNG_BASE_URL", example: "http://127.0.0.1:8080")
        contact = try read.line("CONTACT")
        maximumResults = try read.number("WEB_SEARCH_MAX_RESULTS", 1...20, default: 5)
        timeoutSeconds = try read.number("WEB_SEARCH_TIMEOUT_SECONDS", 1...120, default: 10)
        if provider == .searxng, searxng == nil {
            throw SettingsError.missing(name: "SEARXNG_BASE_URL", because: "SEARCH_PROVIDER is searxng")
        }
    }
}

extension ModelSettings {
    fileprivate init(_ read: SettingsReader) throws {
        provider = try read.choice("MODEL_PROVIDER", default: .auto)
        ollama = Service(
            base: try read.address("OLLAMA_BASE_URL", default: "http://127.0.0.1:11434", OllamaAddress.url(from:)),
            model: read.text("OLLAMA_MODEL")
        )
        openai = Service(
            base: try read.address("OPENAI_BASE_URL", default: "https://api.openai.com/v1"),
            key: read.text("OPENAI_API_KEY").map(Secret.init),
            model: read.text("OPENAI_MODEL")
        )
        anthropic = Service(
            base: try read.address("ANTHROPIC_BASE_URL", default: "https://api.anthropic.com"),
            key: read.text("ANTHROPIC_API_KEY").map(Secret.init),
            model: read.text("ANTHROPIC_MODEL")
        )
        firstByteSeconds = try read.number("MODEL_FIRST_BYTE_SECONDS", 1...3600, default: 300)
        idleSeconds = try read.number("MODEL_IDLE_SECONDS", 1...3600, default: 60)
        contextTokens = try read.number("MODEL_CONTEXT_TOKENS", 2048...1_000_000, default: 8192)
        monthlyCostLimit = try read.money("MONTHLY_COST_LIMIT")
        messagesPerMinute = try read.number("MESSAGES_PER_MINUTE", 1...10_000, default: 20)
        messagesPerHour = try read.number("MESSAGES_PER_HOUR", 1...100_000, default: 300)
        allMessagesPerMinute = try read.number("ALL_MESSAGES_PER_MINUTE", 1...100_000)
        allMessagesPerHour = try read.number("ALL_MESSAGES_PER_HOUR", 1...1_000_000)
        user = read.text("USER") ?? read.text("LOGNAME") ?? "user"
    }
}

/// A text is no address; the setting's error says so.
private struct UnusableAddress: Error {}

/// Reads typed values by name.
private struct SettingsReader {
    let value: (String) -> String?

    func text(_ name: String) -> String? {
        value(name).flatMap { $0.isEmpty ? nil : $0 }
    }

    func path(_ name: String) -> URL? {
        text(name).map { URL(filePath: ($0 as NSString).expandingTildeInPath).absoluteURL.standardizedFileURL }
    }

    func number(_ name: String, _ range: ClosedRange<Int>, default fallback: Int) throws -> Int {
        guard let text = text(name) else { return fallback }
        guard let number = Int(text), range.contains(number) else {
            throw SettingsError.notInRange(name: name, value: text, range: range)
        }
        return number
    }

    func number(_ name: String, _ range: ClosedRange<Int>) throws -> Int? {
        text(name) == nil ? nil : try number(name, range, default: range.lowerBound)
    }

    /// US dollars, as millionths.
    func money(_ name: String) throws -> Int? {
        guard let text = text(name) else { return nil }
        let plain = text.hasPrefix("$") ? String(text.dropFirst()) : text
        guard let dollars = Double(plain), dollars >= 0, dollars <= 1_000_000 else {
            throw SettingsError.notMoney(name: name, value: text)
        }
        return Int((dollars * 1_000_000).rounded())
    }

    func address(
        _ name: String,
        default fallback: String,
        _ read: (String) throws -> URL = SettingsReader.webAddress
    ) throws -> URL {
        let text = text(name) ?? fallback
        do {
            return try read(text)
        } catch {
            throw SettingsError.notAnAddress(name: name, value: text, example: fallback)
        }
    }

    /// An address that need not be set.
    func address(_ name: String, example: String) throws -> URL? {
        text(name) == nil ? nil : try address(name, default: example)
    }

    /// A text that goes into a header: one line of at most 200 printable characters, without round brackets.
    func line(_ name: String) throws -> String? {
        guard let text = text(name) else { return nil }
        let isPrintable = text.unicodeScalars.allSatisfy { (0x20...0x7E).contains($0.value) && $0 != "(" && $0 != ")" }
        guard isPrintable, text.count <= 200 else { throw SettingsError.notALine(name: name) }
        return text
    }

    /// An address with http or https and a host, and neither user nor password in it.
    static func webAddress(_ text: String) throws -> URL {
        guard let url = URL(string: text), ["http", "https"].contains(url.scheme?.lowercased() ?? ""),
            let host = url.host(), !host.isEmpty, url.user() == nil, url.password() == nil
        else { throw UnusableAddress() }
        return url
    }

    func truth(_ name: String, default fallback: Bool) throws -> Bool {
        guard let text = text(name) else { return fallback }
        switch text.lowercased() {
        case "true", "yes", "on", "1": return true
        case "false", "no", "off", "0": return false
        default:
            throw SettingsError.notAllowed(name: name, value: text, allowed: ["true", "false"], nearest: nil)
        }
    }

    func choice<Value: CaseIterable & RawRepresentable<String>>(
        _ name: String,
        default fallback: Value
    ) throws -> Value {
        guard let text = text(name) else { return fallback }
        if let value = Value(rawValue: text.lowercased()) { return value }
        let allowed = Value.allCases.map(\.rawValue)
        throw SettingsError.notAllowed(
            name: name,
            value: text,
            allowed: allowed,
            nearest: NearestName.of(text, among: allowed)
        )
    }
}
