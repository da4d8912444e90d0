import Teaching

extension ContextEdit {
    /// Slots it speaks about.
    var slots: [Slot] {
        switch self {
        case .add(let value), .remove(let value): [value.slot]
        case .replace(let old, with: let new): [old.slot, new.slot]
        case .clear(let slot): [slot]
        }
    }

    /// The value that is there after it.
    var gained: SlotValue? {
        switch self {
        case .add(let value), .replace(_, with: let value): value
        case .remove, .clear: nil
        }
    }

    /// The value that is not there any more after it.
    var lost: SlotValue? {
        switch self {
        case .remove(let value), .replace(let value, with: _): value
        case .add, .clear: nil
        }
    }
}
