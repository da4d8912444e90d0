import Foundation

extension WebAddress {
    /// Splits what stands between `//` and the path; nil where the host or the port is not certain and public.
    static func hostAndPort(_ authority: Substring, scheme: String) -> (host: String, port: Int?)? {
        guard !authority.contains(where: { "@%[]".contains($0) }) else { return nil }
        let parts = authority.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let name = parts.first, let host = ascii(name), isPublic(host) else { return nil }
        guard parts.count > 1, !parts[1].isEmpty else { return (host, nil) }
        guard parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }), let port = Int(parts[1]),
            (1...65_535).contains(port)
        else { return nil }
        return (host, port == (scheme == "https" ? 443 : 80) ? nil : port)
    }

    /// A host's form in the domain name system, in lower case; nil where a label could be none.
    private static func ascii(_ host: Substring) -> String? {
        var host = String(host).precomposedStringWithCanonicalMapping
        // Full-width and other stand-ins for letters and dots are refused instead of mapped: nobody links so honestly.
        guard host.precomposedStringWithCompatibilityMapping.unicodeScalars.elementsEqual(host.unicodeScalars) else {
            return nil
        }
        host = host.lowercased()
        if host.hasSuffix(".") { host.removeLast() }
        var labels: [String] = []
        for label in host.split(separator: ".", omittingEmptySubsequences: false) {
            guard let label = asciiLabel(String(label)) else { return nil }
            labels.append(label)
        }
        let name = labels.joined(separator: ".")
        return name.utf8.count <= 253 ? name : nil
    }

    private static func asciiLabel(_ label: String) -> String? {
        guard !label.isEmpty, label.first != "-", label.last != "-" else { return nil }
        guard label.utf8.contains(where: { $0 > 0x7F }) else {
            let isPlain = label.unicodeScalars.allSatisfy { $0.isLatinLetter || $0.isASCIIDigit || $0 == "-" }
            return isPlain && label.utf8.count <= 63 ? label : nil
        }
        guard label.unicodeScalars.allSatisfy(isLetter), let code = Punycode.encode(label) else { return nil }
        return code.utf8.count <= 59 ? "xn--" + code : nil
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.isLatinLetter || scalar.isASCIIDigit || scalar == "-" }
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .modifierLetter, .otherLetter, .nonspacingMark, .spacingMark, .decimalNumber: return true
        default: return false
        }
    }

    /// Whether a name can be that of a public server: two labels at least, the last of letters, none of those set aside
    /// (RFC 6761, RFC 6762, RFC 7686, RFC 8375, ICANN's `.internal`) or commonly used inside a house.
    private static func isPublic(_ host: String) -> Bool {
        let labels = host.split(separator: ".")
        guard labels.count >= 2, let last = labels.last, last.utf8.count >= 2 else { return false }
        // A number at the end makes it an IP address in one of its many spellings: decimal, octal, hexadecimal, short.
        guard last.hasPrefix("xn--") || last.unicodeScalars.allSatisfy(\.isLatinLetter) else { return false }
        return !notPublic.contains(String(last))
    }

    private static let notPublic: Set<String> = [
        "alt", "arpa", "corp", "example", "home", "i2p", "internal", "intranet", "invalid", "lan", "local",
        "localdomain",
        "localhost", "mail", "onion", "private", "test",
    ]

    /// Whether a label holds letters beyond ASCII, among which are those that only look like others.
    var isInternationalised: Bool { host.hasPrefix("xn--") || host.contains(".xn--") }

    /// Whether a parameter names another address, so that the page may be a way to somewhere else.
    var handsOn: Bool {
        parameters.contains { parameter in
            let value = (parameter.split(separator: "=", maxSplits: 1).last ?? "").lowercased()
            return ["http:", "https:", "http%3a", "https%3a", "//", "%2f%2f"].contains { value.hasPrefix($0) }
        }
    }
}
