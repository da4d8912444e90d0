/// Lower case without diacritics for the Latin letters of the languages in which genres are named.
enum Folding {
    /// The letter in lower-case ASCII, "" for a combining mark, nil for what is no Latin letter.
    static func letter(_ scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0x41...0x5A: return String(Unicode.Scalar(UInt8(scalar.value + 32)))
        case 0x61...0x7A: return String(scalar)
        case 0x300...0x36F: return ""
        case 0xC0...0x17F, 0x1E00...0x1EFF: return table[scalar]
        default: return nil
        }
    }

    /// Whether the scalar is an upper-case letter of the same Latin range.
    static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE: true
        default: false
        }
    }

    private static let table: [Unicode.Scalar: String] = {
        let rows: [(String, String)] = [
            ("a", "àáâãäåāăąÀÁÂÃÄÅĀĂĄạảấầẩẫậắằẳẵặ"), ("ae", "æÆ"), ("c", "çćĉċčÇĆĈĊČ"), ("d", "ďđðĎĐÐ"),
            ("e", "èéêëēĕėęěÈÉÊËĒĔĖĘĚẹẻẽếềểễệ"), ("g", "ĝğġģĜĞĠĢ"), ("h", "ĥħĤĦ"), ("i", "ìíîïĩīĭįıÌÍÎÏĨĪĬĮİịỉ"),
            ("j", "ĵĴ"), ("k", "ķĶ"), ("l", "ĺļľŀłĹĻĽĿŁ"), ("n", "ñńņňÑŃŅŇ"), ("o", "òóôõöøōŏőÒÓÔÕÖØŌŎŐọỏốồổỗộớờởỡợ"),
            ("oe", "œŒ"), ("r", "ŕŗřŔŖŘ"), ("s", "śŝşšșŚŜŞŠȘ"), ("ss", "ßẞ"), ("t", "ţťŧțŢŤŦȚ"), ("th", "þÞ"),
            ("u", "ùúûüũūŭůűųÙÚÛÜŨŪŬŮŰŲụủứừửữự"), ("w", "ŵŴ"), ("y", "ýÿŷÝŶŸỳỵỷỹ"), ("z", "źżžŹŻŽ"),
        ]
        var table: [Unicode.Scalar: String] = [:]
        for (plain, letters) in rows {
            for scalar in letters.unicodeScalars { table[scalar] = plain }
        }
        return table
    }()
}
