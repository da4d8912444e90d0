import Foundation

/// A text file of `key value` lines sorted by their bytes, searched without reading it whole.
struct SortedLines: Sendable {
    private let data: Data

    init(_ url: URL) throws {
        do {
            data = try Data(contentsOf: url, options: .mappedIfSafe)
        } catch {
            throw LyricistError.unreadable(file: url.lastPathComponent, reason: "\(error.localizedDescription)")
        }
    }

    /// The value of the key's first line.
    func first(_ key: String) -> String? {
        data.withUnsafeBytes { Self.value(after: Array(key.utf8) + [UInt8(ascii: " ")], in: $0) }
    }

    /// The values of `key`, `key(2)`, `key(3)` and so on, as CMUdict writes variants.
    func all(_ key: String) -> [String] {
        var values: [String] = []
        data.withUnsafeBytes { bytes in
            var line = Array(key.utf8) + [UInt8(ascii: " ")]
            while let value = Self.value(after: line, in: bytes) {
                values.append(value)
                line = Array("\(key)(\(values.count + 1)) ".utf8)
            }
        }
        return values
    }

    private static func value(after prefix: [UInt8], in bytes: UnsafeRawBufferPointer) -> String? {
        var low = 0
        var high = bytes.count
        while low < high {
            let start = lineStart(before: low + (high - low) / 2, in: bytes)
            if precedes(bytes, start, prefix) {
                low = lineEnd(from: start, in: bytes) + 1
            } else {
                high = start
            }
        }
        guard low + prefix.count <= bytes.count, bytes[low..<(low + prefix.count)].elementsEqual(prefix) else {
            return nil
        }
        return String(decoding: bytes[(low + prefix.count)..<lineEnd(from: low, in: bytes)], as: UTF8.self)
    }

    private static func lineStart(before position: Int, in bytes: UnsafeRawBufferPointer) -> Int {
        var start = position
        while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
        return start
    }

    private static func lineEnd(from position: Int, in bytes: UnsafeRawBufferPointer) -> Int {
        var end = position
        while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
        return end
    }

    /// Whether the line at `start` sorts before every line that begins with `prefix`.
    private static func precedes(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ prefix: [UInt8]) -> Bool {
        for (offset, byte) in prefix.enumerated() {
            guard start + offset < bytes.count else { return true }
            let found = bytes[start + offset]
            if found != byte { return found < byte }
        }
        return false
    }
}
