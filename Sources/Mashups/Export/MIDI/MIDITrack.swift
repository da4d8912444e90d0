/// One track of a MIDI file: events at ticks, written with the times between them.
struct MIDITrack {
    private struct Event {
        var tick: Int
        /// Decides among events of one tick: what ends, then what tells, then what begins.
        var order: Int
        var bytes: [UInt8]
    }

    private var events: [Event] = []

    /// A meta event, such as `FF 06` for a marker; text is UTF-8.
    mutating func meta(_ type: UInt8, _ content: some Sequence<UInt8>, at tick: Int) {
        let content = Array(content)
        events.append(
            Event(tick: tick, order: 1, bytes: [0xFF, type] + Self.variableLength(content.count) + content)
        )
    }

    /// Chooses an instrument; program 1…128, channel 1…16.
    mutating func program(_ program: Int, channel: Int) {
        events.append(Event(tick: 0, order: 1, bytes: [0xC0 | Self.low(channel - 1, 0x0F), Self.low(program - 1)]))
    }

    /// A note from one tick to another; channel 1…16.
    mutating func note(_ key: Int, velocity: Int, channel: Int, from start: Int, to end: Int) {
        guard (0...127).contains(key), end > start else { return }
        let channel = Self.low(channel - 1, 0x0F)
        events.append(Event(tick: start, order: 2, bytes: [0x90 | channel, Self.low(key), Self.low(velocity)]))
        events.append(Event(tick: end, order: 0, bytes: [0x80 | channel, Self.low(key), 0]))
    }

    /// The whole chunk, `MTrk` and its length included, ending at the tick given.
    func chunk(endingAt end: Int) -> [UInt8] {
        var body: [UInt8] = []
        var now = 0
        let order = events.indices.sorted {
            (events[$0].tick, events[$0].order, $0) < (events[$1].tick, events[$1].order, $1)
        }
        for index in order {
            body += Self.variableLength(events[index].tick - now) + events[index].bytes
            now = events[index].tick
        }
        body += Self.variableLength(max(0, end - now)) + [0xFF, 0x2F, 0x00]
        return Array("MTrk".utf8) + Self.bigEndian(body.count, bytes: 4) + body
    }

    /// A number in the seven-bit groups of the MIDI file format, the highest first.
    static func variableLength(_ number: Int) -> [UInt8] {
        var bytes = [low(number)]
        var rest = max(0, number) >> 7
        while rest > 0 {
            bytes.insert(low(rest) | 0x80, at: 0)
            rest >>= 7
        }
        return bytes
    }

    /// A number in so many bytes, the highest first.
    static func bigEndian(_ number: Int, bytes: Int) -> [UInt8] {
        (0..<bytes).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }

    private static func low(_ number: Int, _ mask: Int = 0x7F) -> UInt8 { UInt8(truncatingIfNeeded: number & mask) }
}
