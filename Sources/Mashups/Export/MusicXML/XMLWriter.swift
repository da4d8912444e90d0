/// Writes XML as indented text.
struct XMLWriter {
    private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    private var depth = 0

    /// Writes a line as it is, such as a document type.
    mutating func raw(_ line: String) { text += line + "\n" }

    /// Writes an element with what it holds.
    mutating func element(_ name: String, _ attributes: String = "", _ content: (inout XMLWriter) -> Void) {
        indent()
        text += attributes.isEmpty ? "<\(name)>\n" : "<\(name) \(attributes)>\n"
        depth += 1
        content(&self)
        depth -= 1
        indent()
        text += "</\(name)>\n"
    }

    /// Writes an element with text in it, escaped.
    mutating func leaf(_ name: String, _ content: String, _ attributes: String = "") {
        indent()
        text += attributes.isEmpty ? "<\(name)>" : "<\(name) \(attributes)>"
        text += MarkupText.escaped(content)
        text += "</\(name)>\n"
    }

    /// Writes an element with a number in it.
    mutating func leaf(_ name: String, _ number: Int, _ attributes: String = "") {
        leaf(name, String(number), attributes)
    }

    /// Writes an element without content.
    mutating func empty(_ name: String, _ attributes: String = "") {
        indent()
        text += attributes.isEmpty ? "<\(name)/>\n" : "<\(name) \(attributes)/>\n"
    }

    private mutating func indent() {
        for _ in 0..<depth { text += " " }
    }
}
