import Foundation
import Genres
import Mashups
import Teaching

/// The program's own data and a mashup made from it.
enum MashupFixture {
    /// The checkout's root: the folder with `Package.swift` above this file.
    static let root: URL = {
        var folder = URL(filePath: #filePath).deletingLastPathComponent()
        while folder.path != "/", !FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path)
        {
            folder.deleteLastPathComponent()
        }
        return folder
    }()

    static let data = root.appending(path: "data", directoryHint: .isDirectory)
    static let catalogue = Catalogue(directory: data.appending(path: "genres", directoryHint: .isDirectory))
    static let generator = MashupGenerator(catalogue: catalogue, data: data)

    static func context(_ genres: [GenreID], level: SkillLevel = .intermediate) -> GatheredContext {
        var context = GatheredContext()
        context.genres = genres
        context.level = level
        context.setting = .middleSchool
        context.objectives = [.rhythm, .harmony]
        context.instruments = ["ukulele", "voice"]
        context.classSize = 25
        context.lessonMinutes = 45
        return context
    }

    static func mashup(_ genres: GenreID..., level: SkillLevel = .intermediate, seed: UInt64 = 7) async throws -> Mashup
    {
        try await generator.generate(from: context(genres, level: level), seed: seed)
    }

    static func checks() throws -> MashupChecks {
        try MashupChecks(data: data)
    }
}
