/// One entry as one line of a history file.
enum HistoryRecord {
    private static let backslash = UInt8(ascii: "\\")
    private static let newline = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    /// The entry with newlines, carriage returns and backslashes escaped, so that it fits on a line.
    static func encode(_ entry: String) -> String {
        var line: [UInt8] = []
        for byte in entry.utf8 {
            switch byte {
            case backslash: line += [backslash, backslash]
            case newline: line += [backslash, UInt8(ascii: "n")]
            case carriageReturn: line += [backslash, UInt8(ascii: "r")]
            default: line.append(byte)
            }
        }
        return String(decoding: line, as: UTF8.self)
    }

    /// The entry a line stands for; an escape nobody writes stays as it is.
    static func decode(_ line: some BidirectionalCollection<UInt8>) -> String {
        // Most entries hold no escape; this runs thousands of times before the first prompt.
        guard line.contains(backslash) else { return String(decoding: line, as: UTF8.self) }
        var entry: [UInt8] = []
        entry.reserveCapacity(line.count)
        var isEscaped = false
        for byte in line {
            guard isEscaped else {
                if byte == backslash { isEscaped = true } else { entry.append(byte) }
                continue
            }
            isEscaped = false
            switch byte {
            case backslash: entry.append(backslash)
            case UInt8(ascii: "n"): entry.append(newline)
            case UInt8(ascii: "r"): entry.append(carriageReturn)
            default: entry += [backslash, byte]
            }
        }
        if isEscaped { entry.append(backslash) }
        return String(decoding: entry, as: UTF8.self)
    }

    /// The entries of a file's bytes.
    static func entries(in bytes: ArraySlice<UInt8>) -> [String] {
        bytes.withUnsafeBytes { buffer in
            var entries: [String] = []
            var start = 0
            while start < buffer.count {
                let end = buffer[start...].firstIndex(of: newline) ?? buffer.count
                if end > start { entries.append(decode(UnsafeRawBufferPointer(rebasing: buffer[start..<end]))) }
                start = end + 1
            }
            return entries
        }
    }
}
