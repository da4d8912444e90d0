public import LanguageModels

/// A recorded answer of a server to one request, and what a client has to make of it.
public struct RecordedStream: Sendable {
    /// What it shows, for the report of a failing test.
    public var name: String
    /// What was asked.
    public var request: ModelRequest
    /// What the server answered.
    public var exchange: RecordedExchange
    /// What comes of it.
    public var expected: ModelTrace

    /// A recording of an answer that ends well, or by `failure`.
    public init(
        _ name: String,
        request: ModelRequest = ModelRequest(messages: [.user("Hello")]),
        _ exchange: RecordedExchange,
        gives events: [ModelEvent],
        failure: ModelFailure? = nil
    ) {
        self.name = name
        self.request = request
        self.exchange = exchange
        expected = ModelTrace(events, failure: failure)
    }
}

/// What came of an answer, in a form that does not depend on how the server cut it.
public struct ModelTrace: Sendable, Equatable {
    /// The events, neighbouring pieces of text or thinking joined, and only the last usage.
    public private(set) var events: [ModelEvent] = []
    /// What it ended with, if not well.
    public var failure: ModelFailure?

    /// A trace of these events.
    public init(_ events: [ModelEvent], failure: ModelFailure? = nil) {
        self.failure = failure
        for event in events { append(event) }
    }

    /// Reads an answer to its end.
    ///
    /// An error that is no `ModelFailure` is shown as `unreadable` with its description.
    public init(reading answer: ModelEvents, of provider: ModelProvider) async {
        do {
            for try await event in answer { append(event) }
        } catch let failure as ModelFailure {
            self.failure = failure
        } catch {
            failure = .unreadable(provider, reason: "no ModelFailure: \(error)")
        }
    }

    /// The whole text of the answer.
    public var text: String { joined { if case .text(let text) = $0 { text } else { nil } } }

    /// All it thought.
    public var thinking: String { joined { if case .thinking(let text) = $0 { text } else { nil } } }

    /// The same without usage.
    public var withoutUsage: ModelTrace {
        var copy = self
        copy.events.removeAll { if case .usage = $0 { true } else { false } }
        return copy
    }

    /// Whether it says that the answer is complete.
    public var isDone: Bool { events.contains { if case .done = $0 { true } else { false } } }

    private mutating func append(_ event: ModelEvent) {
        switch (events.last, event) {
        case (.text(let before), .text(let piece)): events[events.count - 1] = .text(before + piece)
        case (.thinking(let before), .thinking(let piece)): events[events.count - 1] = .thinking(before + piece)
        case (_, .usage):
            events.removeAll { if case .usage = $0 { true } else { false } }
            events.append(event)
        default: events.append(event)
        }
    }

    private func joined(_ part: (ModelEvent) -> String?) -> String { events.compactMap(part).joined() }
}
