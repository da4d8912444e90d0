import MusicTheory

/// How the steps of a bar are counted aloud, one character each: `1e&a`, `1&`, `1&a` for thirds of a beat.
///
/// In meters of eighths the eighths are numbered; a number of two digits shows its last one.
enum StepCounts {
    /// The counts of one bar.
    /// - Parameters:
    ///   - steps: steps in the bar.
    ///   - stepsPerBeat: steps in a quarter note.
    ///   - meter: a time signature.
    /// - Returns: a character for each step.
    static func bar(steps: Int, stepsPerBeat: Int, meter: String) -> [String] {
        let isInEighths = Meter(meter)?.unit == 8
        let perCount = max(1, isInEighths ? stepsPerBeat / 2 : stepsPerBeat)
        let between: [String] =
            switch perCount {
            case 2: ["&"]
            case 3: ["&", "a"]
            case 4: ["e", "&", "a"]
            default: Array(repeating: "&", count: perCount - 1)
            }
        return (0..<steps).map { step in
            let place = step % perCount
            return place == 0 ? "\((step / perCount + 1) % 10)" : between[place - 1]
        }
    }
}
