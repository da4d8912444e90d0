/// Takes out of a text everything that could steer a terminal or hide words from a reader.
///
/// Removed: control characters of both sets except the newline, escape sequences whether complete or cut short (CSI, OSC,
/// DCS and their kin), bidirectional controls, and characters Unicode calls default-ignorable, except variation selectors
/// and a zero-width joiner between two emoji. A tab becomes four spaces, a line separator a newline, a noncharacter
/// U+FFFD. What comes out stays the same when it is sanitised again.
public struct TextSanitizer: Sendable {
    private enum State {
        case text, escape, control, string, stringEscape
    }

    private var state = State.text
    private var previous: Unicode.Scalar = " "
    private var joinerIsPending = false
    private let keepsTabs: Bool

    /// A sanitiser for a text that arrives in pieces.
    /// - Parameter keepsTabs: whether a tab stays a tab, for text that is stored and not shown.
    public init(keepsTabs: Bool = false) {
        self.keepsTabs = keepsTabs
    }

    /// The sanitised form of a whole text.
    public static func sanitize(_ text: String, keepsTabs: Bool = false) -> String {
        var sanitizer = TextSanitizer(keepsTabs: keepsTabs)
        return sanitizer.append(text)
    }

    /// The sanitised form of bytes that should be UTF-8; what is not becomes U+FFFD.
    public static func sanitize(bytes: some Collection<UInt8>) -> String {
        sanitize(String(decoding: bytes, as: UTF8.self))
    }

    /// What the next piece of the text adds; an escape sequence may be spread over many pieces.
    public mutating func append(_ text: String) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { consume(scalar) { kept.append($0) } }
        return String(kept)
    }

    /// Feeds one scalar and gives those that may be shown.
    mutating func consume(_ scalar: Unicode.Scalar, emit: (Unicode.Scalar) -> Void) {
        switch state {
        case .text: consumeText(scalar, emit: emit)
        case .escape: consumeEscape(scalar, emit: emit)
        case .control: consumeControl(scalar, emit: emit)
        case .string: consumeString(scalar, emit: emit)
        case .stringEscape:
            // ESC \ ends the string; anything else is an escape sequence of its own.
            state = .text
            if scalar != "\\" { consumeEscape(scalar, emit: emit) }
        }
    }

    private mutating func consumeText(_ scalar: Unicode.Scalar, emit: (Unicode.Scalar) -> Void) {
        switch scalar.value {
        case 0x0A: keep(scalar, emit: emit)
        case 0x09:
            if keepsTabs { keep(scalar, emit: emit) } else { for _ in 0..<4 { keep(" ", emit: emit) } }
        case 0x1B: state = .escape
        case 0x00..<0x20, 0x7F: break
        case 0x20..<0x7F: keep(scalar, emit: emit)
        case 0x9B: state = .control
        case 0x90, 0x98, 0x9D, 0x9E, 0x9F: state = .string
        case 0x80..<0xA0: break
        default: consumeWide(scalar, emit: emit)
        }
    }

    private mutating func consumeWide(_ scalar: Unicode.Scalar, emit: (Unicode.Scalar) -> Void) {
        switch scalar.value {
        case 0x2028, 0x2029: keep("\n", emit: emit)
        case 0x200D: joinerIsPending = TextSanitizer.isEmojiPart(previous)
        case 0xFE00...0xFE0F: keep(scalar, emit: emit)
        case 0xFFF9...0xFFFB: break
        case 0xFDD0...0xFDEF: keep("\u{FFFD}", emit: emit)
        case let value where value & 0xFFFE == 0xFFFE: keep("\u{FFFD}", emit: emit)
        default:
            if !scalar.properties.isDefaultIgnorableCodePoint { keep(scalar, emit: emit) }
        }
    }

    private mutating func consumeEscape(_ scalar: Unicode.Scalar, emit: (Unicode.Scalar) -> Void) {
        switch scalar.value {
        case 0x1B: state = .escape
        case 0x5B: state = .control
        case 0x50, 0x58, 0x5D, 0x5E, 0x5F: state = .string
        case 0x20..<0x30: state = .escape
        case 0x30..<0x7F: state = .text
        default:
            state = .text
            consumeText(scalar, emit: emit)
        }
    }

    private mutating func consumeControl(_ scalar: Unicode.Scalar, emit: (Unicode.Scalar) -> Void) {
        switch scalar.value {
        case 0x20..<0x40: break
        case 0x40..<0x7F: state = .text
        default:
            // Not part of a sequence: it was cut short here.
            state = .text
            consumeText(scalar, emit: emit)
        }
    }

    private mutating func consumeString(_ scalar: Unicode.Scalar, emit: (Unicode.Scalar) -> Void) {
        switch scalar.value {
        case 0x07, 0x18, 0x1A, 0x9C: state = .text
        case 0x1B: state = .stringEscape
        case 0x0A:
            // A string that was never closed must not swallow the rest of the text.
            state = .text
            keep(scalar, emit: emit)
        default: break
        }
    }

    private mutating func keep(_ scalar: Unicode.Scalar, emit: (Unicode.Scalar) -> Void) {
        if joinerIsPending, TextSanitizer.isEmojiPart(scalar) { emit("\u{200D}") }
        joinerIsPending = false
        previous = scalar
        emit(scalar)
    }

    private static func isEmojiPart(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x2190
            && (scalar.properties.isEmoji || scalar.properties.isEmojiModifier || scalar.value == 0xFE0F)
    }
}
