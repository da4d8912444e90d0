public import Conversations
public import Foundation
public import Genres
public import Mashups
import Logging
public import Sessions
import Synchronization

/// The parts of the program, each made when it is first used: start-up does only what the first prompt needs.
public final class Workbench: Sendable {
    /// The settings in force.
    public let settings: Settings
    /// The genre catalogue.
    public let catalogue: Catalogue
    private let opened = Mutex<SessionStore?>(nil)
    private let now: @Sendable () -> Date
    /// What happens inside, for those who develop; nothing a teacher said goes in here.
    let log = Logger(label: "mashup")

    /// Prepares the parts; no file is touched yet.
    public init(settings: Settings, now: @escaping @Sendable () -> Date = { Date() }) {
        self.settings = settings
        self.now = now
        catalogue = Catalogue(directory: settings.data.appending(path: "genres"))
    }

    /// The time by the program's clock.
    public var time: Timestamp { Timestamp(milliseconds: Int64(now().timeIntervalSince1970 * 1000)) }

    /// The session store, opened on first use.
    ///
    /// What the teacher should know about the opening goes to `tell`. Throws `SessionError`.
    public func store(tell: (String) throws -> Void) throws -> SessionStore {
        if let store = opened.withLock({ $0 }) { return store }
        let opening = try SessionStore.open(at: settings.database)
        opened.withLock { $0 = opening.store }
        log.debug("sessions opened", metadata: ["path": "\(settings.database.path)"])
        for notice in opening.notices { try tell(notice) }
        return opening.store
    }

    /// What conversations are made with.
    public func conversationParts() -> ConversationParts {
        ConversationParts(
            extractor: BuiltInExtractor(catalogue: catalogue, data: settings.data),
            tools: [GenreLookup(catalogue: catalogue), CatalogueCulture(catalogue: catalogue, now: now)],
            replies: TemplateReplyWriter(prompts: PromptLibrary(folder: settings.prompts), catalogue: catalogue),
            toolTimeout: .seconds(settings.webSearchTimeoutSeconds),
            maximumTurns: settings.maximumTurns,
            requiresWebResearch: settings.requiresWebResearch
        )
    }

    /// The generator with the bounds of the settings.
    public func generator() -> MashupGenerator {
        MashupGenerator(
            catalogue: catalogue,
            data: settings.data,
            bounds: GenerationBounds(
                minTheoryConcepts: settings.minimumTheoryConcepts,
                minCulturalContextLength: settings.minimumCulturalContextLength
            )
        )
    }
}
