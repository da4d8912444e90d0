/// Tells hosts that do not suit a school: `hosts` and `host_words` in `data/search/unsuitable.yaml`.
struct HostRules: Sendable {
    private var hosts = HostList<String>()
    private var parts: [(kind: String, letters: String)] = []

    init(unsuitable file: RuleFile) throws(SearchRulesError) {
        for entry in try file.entries("hosts") {
            let kind = try file.text("id", of: entry)
            for host in try file.texts("hosts", of: entry) { hosts.add(host, kind) }
        }
        for entry in try file.entries("host_words") {
            let kind = try file.text("id", of: entry)
            for letters in try file.texts("letters", of: entry) { parts.append((kind, letters)) }
        }
    }

    /// Judges a host.
    ///
    /// - Parameters:
    ///   - address: The page's address.
    ///   - isKnown: Whether its source is one we rate above low; the letters in its name are then no sign of anything.
    /// - Returns: The entry that speaks against the host, with its kind; nil where none does.
    func entry(against address: WebAddress, isKnown: Bool) -> String? {
        if let (entry, kind) = hosts.match(address) { return "\(kind): \(entry)" }
        guard !isKnown else { return nil }
        return parts.first { address.host.contains($0.letters) }.map { "\($0.kind): \($0.letters)" }
    }
}
