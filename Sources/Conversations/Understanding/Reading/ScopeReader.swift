import Genres
import Teaching

/// Walks through a message and decides for every mention how it is meant: wanted, refused, replaced, or not said about
/// this lesson at all.
struct ScopeReader {
    let tokens: [Token]
    let mentions: [Mention]
    var state = State()
    var facts: [Fact] = []
    var unknown: [(name: String, range: Range<Int>)] = []

    struct State {
        var refusing = false
        var reach = 0
        var refused = 0
        var filler = 0
        var past = false
        var elsewhere = false
        var own = false
        var asking = false
        var corrects = false
        var scratches = false
        var only = false
        var onlyAge = 0
        var adds = false
        var swap: Swap?
        var dropping = false
        var replacing = false
        var sentence = 0
        var sentenceFacts = 0
        var clauseStart = 0
    }

    struct Swap {
        var old: [SlotValue] = []
        var new: [SlotValue] = []
        var turned = false
        var newFirst = false
    }

    /// Reads the mentions of a message.
    static func read(_ tokens: [Token], _ mentions: [Mention]) -> ScopeReader {
        var reader = ScopeReader(tokens: tokens, mentions: mentions)
        reader.walk()
        return reader
    }

    private init(tokens: [Token], mentions: [Mention]) {
        self.tokens = tokens
        self.mentions = mentions
    }

    mutating func walk() {
        var next = 0
        var covered = 0
        for place in tokens.indices {
            while next < mentions.count, mentions[next].range.lowerBound == place {
                meet(mentions[next])
                covered = max(covered, mentions[next].range.upperBound)
                next += 1
            }
            if place >= covered { pass(place) }
        }
        endSwap()
        // A genre that is only asked about is no wish, unless the sentence says more ("what did punk mean to them").
        let telling = Set(facts.filter { !$0.asked }.map(\.sentence))
        facts.removeAll { $0.asked && !telling.contains($0.sentence) }
    }

    // MARK: Words and marks

    mutating func pass(_ place: Int) {
        let token = tokens[place]
        switch token.kind {
        case .mark: mark(token.form, at: place)
        case .number, .ordinal: bare(place)
        case .word: word(token.form, at: place)
        }
    }

    mutating func mark(_ form: String, at place: Int) {
        switch form {
        case ".", "?":
            endSwap()
            let carried = state.sentenceFacts == 0 && (state.corrects || state.scratches)
            let (sentence, scratches) = (state.sentence, state.scratches)
            state = State()
            state.sentence = carried ? sentence : sentence + 1
            state.corrects = carried
            state.scratches = carried && scratches
            state.clauseStart = facts.count
        case ",":
            state.elsewhere = false
            if state.refusing, !listGoesOn(after: place) { stopRefusing() }
            state.past = false
            state.only = false
            state.clauseStart = facts.count
            if state.swap?.new.isEmpty == false { endSwap() }
        case "—", ":", "(":
            stopRefusing()
            state.past = false
            state.clauseStart = facts.count
            if form == "—" { state.own = false }
        default:
            break
        }
    }

    mutating func word(_ form: String, at place: Int) {
        switch form {
        case "but", "though", "however", "although", "whereas":
            stopRefusing()
            state.elsewhere = false
            state.past = false
            state.own = false
            state.asking = false
            state.only = false
            state.clauseStart = facts.count
        case "and", "or", "nor", "y", "und", "et", "o", "ou":
            if state.refusing, !pairGoesOn(after: place) { stopRefusing() }
        case "so", "now", "then", "instead":
            state.past = false
        case "for", "with", "to", "into", "by", "from":
            turnSwap(form)
        default:
            break
        }
        if state.refusing, !Self.light.contains(form) {
            state.filler += 1
            if state.refused > 0 || state.filler > state.reach { stopRefusing() }
        }
        if state.only, !Self.light.contains(form) {
            state.onlyAge += 1
            if state.onlyAge > 1 { state.only = false }
        }
    }

    mutating func stopRefusing() {
        state.refusing = false
        state.dropping = false
        state.replacing = false
        state.refused = 0
        state.filler = 0
    }

    /// Words that do not end the reach of "no" or "only".
    static let light: Set<String> = [
        "and", "or", "nor", "any", "the", "a", "an", "too", "so", "much", "more", "even", "of", "that", "this", "kind",
        "type", "really", "some", "bit", "please", "our", "my", "their", "for", "with", "to",
    ]

