/// A time signature.
public struct Meter: Notated {
    /// The upper number.
    public let beats: Int

    /// The lower number: 1, 2, 4, 8, 16 or 32.
    public let unit: Int

    /// Makes a meter; nil unless `beats` is 1…32 and `unit` a power of two up to 32.
    public init?(beats: Int, unit: Int) {
        guard (1...32).contains(beats), [1, 2, 4, 8, 16, 32].contains(unit) else { return nil }
        self.beats = beats
        self.unit = unit
    }

    /// Reads "12/8"; nil for anything else.
    public init?(_ description: String) {
        let parts = description.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let beats = Int(parts[0]), let unit = Int(parts[1]) else { return nil }
        self.init(beats: beats, unit: unit)
    }

    private init(unchecked beats: Int, _ unit: Int) {
        self.beats = beats
        self.unit = unit
    }

    /// "12/8".
    public var description: String { "\(beats)/\(unit)" }

    /// Whether the felt beat divides in three, as in 6/8, 9/8 and 12/8.
    public var isCompound: Bool {
        unit >= 8 && beats > 3 && beats.isMultiple(of: 3)
    }

    /// The bar's length in quarter notes: 3 for 6/8.
    public var quarterLength: Double {
        Double(beats) * 4 / Double(unit)
    }

    /// The beats a listener taps in a bar: 4 in 12/8, 2 in 6/8, 4 in 4/4.
    public var beatsFelt: Int {
        isCompound ? beats / 3 : beats
    }

    /// The length of a felt beat in quarter notes: 1.5 in 6/8, 1 in 4/4.
    public var beatLength: Double {
        quarterLength / Double(beatsFelt)
    }

    /// 4/4.
    public static let fourFour = Meter(unchecked: 4, 4)
    /// 3/4.
    public static let threeFour = Meter(unchecked: 3, 4)
    /// 2/4.
    public static let twoFour = Meter(unchecked: 2, 4)
    /// 6/8.
    public static let sixEight = Meter(unchecked: 6, 8)
    /// 12/8.
    public static let twelveEight = Meter(unchecked: 12, 8)
}
