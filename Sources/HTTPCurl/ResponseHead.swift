import HTTPCore

/// The head of a response.
struct ResponseHead: Sendable, Equatable {
    var status: Int
    var fields = HTTPFields()

    /// What the response says its body's length is, in bytes as sent.
    var contentLength: Int? { fields["Content-Length"].flatMap { Int($0) } }
}

/// Puts together the head of the final response from its lines.
///
/// Informational heads before it (1xx) are left out, folded lines (RFC 9112, 5.2) are joined, and the fields of a
/// trailer after the body are not taken for the head's.
struct ResponseHeadParser: Sendable {
    /// What a line brought.
    enum Step: Sendable, Equatable {
        case more
        case complete(ResponseHead)
        /// The heads together are larger than anything a server means to say.
        case tooLarge
    }

    /// The most bytes that all heads of one exchange may have.
    static let limit = 256 << 10

    private var head: ResponseHead?
    private var lines: [HTTPFields.Field] = []
    private var size = 0
    private var isComplete = false

    /// Takes one line, its line end included or not.
    mutating func append(_ bytes: some Collection<UInt8>) -> Step {
        guard !isComplete else { return .more }
        size += bytes.count
        guard size <= Self.limit else { return .tooLarge }
        let line = String(decoding: bytes, as: UTF8.self)
        let text = line.utf8.last == 0x0A ? Substring(line.dropLast()) : Substring(line)
        if text.isEmpty { return end() }
        if text.hasPrefix("HTTP/") {
            begin(text)
        } else if text.first == " " || text.first == "\t" {
            continueLast(text)
        } else if let colon = text.firstIndex(of: ":") {
            lines.append(.init(name: String(text[..<colon]), value: text[text.index(after: colon)...].trimmed))
        }
        return .more
    }

    private mutating func begin(_ line: Substring) {
        let parts = line.split(separator: " ", maxSplits: 2)
        head = parts.count > 1 ? Int(parts[1].trimmed).map { ResponseHead(status: $0) } : nil
        lines = []
    }

    private mutating func continueLast(_ line: Substring) {
        guard let last = lines.indices.last else { return }
        let more = line.trimmed
        guard !more.isEmpty else { return }
        lines[last].value += lines[last].value.isEmpty ? more : " " + more
    }

    private mutating func end() -> Step {
        guard var head, head.status >= 200 else { return .more }
        head.fields = HTTPFields(lines)
        isComplete = true
        return .complete(head)
    }
}

extension Substring {
    /// Without white space at its ends, a carriage return included.
    fileprivate var trimmed: String {
        var rest = self
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest)
    }
}
