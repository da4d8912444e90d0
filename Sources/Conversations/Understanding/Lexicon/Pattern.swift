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
            case 0x7B, 0x7C, 0x5B, 0x23, 0x21, 0x3C, 0x3E, 0x5E, 0x24, 0x2A, 0x7E, 0x3D, 0x5F, 0x2E: true
            default: false
            }
        }
    }

    /// Reads a pattern; nil where the notation is broken or a class is unknown.
    init?(_ phrase: String, classes: [String: [[Word]]]) {
        var items: [Item] = []
        for part in phrase.utf8.split(separator: UInt8(ascii: " ")) {
            guard let item = Self.item(part, classes: classes) else { return nil }
            items.append(item)
        }
        guard !items.isEmpty else { return nil }
        self.items = items
    }

    private static func item(_ text: Substring.UTF8View, classes: [String: [[Word]]]) -> Item? {
        guard let first = text.first else { return nil }
        let rest = text.dropFirst()
        switch first {
        case UInt8(ascii: "*") where rest.isEmpty: return .any
        case UInt8(ascii: "~") where rest.isEmpty: return .description
        case UInt8(ascii: "^") where rest.isEmpty: return .clauseStart
        case UInt8(ascii: "$") where rest.isEmpty: return .clauseEnd
        case UInt8(ascii: "."): return rest.elementsEqual(".".utf8) ? .gap : nil
        case UInt8(ascii: "#"): return rest.isEmpty ? .cardinal : rest.elementsEqual("th".utf8) ? .ordinal : nil
        case UInt8(ascii: "["):
            guard rest.last == UInt8(ascii: "]") else { return nil }
            return item(rest.dropLast(), classes: classes).map(Item.optional)
        case UInt8(ascii: "<"):
            let refuses = rest.first == UInt8(ascii: "!")
            return item(refuses ? rest.dropFirst() : rest, classes: classes).map { .before($0, wanted: !refuses) }
        case UInt8(ascii: ">"): return item(rest, classes: classes).map { .after($0, wanted: true) }
        case UInt8(ascii: "!"): return item(rest, classes: classes).map { .after($0, wanted: false) }
        default: return alternatives(text, classes: classes).map(Item.words)
        }
    }

    /// `write|make_up|{poss}` as lists of words.
    static func alternatives(_ text: Substring.UTF8View, classes: [String: [[Word]]]) -> [[Word]]? {
        var found: [[Word]] = []
        for part in text.split(separator: UInt8(ascii: "|")) {
            if part.first == UInt8(ascii: "{") {
                guard part.last == UInt8(ascii: "}"),
                    let known = classes[String(decoding: part.dropFirst().dropLast(), as: UTF8.self)]
                else { return nil }
                found += known
            } else if part.contains(UInt8(ascii: "_")) {
                found.append(part.split(separator: UInt8(ascii: "_")).map(word))
            } else {
                found.append([word(part)])
            }
        }
        return found.isEmpty || found.contains([]) ? nil : found
    }

    private static func word(_ text: Substring.UTF8View) -> Word {
        let exact = text.first == UInt8(ascii: "=")
        return Word(text: String(decoding: exact ? text.dropFirst() : text, as: UTF8.self), exact: exact)
    }

    /// The words a match can begin with, reading no further than that; none where it begins with a number.
    ///
    /// Nil where the beginning is not well formed, or could be any word.
    static func firstWords(of phrase: String, classes: [String: [[Word]]]) -> [String]? {
        var words: [String] = []
        var rest = phrase.utf8[...]
        while let part = rest.nextWord() {
            guard let item = item(part, classes: classes) else { return nil }
            switch item {
            case .words(let alternatives):
                return words + alternatives.compactMap(\.first?.text)
            case .optional(.words(let alternatives)):
                words += alternatives.compactMap(\.first?.text)
            case .before, .clauseStart:
                continue
            case .cardinal, .ordinal:
                return []
            case .optional, .any, .description, .gap, .clauseEnd, .after:
                return nil
            }
        }
        return nil
    }
}

extension Substring.UTF8View {
    /// Takes the bytes up to the next space; nil at the end.
    fileprivate mutating func nextWord() -> Substring.UTF8View? {
        guard !isEmpty else { return nil }
        let end = firstIndex(of: UInt8(ascii: " ")) ?? endIndex
        let word = self[startIndex..<end]
        self = self[end...].dropFirst()
        return word
    }
}
