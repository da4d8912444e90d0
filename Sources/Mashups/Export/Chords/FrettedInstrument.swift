/// A fretted instrument as chord diagrams draw it.
public struct FrettedInstrument: Sendable, Hashable {
    /// The name to print.
    public let name: String
    /// MIDI numbers of the open strings, from left to right in a diagram.
    public let tuning: [Int]
    /// How many strings on the left may stay silent.
    public let silentStrings: Int
    /// Whether the lowest string that sounds should be the root.
    public let wantsRootInBass: Bool

    /// Guitar in standard tuning, E2 A2 D3 G3 B3 E4.
    public static let guitar = FrettedInstrument(
        name: "Guitar",
        tuning: [40, 45, 50, 55, 59, 64],
        silentStrings: 2,
        wantsRootInBass: true
    )

    /// Ukulele with a high G, G4 C4 E4 A4.
    public static let ukulele = FrettedInstrument(
        name: "Ukulele",
        tuning: [67, 60, 64, 69],
        silentStrings: 0,
        wantsRootInBass: false
    )
}
