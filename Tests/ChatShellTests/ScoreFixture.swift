import Foundation
import Genres
import Mashups
import Teaching

/// A mashup made from the program's own data.
enum ScoreFixture {
    static func mashup(_ genres: GenreID..., level: SkillLevel = .intermediate, seed: UInt64 = 7) async throws -> Mashup
    {
        let data = Repository.root.appending(path: "data", directoryHint: .isDirectory)
        let catalogue = Catalogue(directory: data.appending(path: "genres", directoryHint: .isDirectory))
        var context = GatheredContext()
        context.genres = genres
        context.level = level
        context.setting = .middleSchool
        context.objectives = [.rhythm, .harmony]
        return try await MashupGenerator(catalogue: catalogue, data: data).generate(from: context, seed: seed)
    }
}
