/// Takes out of a text of foreign origin what is no letter, sign or space: control characters, escape sequences of
/// terminals whether complete or cut short, and everything invisible.
///
/// Unlike what the terminal does with our own text, nothing invisible stays: no joiner, no variation selector, no private
/// use, nothing unassigned. Where a passage loses an emoji's colour by that, a hidden message loses its hiding place.
struct ScalarSieve {
    private enum State {
        case text, escape, control, string, stringEscape
    }

    /// Combining marks that may follow each other; written languages need up to four.
    private static let marksInARow = 4

    private var state = State.text
    private var marks = 0

    /// What a reader would see of a text; line ends are newlines, all other white space is a space.
    static func sift(_ scalars: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
        var sieve = ScalarSieve()
        var kept: [Unicode.Scalar] = []
        for scalar in scalars {
            if let scalar = sieve.consume(scalar) { kept.append(scalar) }
        }
        return kept
    }

    /// Feeds one scalar and returns what stays of it.
    mutating func consume(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch state {
        case .text: return text(scalar)
        case .escape: return escape(scalar)
        case .control: return control(scalar)
        case .string: return string(scalar)
        case .stringEscape:
            // ESC \ ends the string; anything else is an escape sequence of its own.
            state = .text
            return scalar == "\\" ? nil : escape(scalar)
        }
    }

    private mutating func text(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x20..<0x7F:
            marks = 0
            return scalar
        case 0x1B: state = .escape
        case 0x9B: state = .control
        case 0x90, 0x98, 0x9D, 0x9E, 0x9F: state = .string
        case 0x0A, 0x0D, 0x85, 0x2028, 0x2029:
            marks = 0
            return "\n"
        case 0x09, 0x0B, 0x0C: return " "
        case 0x00..<0xA0: break
        default: return wide(scalar)
        }
        return nil
    }

    private mutating func wide(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        let properties = scalar.properties
        // The replacement character stands for bytes that were no text.
        guard !properties.isDefaultIgnorableCodePoint, scalar != "\u{FFFD}" else { return nil }
        switch properties.generalCategory {
        case .control, .format, .privateUse, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator: return nil
        case .spaceSeparator:
            marks = 0
            return " "
        case .nonspacingMark, .spacingMark, .enclosingMark:
            marks += 1
            return marks > ScalarSieve.marksInARow ? nil : scalar
        default:
            marks = 0
            return scalar
        }
    }

    private mutating func escape(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x1B, 0x20..<0x30: state = .escape
        case 0x5B: state = .control
        case 0x50, 0x58, 0x5D, 0x5E, 0x5F: state = .string
        case 0x30..<0x7F: state = .text
        default:
            state = .text
            return text(scalar)
        }
        return nil
    }

    private mutating func control(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x20..<0x40: return nil
        case 0x40..<0x7F:
            state = .text
            return nil
        default:
            // Not part of a sequence: it was cut short here.
            state = .text
            return text(scalar)
        }
    }

    private mutating func string(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x07, 0x18, 0x1A, 0x9C: state = .text
        case 0x1B: state = .stringEscape
        case 0x0A, 0x0D:
            // A string that was never closed must not swallow the rest of the text.
            state = .text
            return "\n"
        default: break
        }
        return nil
    }
}
