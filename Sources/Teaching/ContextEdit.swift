/// One thing a message (or a command) does to the gathered context.
public enum ContextEdit: Sendable, Hashable {
    /// Adds the value; in a slot that holds one value it takes the old one's place.
    case add(SlotValue)
    /// Takes the value back and, for a genre, remembers that it was declined.
    case remove(SlotValue)
    /// Puts `new` where `old` stood; adds it where `old` was not there.
    case replace(SlotValue, with: SlotValue)
    /// Empties a slot ("no wait, just afrobeats" clears the genres before it adds one).
    case clear(Slot)
}

/// What an edit really changed, for saying it back and for drawing it.
public struct ContextChange: Sendable, Hashable, Codable {
    /// How the slot changed.
    public enum Kind: String, Sendable, Hashable, Codable {
        case added, removed, changed
    }

    /// The slot that changed.
    public var slot: Slot
    /// How it changed.
    public var kind: Kind
    /// The text of the value that was added or removed, or the new one.
    public var value: String
    /// The text of the value that was there before; only where `kind` is `changed`.
    public var previous: String?

    /// Describes one change.
    public init(slot: Slot, kind: Kind, value: String, previous: String? = nil) {
        self.slot = slot
        self.kind = kind
        self.value = value
        self.previous = previous
    }
}
