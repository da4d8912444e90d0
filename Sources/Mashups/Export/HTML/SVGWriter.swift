/// Writes one SVG drawing as text; coordinates are written with one decimal place.
struct SVGWriter {
    private(set) var text = ""

    /// Starts a drawing of a size, which scales to the width of its place on the page, with a name for those who do not
    /// see it.
    ///
    /// - Parameters:
    ///   - id: Unique in the page.
    ///   - size: Width and height in the drawing's own units.
    ///   - title: What the drawing is.
    ///   - attributes: Further attributes of the element.
    init(id: String, size: (width: Double, height: Double), title: String, attributes: String = "") {
        text =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(Self.number(size.width)) "
            + "\(Self.number(size.height))\" role=\"img\" aria-labelledby=\"\(id)\" \(attributes)>"
            + "<title id=\"\(id)\">\(MarkupText.escaped(title))</title>\n"
    }

    /// The whole drawing.
    func finished() -> String { text + "</svg>\n" }

    mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, width: Double) {
        text +=
            "<line x1=\"\(Self.number(x1))\" y1=\"\(Self.number(y1))\" x2=\"\(Self.number(x2))\" "
            + "y2=\"\(Self.number(y2))\" stroke=\"#000\" stroke-width=\"\(Self.number(width))\"/>\n"
    }

    mutating func rect(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ attributes: String) {
        text +=
            "<rect x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" width=\"\(Self.number(width))\" "
            + "height=\"\(Self.number(height))\" \(attributes)/>\n"
    }

    mutating func circle(_ x: Double, _ y: Double, _ radius: Double, _ attributes: String) {
        text +=
            "<circle cx=\"\(Self.number(x))\" cy=\"\(Self.number(y))\" r=\"\(Self.number(radius))\" \(attributes)/>\n"
    }

    /// A path whose coordinates count from a point.
    mutating func path(_ path: String, at x: Double, _ y: Double, _ attributes: String = "fill=\"#000\"") {
        text +=
            "<path transform=\"translate(\(Self.number(x)) \(Self.number(y)))\" d=\"\(path)\" \(attributes)/>\n"
    }

    mutating func words(_ words: String, _ x: Double, _ y: Double, _ attributes: String) {
        text +=
            "<text x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" \(attributes)>\(MarkupText.escaped(words))</text>\n"
    }

    mutating func raw(_ markup: String) { text += markup }

    /// A number with one decimal place at most.
    static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        let whole = abs(tenths) / 10
        let rest = abs(tenths) % 10
        return (tenths < 0 ? "-" : "") + "\(whole)" + (rest == 0 ? "" : ".\(rest)")
    }
}
