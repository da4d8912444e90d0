import MusicTheory

/// Cuts a part at its bar lines and into values that notation can write, with ties.
///
/// A quarter in which something starts on a third of it is written as triplets.
struct MeasureSplitter {
    let meter: Meter
    let barTicks: Int
    /// Ticks at which notes and rests are cut besides.
    var cuts: [Int] = []

    private var beat: Int { Int(meter.beatLength * Double(Score.ticksPerQuarter)) }
    private let quarter = Score.ticksPerQuarter

    /// The bars of a part whose notes are in order and do not overlap.
    func measures(_ notes: [PartNote], count: Int) -> [Measure] {
        var next = 0
        var cut = 0
        return (0..<max(0, count)).map { index in
            let range = index * barTicks..<(index + 1) * barTicks
            while next < notes.count, notes[next].end <= range.lowerBound { next += 1 }
            var spans: [Span] = []
            var tick = range.lowerBound
            var place = next
            while place < notes.count, notes[place].tick < range.upperBound {
                let note = notes[place]
                let start = max(note.tick, range.lowerBound)
                if start > tick { spans.append(Span(tick..<start, note: nil)) }
                tick = min(note.end, range.upperBound)
                spans.append(Span(start..<tick, note: place))
                place += 1
            }
            if tick < range.upperBound { spans.append(Span(tick..<range.upperBound, note: nil)) }
            while cut < cuts.count, cuts[cut] <= range.lowerBound { cut += 1 }
            var inside = cut
            while inside < cuts.count, cuts[inside] < range.upperBound {
                spans = spans.flatMap { $0.cut(at: cuts[inside]) }
                inside += 1
            }
            return Measure(number: index + 1, pieces: tied(pieces(of: spans, bar: range.lowerBound), notes))
        }
    }

    private struct Span {
        var range: Range<Int>
        var note: Int?

        init(_ range: Range<Int>, note: Int?) {
            self.range = range
            self.note = note
        }

        func cut(at tick: Int) -> [Span] {
            guard range.contains(tick), tick > range.lowerBound else { return [self] }
            return [Span(range.lowerBound..<tick, note: note), Span(tick..<range.upperBound, note: note)]
        }
    }

    private func tied(_ pieces: [Measure.Piece], _ notes: [PartNote]) -> [Measure.Piece] {
        pieces.map { piece in
            guard let note = piece.note.map({ notes[$0] }) else { return piece }
            var piece = piece
            piece.isTiedBack = piece.tick > note.tick
            piece.isTiedOn = piece.end < note.end
            return piece
        }
    }

    private func pieces(of spans: [Span], bar: Int) -> [Measure.Piece] {
        if spans.count == 1, let only = spans.first, only.note == nil {
            var rest = Measure.Piece(tick: bar, duration: barTicks, value: NotatedValue(shape: .whole))
            rest.isWholeBar = true
            return [rest]
        }
        let windows = tripletWindows(spans, bar: bar)
        var pieces: [Measure.Piece] = []
        for span in spans {
            var tick = span.range.lowerBound
            while tick < span.range.upperBound {
                let window = windows.first { $0.contains(tick) }
                let stop =
                    window?.upperBound ?? windows.first { $0.lowerBound > tick }?.lowerBound ?? bar + barTicks
                let end = min(stop, span.range.upperBound)
                let piece =
                    window == nil
                    ? binary(tick, end, bar: bar, isRest: span.note == nil) : triplet(tick, end)
                pieces.append(
                    Measure.Piece(tick: tick, duration: piece.ticks, value: piece.value, note: span.note)
                )
                tick += piece.ticks
            }
        }
        for window in windows {
            guard let first = pieces.firstIndex(where: { window.contains($0.tick) }),
                let last = pieces.lastIndex(where: { window.contains($0.tick) })
            else { continue }
            pieces[first].startsTuplet = true
            pieces[last].endsTuplet = true
        }
        return pieces
    }

    /// The quarters in which something starts or ends where no halving leads.
    private func tripletWindows(_ spans: [Span], bar: Int) -> [Range<Int>] {
        let shortest = NotatedValue.Shape.sixtyFourth.ticks
        let odd = spans.map { $0.range.lowerBound - bar }.filter { !$0.isMultiple(of: shortest) }
        let quarters = Set(odd.map { $0 / quarter }).sorted()
        return quarters.map { bar + $0 * quarter..<bar + min(($0 + 1) * quarter, barTicks) }
    }

    private typealias Written = (ticks: Int, value: NotatedValue)

    private func triplet(_ tick: Int, _ end: Int) -> Written {
        let length = end - tick
        let value = NotatedValue.plain.lazy.map { value -> NotatedValue in
            var value = value
            value.isTriplet = true
            return value
        }.first { $0.ticks <= length }
        guard let value else { return (length, NotatedValue(shape: .sixtyFourth, isTriplet: true)) }
        return (value.ticks, value)
    }

    private func binary(_ tick: Int, _ end: Int, bar: Int, isRest: Bool) -> Written {
        let place = tick - bar
        let length = end - tick
        let isAllowed = isRest ? restFits : noteFits
        if let whole = NotatedValue.plain.first(where: { $0.ticks == length }), isAllowed(place, whole) {
            return (length, whole)
        }
        let boundary = (place / beat + 1) * beat - place
        let room = boundary < length && !place.isMultiple(of: beat) ? boundary : length
        let value = NotatedValue.plain.first {
            $0.ticks <= room && isAllowed(place, $0) && ($0.ticks <= beat || (place + $0.ticks).isMultiple(of: beat))
        }
        guard let value = value ?? NotatedValue.plain.first(where: { $0.ticks <= room }) else {
            return (length, NotatedValue(shape: .sixtyFourth))
        }
        return (value.ticks, value)
    }

    /// Whether a note of this value shows where the beats are.
    private func noteFits(_ place: Int, _ value: NotatedValue) -> Bool {
        let ticks = value.ticks
        if meter.isCompound {
            let inBeat = place % beat
            if inBeat + ticks > beat { return inBeat == 0 && ticks.isMultiple(of: beat) }
            return inBeat.isMultiple(of: min(value.shape.ticks, quarter / 2))
        }
        guard value.isDotted else { return place.isMultiple(of: ticks / 2) }
        return place.isMultiple(of: value.shape.ticks) || (place + ticks).isMultiple(of: value.shape.ticks)
    }

    /// Rests stand where halving the bar leads, and never reach over a beat they did not start on.
    private func restFits(_ place: Int, _ value: NotatedValue) -> Bool {
        let ticks = value.ticks
        if meter.isCompound {
            let inBeat = place % beat
            if inBeat + ticks > beat || value.isDotted { return inBeat == 0 && ticks == beat }
            return inBeat.isMultiple(of: ticks)
        }
        guard !value.isDotted else { return false }
        return place.isMultiple(of: ticks) && (ticks <= beat || meter.beatsFelt.isMultiple(of: 2))
    }
}