    /// Whether the comma at `place` continues a list that ends in "or": "no rock, punk or metal".
    func listGoesOn(after place: Int) -> Bool {
        guard state.refused > 0 else { return state.reach > 3 && state.filler < 2 }
        for mention in mentions where mention.range.lowerBound > place {
            guard mention.slot != nil else { return false }
            let before = tokens[(place + 1)..<mention.range.lowerBound]
            if before.contains(where: { $0.form == "or" || $0.form == "nor" }) { return true }
            guard before.allSatisfy({ $0.form == "," || Self.light.contains($0.form) }) else { return false }
            guard !before.contains(where: { $0.form == "and" }) else { return false }
        }
        return false
    }

    /// Whether "and" or "or" at `place` joins another thing of the same kind directly.
    func pairGoesOn(after place: Int) -> Bool {
        guard let next = mentions.first(where: { $0.range.lowerBound > place && $0.slot != nil }) else { return false }
        let between = tokens[(place + 1)..<next.range.lowerBound]
        guard between.allSatisfy({ Self.light.contains($0.form) }) else { return false }
        guard let last = facts.last else { return true }
        return next.slot == last.value.slot
    }

    // MARK: Mentions

    mutating func meet(_ mention: Mention) {
        switch mention.meaning {
        case .cue(let cue):
            meet(cue, at: mention.range)
        case .value(let value):
            let strength: Strength = if case .setting(let setting) = value { .kind(of: setting) } else { .said }
            take(value, strength, mention)
        case .genre(let id, let artist):
            take(.genre(id), .said, mention, artist: artist)
        case .unknownGenre(let name):
            if !state.refusing, !state.own, !state.past { unknown.append((name, mention.range)) }
            if state.refusing { state.refused += 1 }
        case .measure(let measure):
            if let (value, strength) = MeasureReader.value(measure, mention.numbers.map { tokens[$0] }) {
                take(value, strength, mention)
            }
        case .intent, .lookalike, .topic:
            break
        }
    }

    mutating func take(_ value: SlotValue, _ strength: Strength, _ mention: Mention, artist: String? = nil) {
        if state.elsewhere { return }
        if state.own, [.genres, .level, .instruments, .objectives].contains(value.slot) { return }
        if state.past, [.genres, .objectives].contains(value.slot) { return }
        if collectSwap(value) { return }
        var stance = Fact.Stance.wanted
        // "how can we avoid appropriation" asks for it to be talked about, and the refusal ends there.
        if state.refusing, value == .culture(.appropriation) { stopRefusing() }
        if state.refusing {
            state.refused += 1
            state.filler = 0
            stance = .refused
            if state.replacing, let partner = facts.lastIndex(where: { $0.isWanted(in: value.slot, state.sentence) }) {
                facts[partner].stance = .replacing(value)
                state.sentenceFacts += 1
                return
            }
        }
        facts.append(
            Fact(
                value: value,
                strength: strength,
                stance: stance,
                corrects: stance == .wanted && (state.corrects || state.scratches),
                alone: stance == .wanted && (state.scratches || state.only),
                adds: state.adds,
                sentence: state.sentence,
                range: mention.range,
                asked: state.asking && [.genres, .instruments, .objectives].contains(value.slot),
                artist: artist
            )
        )
        state.sentenceFacts += 1
    }

    /// A number with nothing beside it corrects the last count or length: "50 minutes, well, 55".
    mutating func bare(_ place: Int) {
        guard let number = tokens[place].number, state.corrects || state.refusing else { return }
        let measured = facts.last { $0.value.slot == .classSize || $0.value.slot == .lessonMinutes }
        guard let measured, !state.refusing, number >= 2 else { return }
        let value: SlotValue = measured.value.slot == .classSize ? .classSize(Int(number)) : .lessonMinutes(Int(number))
        take(value, .said, Mention(range: place..<place + 1, meaning: .value(value)))
    }
}

extension Fact {
    /// Whether the fact is a wanted one of the slot in that sentence.
    func isWanted(in slot: Slot, _ sentence: Int) -> Bool {
        value.slot == slot && stance == .wanted && self.sentence == sentence
    }
}
