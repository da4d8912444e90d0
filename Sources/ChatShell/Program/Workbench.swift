import Conversations
public import Foundation
public import Genres
public import HTTPCore
import LanguageModels
public import Mashups
import Logging
public import Sessions
import Synchronization
import WebSearch

/// The parts of the program, each made when it is first used: start-up does only what the first prompt needs.
public final class Workbench: Sendable {
    /// The settings in force.
    public let settings: Settings
    /// The genre catalogue.
    public let catalogue: Catalogue
    private let opened = Mutex<SessionStore?>(nil)
    let priceTable = Mutex<PriceTable?>(nil)
    let now: @Sendable () -> Date
    /// Finds language models.
    let desk: ModelDesk
    /// The search services in the order in which they are asked.
    let searchProviders: [any SearchProvider]
    let searching = Mutex<SearchService?>(nil)
    private let composing = Mutex<MashupGenerator?>(nil)
    /// Reads messages by rules; its lexicon is read once for all sessions.
    let extractor: BuiltInExtractor
    /// Reads what is to be different in a lesson; its phrases are read once for all sessions.
    let tweakReader: TweakReader
    /// What happens inside, for those who develop; nothing a teacher said goes in here.
    let log = Logger(label: "mashup")

    /// Prepares the parts; no file is touched yet, and `transport` carries nothing yet.
    public init(
        settings: Settings,
        transport: any HTTPTransport,
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.settings = settings
        self.now = now
        catalogue = Catalogue(directory: settings.data.appending(path: "genres"))
        extractor = BuiltInExtractor(catalogue: catalogue, data: settings.data)
        tweakReader = TweakReader(catalogue: catalogue, data: settings.data)
        searchProviders = Self.searchProviders(settings.search, transport: transport)
        let names = ModelProvider.allCases.compactMap { provider in
            settings.models.service(of: provider).model.map { (provider, $0) }
        }
        desk = ModelDesk(
            services: Self.services(settings.models, transport: transport),
            names: Dictionary(names) { first, _ in first }
        )
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

    /// The chord shapes of the data folder, read anew; throws `ChordShapesError`.
    func chordShapes() throws -> ChordShapes {
        try ChordShapes(directory: settings.data.appending(path: "chords", directoryHint: .isDirectory))
    }

    /// The chord shapes where a format draws any.
    func chordShapes(for format: ExportFormat) throws -> ChordShapes {
        format == .html ? try chordShapes() : .computed
    }

    /// The generator with the bounds of the settings.
    ///
    /// One for the whole program: what it reads for the first lesson serves all others.
    public func generator() -> MashupGenerator {
        composing.withLock { known in
            let generator = known ?? newGenerator()
            known = generator
            return generator
        }
    }

    private func newGenerator() -> MashupGenerator {
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
