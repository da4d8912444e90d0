import Genres
import Mashups
import Teaching
import Testing

/// What the checks are worth: corrupted lessons that they catch, and clean ones that they let pass.
struct SabotageSuiteTests {
    /// Lessons to corrupt: sung and rapped, with and without chords, for every age band.
    private static func bases() async throws -> [Mashup] {
        [
            try await MashupFixture.mashup("blues", "hip-hop"),
            try await MashupFixture.mashup("pop", "folk", seed: 2),
            try await MashupFixture.mashup("jazz", "samba", level: .advanced, seed: 3),
            try await lesson(["reggae", "soul"], .elementarySchool, .beginner),
            try await lesson(["west-african", "pop"], .highSchool, .intermediate),
            try await lesson(["celtic", "country"], .preschool, .beginner),
        ]
    }

    private static func lesson(_ genres: [GenreID], _ setting: Setting, _ level: SkillLevel) async throws -> Mashup {
        var context = MashupFixture.context(genres, level: level)
        context.setting = setting
        return try await MashupFixture.generator.generate(from: context, seed: 5)
    }

    @Test func `at least 97 of 100 corrupted lessons are caught`() async throws {
        let checks = try MashupFixture.checks()
        var missed: [String] = []
        var total = 0
        for base in try await Self.bases() {
            #expect(checks.run(base).allSatisfy { $0.passed }, "\(base.title)")
            for corruption in Corruption.all {
                var mashup = base
                corruption.spoil(&mashup)
                guard mashup != base else { continue }
                total += 1
                if checks.run(mashup).allSatisfy(\.passed) {
                    missed.append("\(corruption.kind), \(corruption.name), in \(base.metadata.genres)")
                }
            }
        }
        let kinds = Set(Corruption.all.map(\.kind)).count
        print("Sabotage: \(total - missed.count) of \(total) corrupted lessons caught, \(kinds) kinds of faults.")
        for name in missed { print("Missed: \(name)") }
        #expect(total >= 80 && kinds >= 12)
        #expect(missed.count * 100 <= total * 3, "\(missed)")
    }

    @Test func `eighty clean lessons raise no alarm`() async throws {
        let checks = try MashupFixture.checks()
        let cells = try GenerationGrid(catalogue: MashupFixture.catalogue, seeds: 2...2).cells
        let settings = Setting.allCases
        var alarms: [String] = []
        for index in 0..<80 {
            var context = cells[index * (cells.count / 80)].context
            context.setting = settings[index % settings.count]
            context.lessonMinutes = [20, 30, 45, 60, 90][index % 5]
            let mashup = try await MashupFixture.generator.generate(from: context, seed: UInt64(index))
            alarms += checks.run(mashup).filter { !$0.passed }.map { "\(context.genres): \($0.claim) (\($0.place))" }
        }
        print("Sabotage: \(alarms.count) false alarms in 80 clean lessons.")
        #expect(alarms.isEmpty, "\(alarms)")
    }
}
