/// Lays the syllables of a line on the beats of its bars.
struct SyllableSetting {
    /// Ticks in a bar.
    let bar: Int
    /// Ticks in a felt beat.
    let beat: Int

    /// Where every syllable starts and how long it lasts.
    ///
    /// The last syllable, which rhymes, falls on a strong beat; stressed syllables are drawn to beats, and the end of
    /// the line is left for breath.
    /// - Parameters:
    ///   - stresses: One value a syllable, above 0 where the word stresses it.
    ///   - start: Ticks from the start of the section to the line's first bar.
    ///   - bars: The bars of the line.
    ///   - sungBars: The bars in which it may sound.
    ///   - rapped: Whether the last syllable waits for the last beat of the bar.
    ///   - closing: Ticks from the start of the line to where the last syllable has to fall; nil leaves it to the line.
    /// - Returns: Start and length of every syllable, in ticks.
    func set(
        stresses: [Bool],
        start: Int,
        bars: Int,
        sungBars: Int,
        rapped: Bool,
        closing: Int? = nil
    ) -> [(tick: Int, duration: Int)] {
        guard !stresses.isEmpty else { return [] }
        let quarter = Score.ticksPerQuarter
        let length = closing.map { $0 + 2 * beat } ?? bar * sungBars
        let needed = stresses.count
        let steps =
            isCompound ? [beat, beat / 3, beat / 6] : [quarter, quarter / 2, quarter / 4].filter { $0 <= beat }
        let step = steps.first { room(length: length, step: $0, rapped: rapped) >= needed } ?? quarter / 4
        let last = closing.map { $0 / step } ?? lastSlot(length: length, step: step, count: needed, rapped: rapped)
        let slots = choose(stresses, upTo: max(last, needed - 1), step: step)
        return slots.enumerated().map { index, slot in
            let next = index + 1 < slots.count ? slots[index + 1] : slot + max(1, min(quarter, beat) / step)
            let end = min(next * step, bar * bars)
            return (start + slot * step, max(step / 2, end - slot * step))
        }
    }

    private func room(length: Int, step: Int, rapped: Bool) -> Int {
        // Two beats for breath are a whole bar of 6/8, where one is enough.
        (length - (rapped || isCompound ? beat : beat * 2)) / step + 1
    }

    /// Whether the beat divides in three, so that syllables fall on thirds of it.
    private var isCompound: Bool { 2 * beat == 3 * Score.ticksPerQuarter }

    /// The slot of the rhyme: the last beat for rap, else the earliest beat that leaves the line unhurried.
    private func lastSlot(length: Int, step: Int, count: Int, rapped: Bool) -> Int {
        let final = (length - beat) / step
        guard !rapped else { return final }
        let perBeat = max(1, beat / step)
        let earliest = (count - 1 + perBeat - 1) / perBeat * perBeat
        let strong = stride(from: 0, through: (length - beat) / step, by: 2 * perBeat).first { $0 >= earliest }
        return strong ?? min(earliest, final)
    }

    /// Rising slots, the last one fixed, that put stresses on beats and spread the rest evenly.
    private func choose(_ stresses: [Bool], upTo last: Int, step: Int) -> [Int] {
        let count = stresses.count
        guard count > 1 else { return [last] }
        let perBeat = max(1, beat / step)
        let width = last + 1
        let floor = Int.min / 4
        var best = Array(repeating: Array(repeating: floor, count: width), count: count)
        var from = Array(repeating: Array(repeating: -1, count: width), count: count)
        for index in 0..<count {
            for slot in index..<(width - (count - 1 - index)) {
                let ideal = index * last / (count - 1)
                let onBeat = slot.isMultiple(of: perBeat)
                var worth = -abs(slot - ideal)
                if stresses[index] { worth += onBeat ? 3 : 0 } else { worth -= onBeat ? 1 : 0 }
                if index == 0 {
                    best[0][slot] = worth - slot
                    continue
                }
                for previous in (index - 1)..<slot where best[index - 1][previous] > floor {
                    let total = best[index - 1][previous] + worth - abs(slot - previous - last / (count - 1)) / 2
                    if total > best[index][slot] { (best[index][slot], from[index][slot]) = (total, previous) }
                }
            }
        }
        var slots = [last]
        for index in stride(from: count - 1, to: 0, by: -1) {
            slots.append(max(0, from[index][slots[slots.count - 1]]))
        }
        return slots.reversed()
    }
}
