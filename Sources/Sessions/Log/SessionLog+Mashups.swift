import Conversations
public import Foundation
import GRDB
import Genres
public import Mashups
public import Teaching

extension SessionLog {
    /// Stores a mashup without identity in this session, and returns it as it is stored: with its id, its session and
    /// the time.
    ///
    /// A new session enters the store with it, under the mashup's title. `context` is what it was made from, for versions
    /// to come; `origin` makes it the next version of another mashup.
    ///
    /// Throws `SessionError.noSuchMashup` where the mashup it is based on has been deleted.
    public func record(
        _ mashup: Mashup,
        context: GatheredContext? = nil,
        origin: VersionOrigin? = nil
    ) async throws -> Mashup {
        try await store.writeToTheEnd { [self] db in
            let line = try origin.map { try SessionStore.line(of: $0.basedOn, db) }
            let version = try line.map { try SessionStore.nextVersion(inLine: $0, db) }
            let (session, now) = try begin(db, title: mashup.title, state: ConversationState())
            let id = try store.freeMashupID(db)
            let recorded = mashup.recorded(
                id: id.rawValue,
                sessionID: session.rawValue,
                createdAt: now.description,
                basedOn: origin?.basedOn.rawValue,
                version: version
            )
            let summary = MashupSummary(
                id: id,
                sessionID: session,
                title: mashup.title,
                genres: mashup.metadata.genres.map(\.rawValue),
                seed: mashup.metadata.seed,
                createdAt: now,
                basedOn: origin?.basedOn,
                version: version ?? 1,
                change: origin?.change
            )
            try store.insert(
                StoredMashup(summary: summary, lyrics: mashup.lyrics, json: try JSONEncoder().encode(recorded)),
                line: line,
                context: try context.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) },
                db
            )
            for source in mashup.sources {
                let stored = StoredSource(
                    url: source.url,
                    title: source.title,
                    provider: source.provider,
                    quality: source.quality.rawValue,
                    retrievedAt: source.retrievedAt,
                    licence: source.licence,
                    used: source.used
                )
                try store.insert(stored, of: summary, db)
            }
            return recorded
        }
    }

    /// Stores a mashup that is already in its stored form, for example one from elsewhere.
    ///
    /// Its id and its session are given by the store; the returned summary has them.
    public func saveMashup(
        title: String,
        genres: [String],
        seed: UInt64,
        lyrics: String,
        json: Data
    ) async throws -> MashupSummary {
        try await store.writeToTheEnd { [self] db in
            let (session, now) = try begin(db, title: title, state: ConversationState())
            let summary = MashupSummary(
                id: try store.freeMashupID(db),
                sessionID: session,
                title: title,
                genres: genres,
                seed: seed,
                createdAt: now
            )
            try store.insert(StoredMashup(summary: summary, lyrics: lyrics, json: json), db)
            return summary
        }
    }
}
