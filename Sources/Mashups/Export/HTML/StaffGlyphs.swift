/// The shapes of music notation, drawn for this program; the unit is a tenth of the space between two staff lines.
///
/// Every shape is placed by a point: clefs by the line they name, accidentals and heads by their middle.
enum StaffGlyphs {
    /// A treble clef around the line of G: one stroke, thin where it rises, thick where it falls.
    static let trebleClef =
        "M2 5 C-3 5 -6 1 -4 -3 C-2 -8 7 -9 10 -3 C13 4 8 10 1 10 C-8 10 -13 3 -11 -6 C-8 -17 9 -22 8 -37 "
        + "C8 -43 6 -48 3 -47 C-1 -46 -3 -38 -2 -31 L6 17 C7 24 4 29 -1 29 C-5 29 -8 26 -7 23"

    /// The dot at the clef's foot and the crook's.
    static let trebleClefDot = "M-8 21 a3 3 0 1 0 6 0 a3 3 0 1 0 -6 0"

    static let sharp = "M-2 -13 V14 M2.4 -14 V13 M-4.6 -3 L5 -6 M-4.6 6 L5 3"
    static let flat = "M-3 -17 V6 C2 4 5 -1 4 -4 C2 -8 -2 -5 -3 -2"
    static let natural = "M-2.6 -14 V5.5 L2.8 3.5 M2.8 14 V-5.5 L-2.6 -3.5"

    /// A filled head, 13 wide.
    static let filledHead = "M-6 2.4 C-7 -1.6 -1 -5.4 3 -4.8 C7.4 -4.2 7.4 0 4.4 2.6 C0.6 5.6 -5 6 -6 2.4 Z"
    /// An open head with its hollow.
    static let openHead =
        "M-6.2 2.4 C-7.2 -1.6 -1 -5.6 3.2 -5 C7.6 -4.4 7.6 0 4.6 2.6 C0.8 5.8 -5.2 6.2 -6.2 2.4 Z "
        + "M-4.6 2.6 C-3.6 4.4 1 2 3.6 -0.4 C5.6 -2.2 5.2 -3.8 3.4 -3.8 C0.4 -3.8 -5.4 0.6 -4.6 2.6 Z"
    /// A whole note.
    static let wholeHead =
        "M-8 0 C-8 -3.4 -4 -5.2 0 -5.2 C4 -5.2 8 -3.4 8 0 C8 3.4 4 5.2 0 5.2 C-4 5.2 -8 3.4 -8 0 Z "
        + "M-3.4 -1.6 C-4.2 1.4 -1.4 4 1.2 3.8 C3.6 3.6 4.2 0.8 3 -1.6 C1.6 -4 -2.6 -4.4 -3.4 -1.6 Z"
    static let crossHead = "M-5 -4.6 L5 4.6 M-5 4.6 L5 -4.6"
    static let slashHead = "M-6 5 L2 -5 H6 L-2 5 Z"
    static let openSlashHead = "M-7 5 L1 -5 H7 L-1 5 Z"

    /// One flag that hangs from the top of a stem.
    static let flag = "M0 0 C1 8 10 11 7 24 C8 16 3 12 0 10 Z"

    /// One flag that stands on the foot of a stem.
    static let flagBelow = "M0 0 C1 -8 10 -11 7 -24 C8 -16 3 -12 0 -10 Z"

    static let quarterRest = "M-3 -14 L4 -5 C0 -2 0 1 4 6 C-1 4 -3 7 1 13 C-6 9 -5 2 1 3 L-4 -4 C1 -7 0 -9 -3 -14 Z"
    static let eighthRest = "M-3 -5 a2.6 2.6 0 1 0 5 1 C3 -3.4 4.6 -5.4 5.4 -7.6 L1 12 H-0.6 L4 -4 C2 -2 -1 -2 -3 -5 Z"
}
