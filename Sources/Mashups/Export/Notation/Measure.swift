/// One bar of a part, filled exactly by its pieces.
struct Measure: Hashable {
    /// The number in the piece, from 1.
    var number: Int
    /// Notes and rests in order.
    var pieces: [Piece]

    /// A note, part of a note, or a rest with one written value.
    struct Piece: Hashable {
        /// Ticks from the start of the piece of music.
        var tick: Int
        /// Ticks it lasts: the value's, but for lengths no notation can write.
        var duration: Int
        var value: NotatedValue
        /// The index of the note in its part; nil for a rest.
        var note: Int?
        /// Whether the note began before.
        var isTiedBack = false
        /// Whether the note goes on.
        var isTiedOn = false
        /// Whether a group of triplets begins here.
        var startsTuplet = false
        /// Whether a group of triplets ends here.
        var endsTuplet = false
        /// A rest that fills its bar.
        var isWholeBar = false

        var end: Int { tick + duration }
    }
}
