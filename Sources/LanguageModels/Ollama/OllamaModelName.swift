/// Names of models as Ollama writes them: `[host/][namespace/]model[:tag]`.
public enum OllamaModelName {
    /// Names that were written down before and that Ollama does not list, with those it does.
    private static let renamed = ["llama3.1:8b-instruct": "llama3.1:8b"]

    /// The name to use for one in the settings, and what to tell the teacher where it is another.
    public static func current(for name: String) -> (name: String, notice: String?) {
        guard let new = renamed[name.lowercased()] else { return (name, nil) }
        return (
            new, "Ollama lists no model named \(name), so \(new) is used. Write OLLAMA_MODEL=\(new) in the settings."
        )
    }

    /// Whether two names mean the same model: case, a missing `:latest` and the default registry make no difference.
    public static func isSame(_ one: String, _ other: String) -> Bool {
        whole(one) == whole(other)
    }

    /// The name in lower case with its tag and without the default registry.
    static func whole(_ name: String) -> String {
        var short = name.lowercased()[...]
        for prefix in ["registry.ollama.ai/", "library/"] where short.hasPrefix(prefix) {
            short = short.dropFirst(prefix.count)
        }
        // A colon before a slash belongs to the registry's port.
        let last = short.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        return last.contains(":") ? String(short) : "\(short):latest"
    }
}
