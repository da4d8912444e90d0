/// An address of a page that may be shown and cited; parsed strictly, because a host decides how far a source is trusted.
///
/// Browsers repair a great deal, and differ in it. What needs repair before its host is certain is refused here: user
/// names, backslashes, white space and control characters inside, percent signs in the host, numbers as hosts, names that
/// no public server has.
public struct WebAddress: Sendable, Hashable {
    /// `http` or `https`.
    public let scheme: String
    /// The host in lower case, letters beyond ASCII in their `xn--` form, without a trailing dot.
    public let host: String
    /// The port, where it is not the scheme's own.
    public let port: Int?
    /// The path, percent-encoded in one way, without dot segments; begins with `/`.
    public let path: String
    /// The query's parameters in their order, percent-encoded in one way, without those that only track readers.
    public let parameters: [String]

    /// Characters an address may have.
    public static let longest = 2_048

    /// Parses an address; nil for one that is not usable.
    public init?(_ text: String) {
        // Twice the length leaves room for white space around it, and makes short work of anything else.
        guard text.utf8.count <= 2 * WebAddress.longest else { return nil }
        let text = text.trimmed
        guard text.utf8.count <= WebAddress.longest, text.unicodeScalars.allSatisfy(WebAddress.mayStand),
            let colon = text.firstIndex(of: ":")
        else { return nil }
        let scheme = text[..<colon].lowercased()
        let rest = text[text.index(after: colon)...]
        guard scheme == "http" || scheme == "https", rest.hasPrefix("//") else { return nil }
        let afterSlashes = rest.dropFirst(2)
        let authority = afterSlashes.prefix { !"/?#".contains($0) }
        guard let (host, port) = WebAddress.hostAndPort(authority, scheme: scheme) else { return nil }
        let target = afterSlashes.dropFirst(authority.count).prefix { $0 != "#" }
        let path = target.prefix { $0 != "?" }
        self.scheme = scheme
        self.host = host
        self.port = port
        self.path = WebAddress.normalised(path: path)
        parameters = WebAddress.parameters(of: target.dropFirst(path.count + 1))
    }

    /// The address as it is shown.
    public var text: String { "\(scheme)://\(place)" }

    private var place: String { host + (port.map { ":\($0)" } ?? "") + path + WebAddress.query(parameters) }

    static func query(_ parameters: [String]) -> String {
        parameters.isEmpty ? "" : "?" + parameters.joined(separator: "&")
    }

    /// Neither white space nor control characters nor what no reader sees.
    private static func mayStand(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value > 0x20, scalar.value != 0x7F, scalar != "\\" else { return false }
        guard !scalar.isASCII else { return true }
        switch scalar.properties.generalCategory {
        case .control, .format, .privateUse, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator:
            return false
        default: return !scalar.properties.isDefaultIgnorableCodePoint
        }
    }
}

extension String {
    /// Without the spaces and line ends that copying leaves around an address.
    fileprivate var trimmed: String {
        let isSpace = { (character: Character) in character == " " || character == "\n" || character == "\t" }
        let start = drop(while: isSpace)
        return String(start.reversed().drop(while: isSpace).reversed())
    }
}
