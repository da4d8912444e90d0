/// A phrase with room in it: alternatives, optional words, gaps, numbers and conditions on its neighbours.
///
/// | item | matches |
/// |---|---|
/// | `write` | the word or an inflection of it |
/// | `=wrote` | only that form |
/// | `write\|make_up` | one of several; `_` joins the words of one alternative |
/// | `{people}` | one of the class of that name in `classes.yaml` |
/// | `[own]` | the item, or nothing |
/// | `*` | any one word |
/// | `~` | up to two words that describe (no number, unit, preposition or verb of the class `function`) |
/// | `..` | up to three words, not across a mark |
/// | `#`, `#th` | a cardinal; an ordinal |
/// | `^`, `$` | the beginning or end of a clause |
/// | `<item`, `<!item` | the word before is, is not, such a word |
/// | `>item`, `!item` | the next word is, is not, such a word; it stays outside |
struct Pattern: Sendable, Hashable {
    indirect enum Item: Sendable, Hashable {
        case words([[Word]])
        case optional(Item)
        case any
        case description
        case gap
        case cardinal
        case ordinal
        case clauseStart
        case clauseEnd
        case before(Item, wanted: Bool)
        case after(Item, wanted: Bool)
    }

    struct Word: Sendable, Hashable {
        var text: String
        var exact: Bool
    }

    /// The items in their order.
    var items: [Item]

    /// Whether a phrase needs this notation at all.
    static func isNeeded(for phrase: String) -> Bool {
        phrase.utf8.contains { byte in
            switch byte {
            case 0x7B, 0x7C, 0x5B, 0x23, 0x21, 0x3C, 0x3E, 0x5E, 0x24, 0x2A, 0x7E, 0x3D, 0x5F: true
            default: false
            }
        } || phrase.contains("..")
    }

    /// Reads a pattern; nil where the notation is broken or a class is unknown.
    init?(_ phrase: String, classes: [String: [[Word]]]) {
        var items: [Item] = []
        for part in phrase.split(separator: " ") {
            guard let item = Self.item(part, classes: classes) else { return nil }
            items.append(item)
        }
        guard !items.isEmpty else { return nil }
        self.items = items
    }

    private static func item(_ text: Substring, classes: [String: [[Word]]]) -> Item? {
        switch text {
        case "*": return .any
        case "~": return .description
        case "..": return .gap
        case "#": return .cardinal
        case "#th": return .ordinal
        case "^": return .clauseStart
        case "$": return .clauseEnd
        default: break
        }
        if text.hasPrefix("[") {
            guard text.hasSuffix("]"), let inner = item(text.dropFirst().dropLast(), classes: classes) else { return nil }
            return .optional(inner)
        }
        if text.hasPrefix("<!") { return item(text.dropFirst(2), classes: classes).map { .before($0, wanted: false) } }
        if text.hasPrefix("<") { return item(text.dropFirst(), classes: classes).map { .before($0, wanted: true) } }
        if text.hasPrefix(">") { return item(text.dropFirst(), classes: classes).map { .after($0, wanted: true) } }
        if text.hasPrefix("!") { return item(text.dropFirst(), classes: classes).map { .after($0, wanted: false) } }
        return alternatives(text, classes: classes).map(Item.words)
    }

    /// `write|make_up|{poss}` as lists of words.
    static func alternatives(_ text: Substring, classes: [String: [[Word]]]) -> [[Word]]? {
        var found: [[Word]] = []
        for part in text.split(separator: "|") {
            if part.hasPrefix("{") {
                guard part.hasSuffix("}"), let known = classes[String(part.dropFirst().dropLast())] else { return nil }
                found += known
            } else {
                let words = part.split(separator: "_").map { word -> Word in
                    word.hasPrefix("=") ? Word(text: String(word.dropFirst()), exact: true) : Word(text: String(word), exact: false)
                }
                guard !words.isEmpty else { return nil }
                found.append(words)
            }
        }
        return found.isEmpty ? nil : found
    }

    /// The words a match can begin with; nil where it begins with a number.
    var firstWords: [String]? {
        var words: [String] = []
        for item in items {
            switch item {
            case .words(let alternatives):
                return words + alternatives.compactMap(\.first?.text)
            case .optional(.words(let alternatives)):
                words += alternatives.compactMap(\.first?.text)
            case .before, .clauseStart:
                continue
            case .cardinal, .ordinal, .optional, .any, .description, .gap, .clauseEnd, .after:
                return nil
            }
        }
        return words
    }
}
