extension WebAddress {
    /// What makes two addresses the same page: without scheme, `www.` and `m.`, trailing slash and `index.html`, with
    /// the parameters in order.
    public var canonical: String {
        var labels = host.split(separator: ".")
        while labels.count > 2, labels[0] == "www" || labels[0] == "m" { labels.removeFirst() }
        // Wikipedia's pages for telephones: en.m.wikipedia.org.
        if labels.count > 3, labels[1] == "m" { labels.remove(at: 1) }
        var path = path[...]
        if let name = path.split(separator: "/").last, WebAddress.indexPages.contains(name.lowercased()) {
            path = path.dropLast(name.count)
        }
        while path.hasSuffix("/") { path = path.dropLast() }
        let port = port.map { ":\($0)" } ?? ""
        return labels.joined(separator: ".") + port + path + WebAddress.query(parameters.sorted())
    }

    private static let indexPages: Set<String> = [
        "default.aspx", "index.htm", "index.html", "index.php", "index.shtml",
    ]

    /// Parameters that tell who sent a reader, not what is read.
    private static let tracking: Set<String> = [
        "_ga", "_gl", "cmpid", "dclid", "fbclid", "gbraid", "gclid", "gclsrc", "igshid", "mc_cid", "mc_eid", "msclkid",
        "ncid", "ref", "ref_src", "referrer", "spm", "ttclid", "twclid", "wbraid", "wprov", "yclid",
    ]

    /// A path with its dot segments resolved (RFC 3986, 5.2.4) after percent-encoding was brought into one form, so that
    /// `%2e%2e` is no way around.
    static func normalised(path: Substring) -> String {
        var segments: [Substring] = []
        let encoded = encoded(path)
        let parts = encoded.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        for (index, segment) in parts.enumerated() {
            let isLast = index == parts.count - 1
            switch segment {
            case ".": if isLast { segments.append("") }
            case "..":
                if !segments.isEmpty { segments.removeLast() }
                if isLast { segments.append("") }
            default: segments.append(segment)
            }
        }
        return "/" + segments.joined(separator: "/")
    }

    /// A query's parameters without those that track.
    static func parameters(of query: Substring) -> [String] {
        query.split(separator: "&").map { encoded($0) }.filter { parameter in
            let name = parameter.prefix { $0 != "=" }.lowercased()
            return !name.hasPrefix("utm_") && !tracking.contains(name)
        }
    }

    /// Percent-encoding in one form (RFC 3986, 6.2.2): unreserved characters plain, everything that may not stand in an
    /// address encoded, figures in capitals; a percent sign that begins nothing is encoded itself.
    private static func encoded(_ text: Substring) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0x25, index + 2 < bytes.count, let high = hexadecimal(bytes[index + 1]),
                let low = hexadecimal(bytes[index + 2])
            {
                append(high * 16 + low, to: &result, wasEncoded: true)
                index += 3
            } else {
                append(bytes[index], to: &result, wasEncoded: false)
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func append(_ byte: UInt8, to result: inout [UInt8], wasEncoded: Bool) {
        let scalar = Unicode.Scalar(byte)
        let isUnreserved = scalar.isLatinLetter || scalar.isASCIIDigit || "-._~".unicodeScalars.contains(scalar)
        if isUnreserved || (!wasEncoded && "!$&'()*+,;=:@/?".unicodeScalars.contains(scalar)) {
            result.append(byte)
        } else {
            let figures = Array("0123456789ABCDEF".utf8)
            result += [0x25, figures[Int(byte >> 4)], figures[Int(byte & 15)]]
        }
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}
