/// What models cost, as `data/models.yaml` says.
public struct PriceTable: Sendable, Hashable {
    /// The price of one model.
    public struct Row: Sendable, Hashable {
        /// Who sells it.
        public var provider: ModelProvider
        /// Its name; it stands for the name's dated snapshots too, and with `*` at its end for every name that begins so.
        public var model: String
        /// Millionths of a US dollar per million tokens sent.
        public var input: Int
        /// Millionths of a US dollar per million tokens written.
        public var output: Int
        /// Tokens of its context window, where known.
        public var contextLength: Int?
        /// The longest prompt the price holds for, in tokens; nil for any.
        public var longestPrompt: Int?

        /// Describes a price.
        public init(
            provider: ModelProvider,
            model: String,
            input: Int,
            output: Int,
            contextLength: Int? = nil,
            longestPrompt: Int? = nil
        ) {
            self.provider = provider
            self.model = model
            self.input = input
            self.output = output
            self.contextLength = contextLength
            self.longestPrompt = longestPrompt
        }

        /// Whether the row is about a model of this name.
        func matches(_ name: String) -> Bool {
            if model.last == "*" { return name.hasPrefix(model.dropLast()) }
            guard name.hasPrefix(model) else { return false }
            let rest = name.dropFirst(model.count)
            return rest.isEmpty || rest == "-latest" || Self.isDate(rest)
        }

        /// Whether a name's ending is that of a snapshot: `-20251001` or `-2025-08-07`.
        private static func isDate(_ ending: Substring) -> Bool {
            guard ending.first == "-" else { return false }
            let digits = ending.dropFirst().filter { $0 != "-" }
            return digits.utf8.count == 8 && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
                && (ending.utf8.count == 9 || ending.utf8.count == 11)
        }
    }

    /// The prices.
    public let rows: [Row]

    /// A table of these prices; of several rows about a model the one with the longest name counts.
    public init(_ rows: [Row] = []) {
        self.rows = rows
    }

    /// What an answer cost, in millionths of a US dollar, rounded half up.
    ///
    /// - Parameters:
    ///   - usage: The tokens; both counts are needed.
    ///   - model: Which model answered.
    /// - Returns: 0 for a model on the teacher's own Ollama; nil where the table does not know the model, or has no price
    ///   for a prompt of this length.
    public func cost(of usage: TokenUsage, for model: ModelID) -> Int? {
        guard let prompt = usage.prompt, let answer = usage.answer else { return nil }
        if model.isLocal { return 0 }
        guard let row = row(for: model), max(prompt, 0) <= row.longestPrompt ?? .max else { return nil }
        let sent = max(prompt, 0).multipliedReportingOverflow(by: row.input)
        let written = max(answer, 0).multipliedReportingOverflow(by: row.output)
        let sum = sent.partialValue.addingReportingOverflow(written.partialValue)
        if sent.overflow || written.overflow || sum.overflow { return nil }
        let (whole, rest) = sum.partialValue.quotientAndRemainder(dividingBy: 1_000_000)
        return rest >= 500_000 ? whole + 1 : whole
    }

    /// Tokens of a model's context window, where the table tells.
    public func contextLength(of model: ModelID) -> Int? { row(for: model)?.contextLength }

    private func row(for model: ModelID) -> Row? {
        rows.filter { $0.provider == model.provider && $0.matches(model.name) }
            .max { $0.model.count < $1.model.count }
    }

    /// An amount as people write it: `$1.20`, and below ten cents with four decimals, `$0.0042`.
    ///
    /// - Parameter micros: Millionths of a US dollar.
    /// - Returns: The amount in US dollars, rounded half up.
    public static func money(_ micros: Int) -> String {
        let sign = micros < 0 ? "-" : ""
        let amount = micros.magnitude
        if amount == 0 { return "$0.00" }
        if amount < 50 { return "under \(sign)$0.0001" }
        let tenThousandths = (amount + 50) / 100
        if tenThousandths < 1_000 { return "\(sign)$0.\(padded(tenThousandths, to: 4))" }
        let cents = amount / 10_000 + (amount % 10_000 >= 5_000 ? 1 : 0)
        return "\(sign)$\(cents / 100).\(padded(cents % 100, to: 2))"
    }

    private static func padded(_ number: UInt, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension ModelID {
    /// Whether the model runs on the teacher's own Ollama and costs nothing.
    ///
    /// Ollama passes names that end in `:cloud` or `-cloud` on to its hosted models.
    public var isLocal: Bool {
        let name = name.lowercased()
        return provider == .ollama && !name.hasSuffix(":cloud") && !name.hasSuffix("-cloud")
    }
}
