import Teaching

/// The lesson as one HTML file to print, teacher pages first, then student pages; it runs and loads nothing.
///
/// The markup is HTML and well-formed XML at once.
struct Handout {
    let mashup: Mashup
    let shapes: ChordShapes

    func text() -> String {
        let description = "\(mashup.metadata.genreNames.listed), \(mashup.metadata.setting.rawValue)"
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
            + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
            + "<meta name=\"generator\" content=\"\(ExportCredits.program)\"/>\n"
            + "<meta name=\"description\" content=\"\(MarkupText.escaped(description))\"/>\n"
            + HTMLText.element("title", mashup.title)
            + "<style>\n\(HandoutStyle.css)\n</style>\n</head>\n<body>\n<main>\n"
            + "<section>\n" + TeacherPages(mashup: mashup).html() + "</section>\n"
            + StudentPages(mashup: mashup, shapes: shapes).html() + "</main>\n</body>\n</html>\n"
    }

    /// The letter of an option, from A.
    static func letter(_ index: Int) -> String {
        Unicode.Scalar(65 + min(max(index, 0), 25)).map { String(Character($0)) } ?? "A"
    }
}
