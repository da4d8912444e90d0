public import Foundation
import Teaching

/// Decides which results of a search are kept, and in which order.
public struct ResultFilter: Sendable {
    /// Characters a passage has at least.
    public static let shortest = 100
    /// Results that are looked at; no service was asked for as many.
    public static let most = 100

    private let rules: SearchRules
    private let cleaner: PassageCleaner

    /// A filter by rules, with passages as long as the cleaner makes them.
    public init(rules: SearchRules, cleaner: PassageCleaner = PassageCleaner()) {
        self.rules = rules
        self.cleaner = cleaner
    }

    /// Cleans, judges, rates and sorts results.
    ///
    /// - Parameters:
    ///   - hits: The results in the service's order.
    ///   - names: Names of which one has to be in a result, in part at least; none lets everything pass.
    ///   - provider: Who found them.
    ///   - retrievedAt: When.
    ///   - count: Passages wanted at most.
    /// - Returns: The passages, best source first, then by score, then in the service's order; and what was dropped.
    ///   Passages beyond the count are in neither.
    public func filter(
        _ hits: [SearchHit],
        about names: [String],
        provider: SearchProviderID,
        retrievedAt: Date,
        count: Int
    ) -> (kept: [FoundPassage], dropped: [DroppedHit]) {
        let subject = SubjectMatch(names)
        var found: [Judged] = []
        var dropped: [DroppedHit] = []
        for (order, hit) in hits.prefix(ResultFilter.most).enumerated() {
            switch judge(hit, order: order, subject: subject) {
            case .success(var judged):
                judged.passage.provider = provider
                judged.passage.retrievedAt = retrievedAt
                found.append(judged)
            case .failure(let reason): dropped.append(reason.hit)
            }
        }
        var addresses: Set<String> = []
        var texts: Set<[String]> = []
        var kept: [FoundPassage] = []
        for judged in found.sorted(by: <) {
            let passage = judged.passage
            if addresses.insert(judged.canonical).inserted, texts.insert(judged.words).inserted {
                kept.append(passage)
            } else {
                dropped.append(DroppedHit(title: passage.title, host: passage.host, reason: .duplicate))
            }
        }
        return (Array(kept.prefix(max(0, count))), dropped)
    }

    private func judge(_ hit: SearchHit, order: Int, subject: SubjectMatch) -> Result<Judged, Refusal> {
        let title = cleaner.read(hit.title)
        let shown = PassageCleaner.cut(title.plain, to: 200, atSentence: false)
        guard let address = WebAddress(hit.url) else {
            return .failure(Refusal(DroppedHit(title: shown, host: "", reason: .unusableAddress)))
        }
        let text = cleaner.read(hit.text)
        let passage = PassageCleaner.cut(text.plain, to: cleaner.length)
        let quality = rules.quality.quality(of: address)
        let titleWords = TextFolding.words(of: title.plain)
        let textWords = TextFolding.words(of: text.plain)
        let words = titleWords + textWords
        // The address is shown and cited, so its words are judged, too: /ignore-previous-instructions.
        let decoded = address.text.removingPercentEncoding ?? address.text
        let shownAddress = PassageCleaner.Reading(plain: decoded, marked: decoded, elements: [])
        let reason = { () -> DroppedHit.Reason? in
            if let entry = rules.hosts.entry(against: address, isKnown: quality != .low) {
                return .unsuitableHost(entry: entry)
            }
            if let entry = rules.machines.broken(by: title, words: titleWords)
                ?? rules.machines.broken(by: text, words: textWords)
                ?? rules.machines.broken(by: shownAddress, words: TextFolding.words(of: shownAddress.plain))
            {
                return .instructsMachines(entry: entry)
            }
            if let entry = rules.content.broken(by: words, marked: text.marked.lowercased()) {
                return .unsuitableContent(entry: entry)
            }
            if passage.count < ResultFilter.shortest { return .tooShort(passage.count) }
            return subject.holds(for: words) ? nil : .offSubject
        }()
        if let reason { return .failure(Refusal(DroppedHit(title: shown, host: address.host, reason: reason))) }
        return .success(
            Judged(
                passage: FoundPassage(
                    title: shown.isEmpty ? address.host : shown,
                    url: address.text,
                    host: address.host,
                    text: passage,
                    quality: quality,
                    provider: .tavily,
                    retrievedAt: .distantPast,
                    licence: hit.licence.map { cleaner.title($0) },
                    score: hit.score.flatMap { $0.isFinite ? $0 : nil }
                ),
                canonical: address.canonical,
                words: textWords,
                order: order
            )
        )
    }
}

/// A result that was kept, with what it is compared by.
private struct Judged: Comparable {
    var passage: FoundPassage
    var canonical: String
    var words: [String]
    var order: Int

    static func < (first: Judged, second: Judged) -> Bool {
        let (one, two) = (first.passage, second.passage)
        if one.quality != two.quality { return one.quality.rank < two.quality.rank }
        let (score, other) = (one.score ?? -.infinity, two.score ?? -.infinity)
        return score == other ? first.order < second.order : score > other
    }
}

private struct Refusal: Error {
    let hit: DroppedHit

    init(_ hit: DroppedHit) { self.hit = hit }
}

extension ResearchNote.Quality {
    fileprivate var rank: Int {
        switch self {
        case .high: 0
        case .medium: 1
        case .low: 2
        }
    }
}
