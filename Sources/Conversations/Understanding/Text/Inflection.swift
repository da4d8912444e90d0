/// The base forms an English word may be an inflection of: plural, possessive, -ing and -ed.
enum Inflection {
    /// Candidates for a lower-case word, without the word itself; none has fewer than three letters.
    static func lemmas(of form: String) -> [String] {
        let word = Array(form.utf8)
        guard word.count > 3 else { return [] }
        var found: [String] = []
        if ends(word, "ies"), word.count > 4 { found.append(text(word.dropLast(3)) + "y") }
        if ends(word, "s"), !ends(word, "ss") {
            if ends(word, "es") { found.append(text(word.dropLast(2))) }
            found.append(text(word.dropLast()))
        }
        if ends(word, "ing"), word.count > 5 { found += stems(word.dropLast(3)) }
        if ends(word, "in"), word.count > 5 { found.append(form + "g") }
        if ends(word, "ied"), word.count > 4 {
            found.append(text(word.dropLast(3)) + "y")
        } else if ends(word, "ed"), word.count > 4 {
            found += stems(word.dropLast(2))
        }
        return found
    }

    /// "writ" gives "writ", "write"; "rapp" gives "rapp", "rappe", "rap".
    private static func stems(_ stem: ArraySlice<UInt8>) -> [String] {
        var found = [text(stem), text(stem) + "e"]
        if stem.count > 3, let last = stem.last, stem.dropLast().last == last { found.append(text(stem.dropLast())) }
        return found
    }

    private static func ends(_ word: [UInt8], _ suffix: StaticString) -> Bool {
        suffix.withUTF8Buffer { word.count > $0.count && word.suffix($0.count).elementsEqual($0) }
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self)
    }
}
