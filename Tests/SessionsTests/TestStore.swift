import Conversations
import Foundation
import Genres
import LanguageModels
import Synchronization
import Teaching

@testable import Sessions

/// A store in a folder of its own, with a clock that moves a second with every look and chance that counts.
final class TestStore: Sendable {
    let folder: URL
    let file: URL
    let surroundings: StoreSurroundings

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "sessions-\(UUID().uuidString)")
        file = folder.appending(path: "data/sessions.db")
        surroundings = .counting()
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func open() throws -> SessionStore { try opening().store }

    func opening() throws -> SessionStore.Opening { try SessionStore.open(at: file, surroundings: surroundings) }

    func path(_ name: String) -> URL { folder.appending(path: name) }

    /// Names of the files beside the database.
    func fileNames() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: file.deletingLastPathComponent().path).sorted()
    }
}

extension StoreSurroundings {
    /// 2026-01-01 00:00:00 UTC.
    static let start: Int64 = 1_767_225_600_000

    /// A clock that moves `step` milliseconds with every look, and random numbers that count from one.
    static func counting(step: Int64 = 1000) -> StoreSurroundings {
        let (clock, chance) = (Counter(), Counter())
        return StoreSurroundings(
            now: { Timestamp(milliseconds: start + Int64(clock.next()) * step) },
            random: { UInt64(chance.next()) }
        )
    }
}

/// Counts from one.
final class Counter: Sendable {
    private let value = Mutex(0)

    func next() -> Int {
        value.withLock {
            $0 += 1
            return $0
        }
    }
}

/// A clock that stands where it was set.
final class Clock: Sendable {
    private let moment: Mutex<Timestamp>

    init(_ text: String) { moment = Mutex(Timestamp(text) ?? Timestamp(milliseconds: 0)) }

    func set(_ text: String) { moment.withLock { $0 = Timestamp(text) ?? $0 } }

    var surroundings: StoreSurroundings {
        let chance = Counter()
        return StoreSurroundings(now: { self.moment.withLock(\.self) }, random: { UInt64(chance.next()) })
    }
}

/// One answer of a model at `openai`.
func entry(
    _ model: String = "gpt-y",
    _ purpose: UsageEntry.Purpose = .reply,
    prompt: Int = 0,
    answer: Int = 0,
    isEstimated: Bool = false,
    cost: Int?
) -> UsageEntry {
    UsageEntry(
        model: ModelID(provider: .openai, name: model),
        purpose: purpose,
        promptTokens: prompt,
        answerTokens: answer,
        isEstimated: isEstimated,
        costMicros: cost
    )
}

/// A state in which these genres are known.
func state(_ genres: GenreID..., turns: Int = 0) -> ConversationState {
    var context = GatheredContext()
    context.genres = genres
    return ConversationState(context: context, turns: turns)
}

extension SessionLog {
    /// One whole turn, as a conversation writes it.
    @discardableResult
    func turn(
        _ text: String,
        _ reply: String,
        before: ConversationState = state(),
        after: ConversationState = state()
    )
        async throws -> Int64
    {
        let message = try await saveMessage(text, before: before)
        try await closeTurn(
            ClosedTurn(messageID: message, reply: reply, isInterrupted: false, state: after, phase: after.phase())
        )
        return message
    }
}

/// The permissions of a file or folder.
func permissions(_ url: URL) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? -1
}
