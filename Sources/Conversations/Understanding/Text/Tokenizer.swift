/// Splits a message into tokens; the same function reads the lexicon's phrases, so that both always agree.
struct Tokenizer {
    private let scalars: [Unicode.Scalar]
    private let offsets: [Int]
    private var tokens: [Token] = []
    private var position = 0
    private var hyphened = false

    /// The tokens of a text, number words still apart (see ``NumberReader``).
    static func tokens(of text: String) -> [Token] {
        var tokenizer = Tokenizer(text)
        tokenizer.run()
        return tokenizer.tokens
    }

    private init(_ text: String) {
        var scalars: [Unicode.Scalar] = []
        var offsets: [Int] = []
        var offset = 0
        for scalar in text.unicodeScalars {
            scalars.append(scalar)
            offsets.append(offset)
            offset += Unicode.UTF8.width(scalar)
        }
        self.scalars = scalars
        self.offsets = offsets + [offset]
    }

    private mutating func run() {
        while position < scalars.count {
            let scalar = scalars[position]
            if Folding.letter(scalar) != nil, scalar.value > 0x36F || scalar.value < 0x300 {
                word()
            } else if isDigit(position) {
                number()
            } else {
                other(scalar)
            }
        }
    }

    // MARK: Words

    private mutating func word() {
        let start = position
        var form = ""
        var stem: String?
        while position < scalars.count {
            if let letter = Folding.letter(scalars[position]) {
                form += letter
                position += 1
            } else if isApostrophe(position), form != "n", isLetter(position + 1) {
                // "d'n'b" and "rock'n'roll" are three words, "don't" and "today's" are one.
                if scalars[position + 1].value | 32 == 0x6E, isApostrophe(position + 2) || !isLetter(position + 2) {
                    break
                }
                let contracts = scalars[position + 1].value | 32 == 0x73 && !isLetter(position + 2)
                if contracts { stem = form }
                position += 1
            } else if scalars[position] == ".", position + 1 < scalars.count, isAbbreviation(start: start) {
                position += 1
            } else {
                break
            }
        }
        if form == "and" || form == "n" { form = "and" }
        add(form, .word, from: start, stem: stem)
    }

    /// Whether the full stop at the position belongs to an abbreviation such as "B.B." or "e.d.m.".
    private func isAbbreviation(start: Int) -> Bool {
        let single = position == start + 1 || position >= 2 && scalars[position - 2] == "."
        guard single else { return false }
        if isLetter(position + 1) { return !isLetter(position + 2) }
        // "J.S. Bach": the last stop ends no sentence where a capital follows.
        return position > start + 1 && position + 2 < scalars.count && scalars[position + 1] == " "
            && Folding.isCapital(scalars[position + 2])
    }

    // MARK: Numbers

    private mutating func number() {
        let start = position
        var digits = ""
        while position < scalars.count, isDigit(position) || isPoint(position) {
            digits.unicodeScalars.append(scalars[position] == "," ? "." : scalars[position])
            position += 1
        }
        let value = Double(digits) ?? 0
        if let suffix = ordinalSuffix() {
            position += suffix
            add(digits, .ordinal(value, upper: value), from: start)
        } else if position < scalars.count, scalars[position] == "s", !isLetter(position + 1), value >= 20 {
            position += 1
            add(digits + "s", .word, from: start)
        } else if position < scalars.count, isApostrophe(position), !isLetter(position + 1), !isDigit(position + 1) {
            position += 1
            add(digits, .number(value, upper: value), from: start)
            add("min", .word, from: position - 1)
        } else {
            add(digits, .number(value, upper: value), from: start)
            if position < scalars.count, isLetter(position) { attached() }
        }
    }

    /// Skips the "ish" of "25ish" and the "s" of "Year 11s"; other letters ("45min") become a word of their own.
    private mutating func attached() {
        let rest = scalars[position...].prefix { Folding.letter($0) != nil }
        var text = ""
        for scalar in rest { text.unicodeScalars.append(scalar) }
        if text == "ish" || text == "s" { position += rest.count }
    }

    private func ordinalSuffix() -> Int? {
        guard isLetter(position), isLetter(position + 1) else { return nil }
        // "7thgraders" is two words.
        let runs = isLetter(position + 2) && Folding.letter(scalars[position + 2]) == "g"
        guard runs || !isLetter(position + 2) else { return nil }
        let suffix = (Folding.letter(scalars[position]) ?? "") + (Folding.letter(scalars[position + 1]) ?? "")
        return ["st", "nd", "rd", "th"].contains(suffix) ? 2 : nil
    }

    private func isPoint(_ index: Int) -> Bool {
        (scalars[index] == "." || scalars[index] == ",") && isDigit(index + 1) && isDigit(index - 1)
            && !(scalars[index] == "," && isDigit(index + 2) && !isDigit(index + 3))
    }

    // MARK: Everything else

    private mutating func other(_ scalar: Unicode.Scalar) {
        let start = position
        position += 1
        switch scalar {
        case ".", "!", ";", "\n", "…": mark(".", from: start)
        case "?": mark("?", from: start)
        case ",": mark(",", from: start)
        case ":": mark(":", from: start)
        case "(", ")", "[", "]": mark("(", from: start)
        case "/", "|", "\\": mark("/", from: start)
        case "\"", "“", "”", "«", "»", "„": mark("\"", from: start)
        case "—", "–", "―": dash(from: start)
        case "-", "‐", "‑":
            if start > 0, isAttached(start - 1), isAttached(position) {
                hyphened = true
            } else if !isDigit(start - 1) || isDigit(position) {
                dash(from: start)
            }
        case "&", "+": add("and", .word, from: start)
        default: break
        }
    }

    /// Between digits a dash is a range ("20–25"), elsewhere a break.
    private mutating func dash(from start: Int) {
        if isDigit(start - 1), isDigit(position) {
            hyphened = true
        } else {
            mark("—", from: start)
        }
    }

    private mutating func mark(_ form: String, from start: Int) {
        guard tokens.last?.form != form || tokens.last?.isMark != true else { return }
        add(form, .mark, from: start)
    }

    private mutating func add(_ form: String, _ kind: Token.Kind, from start: Int, stem: String? = nil) {
        let lemmas = kind == .word ? Inflection.lemmas(of: form) : []
        tokens.append(
            Token(
                form: form,
                stem: stem ?? form,
                lemmas: lemmas,
                kind: kind,
                source: offsets[start]..<offsets[position],
                capitalised: Folding.isCapital(scalars[start]),
                hyphened: hyphened
            )
        )
        hyphened = false
    }

    private func isDigit(_ index: Int) -> Bool {
        scalars.indices.contains(index) && (0x30...0x39).contains(scalars[index].value)
    }

    private func isLetter(_ index: Int) -> Bool {
        scalars.indices.contains(index) && Folding.letter(scalars[index]) != nil
    }

    private func isAttached(_ index: Int) -> Bool {
        isLetter(index) || isDigit(index)
    }

    private func isApostrophe(_ index: Int) -> Bool {
        scalars.indices.contains(index) && ["'", "’", "‘", "`", "´", "ʼ"].contains(scalars[index])
    }
}
