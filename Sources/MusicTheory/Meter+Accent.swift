extension Meter {
    /// The felt beats that carry the weight of a bar, from 1: the first, and where the bar has two equal halves the first
    /// of the second half, as in 4/4 and 12/8.
    public var strongBeats: [Int] {
        beatsFelt > 2 && beatsFelt.isMultiple(of: 2) ? [1, beatsFelt / 2 + 1] : [1]
    }
}
