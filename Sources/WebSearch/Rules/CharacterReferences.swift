/// Decodes the character references of HTML, once: `&amp;lt;` becomes `&lt;` and stays so.
///
/// Decoding until nothing changes would let a page that explains markup be read as markup, and an attacker choose how
/// often. A reference needs its semicolon; what is none stays as it is.
enum CharacterReferences {
    /// Characters of the longest name or number that is looked at, so that the work is linear.
    private static let longest = 10

    /// A text with its references replaced.
    static func decode(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard scalars.contains("&") else { return scalars }
        var decoded: [Unicode.Scalar] = []
        decoded.reserveCapacity(scalars.count)
        var index = 0
        while index < scalars.count {
            if scalars[index] == "&", let (value, end) = reference(in: scalars, at: index) {
                decoded += value.unicodeScalars
                index = end
            } else {
                decoded.append(scalars[index])
                index += 1
            }
        }
        return decoded
    }

    /// The character a reference stands for, empty for one that stands for none, and where it ends.
    private static func reference(in scalars: [Unicode.Scalar], at start: Int) -> (String, Int)? {
        var name = ""
        var index = start + 1
        while index < scalars.count, index - start <= longest, scalars[index] != ";" {
            guard scalars[index].isASCII, scalars[index] != "&" else { return nil }
            name.unicodeScalars.append(scalars[index])
            index += 1
        }
        guard index < scalars.count, scalars[index] == ";" else { return nil }
        guard name.hasPrefix("#") else { return names[name].map { ($0, index + 1) } }
        let isHexadecimal = name.hasPrefix("#x") || name.hasPrefix("#X")
        let digits = name.dropFirst(isHexadecimal ? 2 : 1)
        guard !digits.isEmpty, digits.allSatisfy(\.isHexDigit),
            let number = UInt32(digits, radix: isHexadecimal ? 16 : 10)
        else { return nil }
        return (character(number), index + 1)
    }

    /// Numbers 128 to 159 are read as Windows-1252, which is what browsers do (HTML, 13.2.5.80).
    private static func character(_ number: UInt32) -> String {
        if let sign = windows[number] { return sign }
        return Unicode.Scalar(number).map { String(Character($0)) } ?? ""
    }

    private static let windows: [UInt32: String] = [
        128: "€", 130: "‚", 131: "ƒ", 132: "„", 133: "…", 138: "Š", 139: "‹", 140: "Œ", 142: "Ž", 145: "‘", 146: "’",
        147: "“", 148: "”", 149: "•", 150: "–", 151: "—", 153: "™", 154: "š", 155: "›", 156: "œ", 158: "ž", 159: "Ÿ",
    ]

    private static let names: [String: String] = [
        "amp": "&", "AMP": "&", "lt": "<", "LT": "<", "gt": ">", "GT": ">", "quot": "\"", "QUOT": "\"", "apos": "'",
        "nbsp": " ", "ensp": " ", "emsp": " ", "thinsp": " ", "shy": "", "zwj": "", "zwnj": "", "lrm": "", "rlm": "",
        "Tab": " ", "NewLine": "\n", "ndash": "–", "mdash": "—", "hellip": "…", "lsquo": "‘", "rsquo": "’",
        "sbquo": "‚", "ldquo": "“", "rdquo": "”", "bdquo": "„", "laquo": "«", "raquo": "»", "lsaquo": "‹",
        "rsaquo": "›", "bull": "•", "middot": "·", "sect": "§", "para": "¶", "deg": "°", "plusmn": "±", "times": "×",
        "divide": "÷", "frac12": "½", "frac14": "¼", "frac34": "¾", "copy": "©", "reg": "®", "trade": "™", "euro": "€",
        "pound": "£", "yen": "¥", "cent": "¢", "iexcl": "¡", "iquest": "¿", "szlig": "ß", "aring": "å", "Aring": "Å",
        "aelig": "æ", "AElig": "Æ", "oslash": "ø", "Oslash": "Ø", "ccedil": "ç", "Ccedil": "Ç", "ntilde": "ñ",
        "Ntilde": "Ñ", "atilde": "ã", "otilde": "õ", "agrave": "à", "aacute": "á", "acirc": "â", "auml": "ä",
        "Auml": "Ä", "Aacute": "Á", "egrave": "è", "eacute": "é", "ecirc": "ê", "euml": "ë", "Eacute": "É",
        "igrave": "ì", "iacute": "í", "icirc": "î", "iuml": "ï", "ograve": "ò", "oacute": "ó", "ocirc": "ô",
        "ouml": "ö", "Ouml": "Ö", "ugrave": "ù", "uacute": "ú", "ucirc": "û", "uuml": "ü", "Uuml": "Ü", "yacute": "ý",
        "lsqb": "[", "rsqb": "]", "lbrack": "[", "rbrack": "]", "lcub": "{", "rcub": "}", "vert": "|", "ast": "*",
        "lowbar": "_", "grave": "`", "num": "#", "sharp": "♯", "flat": "♭", "natural": "♮", "sung": "♪",
    ]
}
