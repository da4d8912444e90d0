import Foundation

/// A Standard MIDI File read back byte by byte; nil for one that is cut short or says other lengths than it has.
struct ExportMIDIReader {
    struct Event {
        var tick: Int
        var status: UInt8
        /// The type of a meta event; nil for others.
        var meta: UInt8?
        var data: [UInt8]
    }

    var format = 0
    var division = 0
    var tracks: [[Event]] = []

    private let bytes: [UInt8]
    private var place = 0

    init?(_ data: Data) {
        bytes = Array(data)
        guard chunk() == "MThd", number(4) == 6, let format = number(2), let count = number(2),
            let division = number(2)
        else { return nil }
        self.format = format
        self.division = division
        for _ in 0..<count {
            guard chunk() == "MTrk", let length = number(4), let events = track(to: place + length) else { return nil }
            tracks.append(events)
        }
        guard place == bytes.count else { return nil }
    }

    private mutating func chunk() -> String? { take(4).map { String(decoding: $0, as: UTF8.self) } }

    private mutating func number(_ count: Int) -> Int? { take(count)?.reduce(0) { $0 << 8 | Int($1) } }

    private mutating func take(_ count: Int) -> [UInt8]? {
        guard place + count <= bytes.count else { return nil }
        defer { place += count }
        return Array(bytes[place..<place + count])
    }

    private mutating func variable() -> Int? {
        var value = 0
        for _ in 0..<4 {
            guard let byte = take(1)?.first else { return nil }
            value = value << 7 | Int(byte & 0x7F)
            if byte & 0x80 == 0 { return value }
        }
        return nil
    }

    private mutating func track(to end: Int) -> [Event]? {
        var events: [Event] = []
        var tick = 0
        while place < end {
            guard let delta = variable(), let status = take(1)?.first else { return nil }
            tick += delta
            if status == 0xFF {
                guard let type = take(1)?.first, let length = variable(), let data = take(length) else { return nil }
                events.append(Event(tick: tick, status: status, meta: type, data: data))
            } else {
                guard let data = take(status & 0xF0 == 0xC0 ? 1 : 2) else { return nil }
                events.append(Event(tick: tick, status: status, meta: nil, data: data))
            }
        }
        return place == end && events.last?.meta == 0x2F ? events : nil
    }
}
