public import Teaching

extension MashupGenerator {
    /// A version of a mashup, and what is different in it.
    public struct Tweaked: Sendable {
        /// The new mashup, without identity.
        public var mashup: Mashup
        /// What was asked for, resolved for this piece.
        public var tweaks: [Tweak]
    }

    /// Makes a version of a mashup in which something is different and everything else stays.
    ///
    /// - Parameters:
    ///   - base: The mashup to begin with.
    ///   - wishes: What is to be different.
    ///   - context: The context that `base` was made from.
    ///   - writer: Who writes words where other words are wished for; the built-in writer when nil. Words of `base` that
    ///     a model wrote are kept where none are wished for.
    /// - Returns: A mashup whose checks hold, as far as those of `base` do.
    /// - Throws: ``TweakRefusal`` with what stands against it and what is possible, or what
    ///   ``generate(from:seed:tweaks:writer:)`` throws.
    public func tweak(
        _ base: Mashup,
        wishes: [TweakWish],
        context: GatheredContext,
        writer: (any MashupWriter)? = nil
    ) async throws -> Tweaked {
        var tweaks = try resolver(for: base, context: context).tweaks(for: wishes)
        for _ in 0..<6 {
            let all = (base.metadata.tweaks ?? []).followed(by: tweaks)
            let mashup = try await version(of: base, tweaks: all, wanting: tweaks, context: context, writer: writer)
            guard let same = tweaks.firstIndex(where: { !$0.isHeard(in: mashup, since: base) }) else {
                try refuseFaults(of: mashup, since: base)
                return Tweaked(mashup: mashup, tweaks: tweaks)
            }
            // Another take may come out the same by chance; the next one is tried then.
            guard let next = tweaks[same].nextTake else { break }
            tweaks[same] = next
        }
        throw TweakRefusal.nothingChanges
    }

    private func version(
        of base: Mashup,
        tweaks: [Tweak],
        wanting new: [Tweak],
        context: GatheredContext,
        writer: (any MashupWriter)?
    ) async throws -> Mashup {
        let isRewritten = new.contains { if case .words = $0 { true } else { false } }
        let isWritten = base.metadata.writtenBy != nil
        let title = new.lazy.compactMap { if case .title(let take) = $0 { take } else { nil } }.last
        let words: (any MashupWriter)? =
            isRewritten ? writer : isWritten ? KeptWords(base: base, titleTake: title) : nil
        do {
            return try await generate(from: context, seed: base.metadata.seed, tweaks: tweaks, writer: words)
        } catch GenerationError.notEnoughTheory(let found, let wanted) {
            throw TweakRefusal.fails(check: "\(wanted) theory concepts", detail: "only \(found) would be true")
        } catch let error as LyricistError {
            throw TweakRefusal.fails(check: "words for every section", detail: "\(error)")
        }
    }

    private func refuseFaults(of mashup: Mashup, since base: Mashup) throws {
        let known = Set(base.checks.filter { !$0.passed }.map(\.claim))
        guard let fault = mashup.checks.first(where: { !$0.passed && !known.contains($0.claim) }) else { return }
        throw TweakRefusal.fails(check: fault.claim, detail: fault.place)
    }
}

extension Tweak {
    /// Whether the new version differs in what the tweak is about; those that change a number always do.
    fileprivate func isHeard(in mashup: Mashup, since base: Mashup) -> Bool {
        switch self {
        case .words: mashup.lyrics != base.lyrics
        case .tune: mashup.music.sections.map(\.melody) != base.music.sections.map(\.melody)
        case .groove: mashup.music.sections.map(\.groove) != base.music.sections.map(\.groove)
        case .title: mashup.title != base.title
        case .simplerChords: mashup.music.sections.map(\.chords) != base.music.sections.map(\.chords)
        case .key, .tempo, .level, .leader, .length, .minutes: true
        }
    }

    /// The tweak with its next take; nil where there are no takes.
    fileprivate var nextTake: Tweak? {
        switch self {
        case .words(let take): .words(take + 1)
        case .tune(let take): .tune(take + 1)
        case .groove(let take): .groove(take + 1)
        case .title(let take): .title(take + 1)
        case .key, .tempo, .level, .leader, .simplerChords, .length, .minutes: nil
        }
    }
}
