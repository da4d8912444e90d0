/// Small pieces of HTML; everything that is text is escaped here.
enum HTMLText {
    static func element(_ name: String, _ text: String, _ attributes: String = "") -> String {
        "<\(name)\(attributes.isEmpty ? "" : " " + attributes)>\(MarkupText.escaped(text))</\(name)>\n"
    }

    static func list(_ items: [String], ordered: Bool = false) -> String {
        let name = ordered ? "ol" : "ul"
        return "<\(name)>\n" + items.map { element("li", $0) }.joined() + "</\(name)>\n"
    }

    /// A row of cells, the first of which names the row.
    static func row(_ cells: [String]) -> String {
        guard let first = cells.first else { return "" }
        return "<tr>" + "<th scope=\"row\">\(MarkupText.escaped(first))</th>"
            + cells.dropFirst().map { "<td>\(MarkupText.escaped($0))</td>" }.joined() + "</tr>\n"
    }

    static func head(_ cells: [String]) -> String {
        "<thead><tr>" + cells.map { "<th scope=\"col\">\(MarkupText.escaped($0))</th>" }.joined() + "</tr></thead>\n"
    }

    /// An attribute-safe name made from any text.
    static func id(_ text: String) -> String { ExportSlug.of(text) }
}
