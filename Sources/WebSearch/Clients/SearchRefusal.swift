import Foundation
import HTTPCore

/// A status other than success, as a service reported it.
struct SearchRefusal: Sendable, Equatable {
    /// The status.
    var status: Int
    /// Whether a web page came under it.
    var isPage: Bool
    /// The service's words, cleaned and without the key; the status where it gave none.
    var words: String
    /// The kind of error as the service names it, cleaned.
    var code: String?
    /// How long the service asks to wait.
    var wait: Duration?

    /// Reads what came under a status.
    init(_ response: HTTPResponse, body: [UInt8], exchange: SearchExchange) {
        status = response.status
        isPage = SearchExchange.saysPage(response.fields) || SearchExchange.isPage(body)
        let said = isPage ? nil : SaidError(body)
        let message = exchange.cleaned(said?.message ?? "")
        words = message.isEmpty ? "HTTP \(status)" : message
        code = said?.code.map(exchange.cleaned)
        wait = RetryAfter.read(response.fields) ?? said?.wait
    }
}

/// What an error in JSON says, whichever of the usual shapes it has.
///
/// Understands a text, a list whose first element counts, and an object with `message`, `info` or `msg`, or with such a
/// thing under `error` or `detail`.
struct SaidError: Decodable, Sendable, Equatable {
    /// The words for people.
    var message: String?
    /// The kind of error.
    var code: String?
    /// The wait that is asked for, in seconds.
    var seconds: Double?

    /// Errors inside errors that are looked into; more is somebody's joke.
    private static let depth = 8

    private enum Keys: String, CodingKey {
        case error, detail, message, info, msg, code
        case seconds = "retry_after_seconds"
    }

    /// The wait that is asked for, at most a week.
    var wait: Duration? {
        seconds.map { .milliseconds(Int64(min(max($0, 0), 604_800) * 1000)) }
    }

    /// Reads an error's body: JSON, or plain text.
    init(_ body: [UInt8]) {
        do {
            self = try JSONDecoder().decode(SaidError.self, from: Data(body))
        } catch {
            // What does not parse is plain text: a service that refuses in no JSON refuses all the same.
            message = String(decoding: body, as: UTF8.self)
        }
    }

    init(from decoder: any Decoder) throws {
        if decoder.codingPath.count > Self.depth { return }
        // Each form is tried in turn; that one does not fit is no error.
        if let text = try? decoder.singleValueContainer().decode(String.self) {
            message = text
            return
        }
        if var list = try? decoder.unkeyedContainer() {
            if !list.isAtEnd { self = try list.decode(SaidError.self) }
            return
        }
        let object = try decoder.container(keyedBy: Keys.self)
        func text(_ key: Keys) throws -> String? { try object.decode(Lenient<String>.self, forKey: key).wrappedValue }
        message = try text(.message) ?? text(.info) ?? text(.msg)
        code = try text(.code)
        seconds = try object.decode(Lenient<Double>.self, forKey: .seconds).wrappedValue
        for key in [Keys.error, .detail] {
            guard let inner = try object.decode(Lenient<SaidError>.self, forKey: key).wrappedValue else { continue }
            message = inner.message ?? message
            code = inner.code ?? code
            seconds = inner.seconds ?? seconds
        }
    }
}
