/// A list of hosts with what is known of each; an entry holds for the hosts below it, too, and may have a path.
///
/// `bbc.co.uk` holds for `www.bbc.co.uk` and not for `notbbc.co.uk`; `bbc.co.uk/teach` holds for `/teach` and what is
/// below it. The longest host counts, then the longest path.
struct HostList<Value: Sendable>: Sendable {
    private struct Rule: Sendable {
        var entry: String
        var path: String
        var value: Value
    }

    private var rules: [String: [Rule]] = [:]

    /// Adds an entry: a host, or a host with the beginning of a path.
    mutating func add(_ entry: String, _ value: Value) {
        let host = entry.prefix { $0 != "/" }
        let rule = Rule(entry: entry, path: String(entry.dropFirst(host.count)), value: value)
        rules[String(host), default: []].append(rule)
        rules[String(host)]?.sort { $0.path.count > $1.path.count }
    }

    /// The entry that holds for an address; nil where none does.
    func match(_ address: WebAddress) -> (entry: String, value: Value)? {
        let path = address.path.replacing("%3A", with: ":").lowercased()
        var host = address.host[...]
        while true {
            if let rule = rules[String(host)]?.first(where: { HostList.isWithin(path, $0.path) }) {
                return (rule.entry, rule.value)
            }
            guard let dot = host.firstIndex(of: ".") else { return nil }
            host = host[host.index(after: dot)...]
        }
    }

    private static func isWithin(_ path: String, _ beginning: String) -> Bool {
        guard path.hasPrefix(beginning) else { return false }
        // A wiki's name space ends with its colon: `/wiki/user:`.
        return beginning.isEmpty || beginning.hasSuffix(":") || path.count == beginning.count
            || path.dropFirst(beginning.count).first == "/"
    }
}
