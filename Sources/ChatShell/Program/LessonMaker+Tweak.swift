import Foundation
import Genres
import Mashups
import Sessions
import Teaching

extension LessonMaker {
    /// A version of a mashup, and what differs in it.
    struct Version {
        var mashup: Mashup
        var comparison: MashupComparison
    }

    /// Makes and stores a version of a mashup in which what the words ask for is different.
    ///
    /// - Parameters:
    ///   - base: The mashup to begin with, as it is stored.
    ///   - request: What is to be different.
    ///   - fallback: The context to use where the mashup was stored before contexts were kept with it.
    ///   - tell: Told what the teacher should know, in a sentence.
    ///   - progress: Told what is being done, in a few words.
    /// - Returns: The new version as it is stored.
    /// - Throws: `TweakRefusal`, or the generator's and the store's errors; nothing is stored then.
    func tweak(
        _ base: Mashup,
        _ request: TweakRequest,
        fallback: GatheredContext,
        tell: (String) throws -> Void,
        progress: @escaping @Sendable (String) -> Void
    ) async throws -> Version {
        guard let baseID = base.id.map(MashupID.init(rawValue:)) else { throw ProgramError.nothingStored }
        let context = try log.store.context(of: baseID) ?? fallback.agreeing(with: base.metadata)
        let isRewritten = request.wishes.contains(.otherWords)
        let writer = isRewritten ? try await writer(tell: tell, progress: progress) : nil
        let tweaked = try await bench.generator().tweak(base, wishes: request.wishes, context: context, writer: writer)
        try Task.checkCancellation()
        let origin = VersionOrigin(basedOn: baseID, change: request.words)
        let stored = try await log.record(tweaked.mashup, context: context, origin: origin)
        return Version(mashup: stored, comparison: MashupComparison(base, stored))
    }
}

/// What a teacher wants to be different: as typed, and as understood.
struct TweakRequest: Sendable {
    /// The words, on one line.
    var words: String
    /// What they ask for.
    var wishes: [TweakWish]

    /// Reads words.
    ///
    /// Throws `TweakRefusal` where not every word is understood.
    init(_ words: String, reader: TweakReader) throws {
        self.words = OneLine.plain(words)
        wishes = try reader.wishes(in: words)
    }
}

extension GatheredContext {
    /// The context with everything that a mashup remembers of its own.
    func agreeing(with metadata: MashupMetadata) -> GatheredContext {
        var context = self
        context.genres = metadata.genres
        context.level = metadata.level
        context.setting = metadata.setting
        context.objectives = metadata.objectives
        context.classSize = metadata.classSize
        context.lessonMinutes = metadata.lessonMinutes
        return context
    }
}
