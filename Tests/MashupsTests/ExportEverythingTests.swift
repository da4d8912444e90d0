import Genres
import Foundation
import Testing

@testable import Mashups

struct ExportEverythingTests {
    @Test func `the same mashup gives the same bytes in every format`() async throws {
        let first = ExportFixture.composed(try await MashupFixture.mashup("jazz", "folk"))
        let second = ExportFixture.composed(try await MashupFixture.mashup("jazz", "folk"))
        for format in ExportFormat.allCases {
            #expect(try first.exported(as: format) == second.exported(as: format), "\(format)")
        }
    }

    @Test func `a mashup read from JSON exports as before`() async throws {
        let mashup = ExportFixture.composed(try await MashupFixture.mashup("blues", "hip-hop"))
        let copy = try Mashup(json: mashup.json())
        for format in ExportFormat.allCases { #expect(try copy.exported(as: format) == mashup.exported(as: format)) }
    }

    @Test func `JSON from before there were accompaniments and instruments is still read`() async throws {
        let mashup = try await MashupFixture.mashup("blues", "hip-hop")
        var json = try #require(try JSONSerialization.jsonObject(with: mashup.json()) as? [String: Any])
        var music = try #require(json["music"] as? [String: Any])
        music["instruments"] = nil
        music["sections"] = (music["sections"] as? [[String: Any]])?.map { $0.filter { $0.key != "accompaniment" } }
        json["music"] = music
        let old = try Mashup(json: JSONSerialization.data(withJSONObject: json))
        #expect(old.music.sections.allSatisfy { $0.accompaniment.isEmpty })
        #expect(try !old.exported(as: .midi).isEmpty)
    }

    @Test(arguments: Sabotage.all)
    func `a spoiled mashup is exported all the same`(_ sabotage: Sabotage) async throws {
        var mashup = try await MashupFixture.mashup("blues", "hip-hop")
        sabotage.spoil(&mashup)
        for format in ExportFormat.allCases { #expect(try !mashup.exported(as: format).isEmpty) }
    }

    @Test func `numbers that make no music do not stop an export`() async throws {
        var mashup = try await MashupFixture.mashup("blues", "hip-hop")
        mashup.music.meter = "0/4"
        mashup.music.tempo.bpm = 0
        mashup.music.sections[0].bars = -3
        mashup.music.sections[0].firstBar = -2
        mashup.music.grooves[0].stepsPerBeat = 0
        mashup.music.grooves[0].bars = 0
        for format in ExportFormat.allCases { #expect(try !mashup.exported(as: format).isEmpty) }
    }

    @Test func `every format has an ending of its own`() {
        let endings = ExportFormat.allCases.map(\.fileExtension)
        #expect(Set(endings).count == endings.count)
    }
}
