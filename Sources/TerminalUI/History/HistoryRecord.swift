/// One entry as one line of a history file.
enum HistoryRecord {
    /// The entry with newlines, carriage returns and backslashes escaped, so that it fits on a line.
    static func encode(_ entry: String) -> String {
        var line = String.UnicodeScalarView()
        for scalar in entry.unicodeScalars {
            switch scalar {
            case "\\": line.append(contentsOf: "\\\\".unicodeScalars)
            case "\n": line.append(contentsOf: "\\n".unicodeScalars)
            case "\r": line.append(contentsOf: "\\r".unicodeScalars)
            default: line.append(scalar)
            }
        }
        return String(line)
    }

    /// The entry a line stands for; an escape nobody writes stays as it is.
    static func decode(_ line: String) -> String {
        guard line.utf8.contains(UInt8(ascii: "\\")) else { return line }
        var entry = String.UnicodeScalarView()
        var escaped = false
        for scalar in line.unicodeScalars {
            guard escaped else {
                if scalar == "\\" { escaped = true } else { entry.append(scalar) }
                continue
            }
            escaped = false
            switch scalar {
            case "\\": entry.append("\\")
            case "n": entry.append("\n")
            case "r": entry.append("\r")
            default: entry.append(contentsOf: ["\\", scalar])
            }
        }
        if escaped { entry.append("\\") }
        return String(entry)
    }

    /// The entries of a file's bytes.
    static func entries(in bytes: some Collection<UInt8>) -> [String] {
        bytes.split(separator: UInt8(ascii: "\n")).map { decode(String(decoding: $0, as: UTF8.self)) }
    }
}
