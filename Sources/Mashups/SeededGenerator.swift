/// A small random number generator (SplitMix64) whose sequence is the same on every platform and in every release.
///
/// The constants are those of Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (OOPSLA 2014).
/// Choose with the methods below, not with the standard library's, whose algorithms may change.
public struct SeededGenerator: RandomNumberGenerator, Sendable, Equatable {
    private var state: UInt64

    /// Starts the sequence that belongs to `seed`; any value is good.
    public init(seed: UInt64) {
        state = seed
    }

    /// Starts a sequence of its own for one part of a piece, so that a change in one part leaves the others alone.
    public init(seed: UInt64, part: String) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in part.utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
        state = seed ^ hash
    }

    /// The next 64 random bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension RandomNumberGenerator {
    /// A whole number from 0 up to, not including, `bound`; 0 where `bound` is below 1.
    public mutating func index(below bound: Int) -> Int {
        guard bound > 1 else { return 0 }
        let bound = UInt64(bound)
        // The low half of the product is biased only below this threshold (Lemire 2019).
        let threshold = (0 &- bound) % bound
        while true {
            let product = next().multipliedFullWidth(by: bound)
            if product.low >= threshold { return Int(product.high) }
        }
    }

    /// One of the values, each as likely as any other; nil where there are none.
    public mutating func pick<Values: RandomAccessCollection>(_ values: Values) -> Values.Element? {
        guard !values.isEmpty else { return nil }
        return values[values.index(values.startIndex, offsetBy: index(below: values.count))]
    }

    /// One of the values, each as likely as its weight says; nil where no weight is above zero.
    public mutating func pick<Value>(_ values: [Value], weight: (Value) -> Int) -> Value? {
        let total = values.reduce(0) { $0 + max(0, weight($1)) }
        guard total > 0 else { return nil }
        var remaining = index(below: total)
        for value in values {
            remaining -= max(0, weight(value))
            if remaining < 0 { return value }
        }
        return nil
    }

    /// The values in a random order (Fisher and Yates).
    public mutating func shuffle<Value>(_ values: [Value]) -> [Value] {
        var values = values
        for last in stride(from: values.count - 1, to: 0, by: -1) {
            values.swapAt(last, index(below: last + 1))
        }
        return values
    }

    /// True `part` times out of `whole`.
    public mutating func chance(_ part: Int, in whole: Int) -> Bool {
        index(below: whole) < part
    }
}
