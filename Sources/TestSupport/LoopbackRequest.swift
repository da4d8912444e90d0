/// A request as a loopback server received it.
public struct LoopbackRequest: Sendable, Equatable {
    /// Header fields in order; names are compared without regard to case.
    public struct Headers: Sendable, Equatable {
        /// Names and values as they came.
        public let all: [[String]]

        /// The first value under a name.
        public subscript(name: String) -> String? {
            all.first { $0[0].lowercased() == name.lowercased() }?[1]
        }
    }

    /// The method, such as `POST`.
    public let method: String
    /// The target as it came, with its query.
    public let target: String
    /// The target without its query.
    public var path: String { String(target.prefix { $0 != "?" }) }
    /// The header fields.
    public let headers: Headers
    /// The body's bytes.
    public internal(set) var body: [UInt8] = []
    /// How many requests the server got before this one.
    public internal(set) var number = 0
    /// How many connections the server accepted before this one's.
    public internal(set) var connection = 0

    /// The body as text; bytes that are no UTF-8 become U+FFFD.
    public var text: String { String(decoding: body, as: UTF8.self) }

    /// Reads a request line and header lines; nil where they are none.
    init?(head: ArraySlice<UInt8>) {
        let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
        guard let line = lines.first?.split(separator: " "), line.count == 3 else { return nil }
        method = String(line[0])
        target = String(line[1])
        headers = Headers(
            all: lines.dropFirst().map { line in
                let name = line.prefix { $0 != ":" }
                let value = line.dropFirst(name.count + 1).drop { $0 == " " }
                return [String(name), String(value)]
            }
        )
    }
}
