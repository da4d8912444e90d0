/// Base 32 in Crockford's alphabet, lower case: no i, l, o, u, so that an id survives being read out and typed.
enum Crockford {
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    /// 2025-01-01 00:00 UTC, where the times in ids begin.
    static let epoch: Int64 = 1_735_689_600_000

    /// The lowest `5 * width` bits of `value`, most significant character first.
    static func encode(_ value: UInt64, width: Int) -> String {
        let places = (0..<width).reversed()
        let bytes = places.map { alphabet[Int(value >> (5 * UInt64($0)) & 31)] }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Eight characters of time (34 years from 2025) and two of chance.
    static func identifier(at moment: Timestamp, random: UInt64) -> String {
        let time = UInt64(clamping: moment.milliseconds - epoch)
        return encode(time, width: 8) + encode(random, width: 2)
    }

    /// What was typed as it would stand in an id (`O` is 0; `I` and `L` are 1); nil where it cannot.
    static func normalized(_ text: some StringProtocol) -> String? {
        var bytes: [UInt8] = []
        for byte in text.lowercased().utf8 {
            switch byte {
            case UInt8(ascii: "o"): bytes.append(UInt8(ascii: "0"))
            case UInt8(ascii: "i"), UInt8(ascii: "l"): bytes.append(UInt8(ascii: "1"))
            case UInt8(ascii: "-"): continue
            default:
                guard alphabet.contains(byte) else { return nil }
                bytes.append(byte)
            }
        }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }
}
