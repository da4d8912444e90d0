/// Some of the twelve sounds within an octave, whatever their spelling and octave.
///
/// The sets of pitch-class set theory (A. Forte, The Structure of Atonal Music, 1973), held as twelve bits, so that asking
/// for a member costs nothing.
public struct PitchClassSet: OptionSet, Hashable, Sendable {
    /// One bit for each pitch class, the lowest for C.
    public let rawValue: UInt16

    /// Makes a set from its bits; those above the twelfth are dropped.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue & 0xFFF
    }

    /// The sounds of spelled notes.
    public init(_ notes: some Sequence<NoteName>) {
        self.init(rawValue: notes.reduce(0) { $0 | 1 << UInt16($1.pitchClass) })
    }

    /// Whether a MIDI note number sounds in the set, in whatever octave.
    public func contains(midi: Int) -> Bool {
        rawValue & 1 << UInt16(midi.modulo(12)) != 0
    }

    /// Whether a note, however it is spelled, is in the set.
    public func contains(_ note: NoteName) -> Bool {
        contains(midi: note.pitchClass)
    }

    /// How many sounds are in the set.
    public var count: Int { rawValue.nonzeroBitCount }
}
