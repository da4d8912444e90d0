import Genres

extension GatheredContext {
    /// Carries out the edits in order and tells what they changed; edits that change nothing leave no trace.
    public mutating func apply(_ edits: [ContextEdit]) -> [ContextChange] {
        let before = self
        for edit in edits { apply(edit) }
        return changes(since: before)
    }

    /// What differs from `earlier`, slot by slot.
    public func changes(since earlier: GatheredContext) -> [ContextChange] {
        Slot.allCases.flatMap { slot -> [ContextChange] in
            let old = earlier.values(of: slot).map(\.text)
            let new = values(of: slot).map(\.text)
            if !slot.holdsMany, let previous = old.first, let value = new.first {
                return previous == value
                    ? [] : [ContextChange(slot: slot, kind: .changed, value: value, previous: previous)]
            }
            let removed = old.filter { !new.contains($0) }
            let added = new.filter { !old.contains($0) }
            return removed.map { ContextChange(slot: slot, kind: .removed, value: $0) }
                + added.map { ContextChange(slot: slot, kind: .added, value: $0) }
        }
    }

    private mutating func apply(_ edit: ContextEdit) {
        switch edit {
        case .add(let value): add(value)
        case .remove(let value): remove(value)
        case .replace(let old, with: let new): replace(old, with: new)
        case .clear(let slot): clear(slot)
        }
    }

    private mutating func add(_ value: SlotValue) {
        switch value {
        case .setting(let new): setting = new
        case .genre(let new):
            genres.appendIfNew(new)
            declinedGenres.removeAll { $0 == new }
        case .level(let new): level = new
        case .objective(let new): objectives.appendIfNew(new)
        case .culture(let new): culturalFocus.appendIfNew(new)
        case .classSize(let new): classSize = new
        case .lessonMinutes(let new): lessonMinutes = new
        case .instrument(let new): instruments.appendIfNew(new)
        case .topic(let new): topic = new
        }
    }

    private mutating func remove(_ value: SlotValue) {
        switch value {
        case .genre(let old):
            genres.removeAll { $0 == old }
            declinedGenres.appendIfNew(old)
        case .objective(let old): objectives.removeAll { $0 == old }
        case .culture(let old): culturalFocus.removeAll { $0 == old }
        case .instrument(let old): instruments.removeAll { $0 == old }
        case .setting, .level, .classSize, .lessonMinutes, .topic:
            if values(of: value.slot) == [value] { clear(value.slot) }
        }
    }

    private mutating func replace(_ old: SlotValue, with new: SlotValue) {
        switch (old, new) {
        case (.genre(let old), .genre(let new)):
            genres.replace(old, with: new)
            declinedGenres.removeAll { $0 == new }
        case (.objective(let old), .objective(let new)): objectives.replace(old, with: new)
        case (.culture(let old), .culture(let new)): culturalFocus.replace(old, with: new)
        case (.instrument(let old), .instrument(let new)): instruments.replace(old, with: new)
        default:
            remove(old)
            add(new)
        }
    }

    private mutating func clear(_ slot: Slot) {
        switch slot {
        case .setting: setting = nil
        case .genres: genres = []
        case .level: level = nil
        case .objectives: objectives = []
        case .culture: culturalFocus = []
        case .classSize: classSize = nil
        case .lessonMinutes: lessonMinutes = nil
        case .instruments: instruments = []
        case .topic: topic = nil
        }
    }
}

extension Array where Element: Equatable {
    fileprivate mutating func appendIfNew(_ element: Element) {
        if !contains(element) { append(element) }
    }

    fileprivate mutating func replace(_ old: Element, with new: Element) {
        let place = firstIndex(of: old) ?? endIndex
        let known = contains(new) && old != new
        if place < endIndex { remove(at: place) }
        if !known { insert(new, at: Swift.min(place, endIndex)) }
    }
}
