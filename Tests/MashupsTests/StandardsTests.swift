import Foundation
import Genres
import Teaching
import Testing

@testable import Mashups

struct StandardsTests {
    private let library = LessonLibrary(directory: MashupFixture.data.appending(path: "lesson"))

    /// What a code of each body looks like.
    private func isWellFormed(_ code: String, of table: String) throws -> Bool {
        switch table {
        case "us-ncas":
            code.wholeMatch(of: /MU:(Cr|Pr|Re|Cn)\d{1,2}\.\d\.((PK|K|[1-8])[a-z]|[CEHT]\.(I|II|III)[a-z])/) != nil
        case "australia": code.wholeMatch(of: /AC9AMU(F|2|4|6|8|10)[EDCP]0[1-9]/) != nil
        case "england": code.wholeMatch(of: /.+ KS[1-3] \(20\d\d(, non-statutory)?\)|.+, KS[1-3] \(.+\)/) != nil
        default: false
        }
    }

    @Test func `every code has its body's form and stands in the table once`() throws {
        let tables = try library.standards()
        let codes = tables.flatMap { $0.standards.flatMap(\.codes).map(\.code) }
        #expect(Set(codes).count == codes.count)
        for table in tables {
            for code in table.standards.flatMap(\.codes).map(\.code) {
                #expect(try isWellFormed(code, of: table.id), "\(code)")
            }
        }
        #expect(!(try isWellFormed("MU:Cr1.1a.8", of: "us-ncas")))
    }

    @Test func `every row says how it is known, and from which of its file's sources`() throws {
        for table in try library.standards() {
            let known = Set(table.sources.map(\.id))
            for row in table.standards.flatMap(\.codes) {
                #expect(!row.refs.isEmpty && known.isSuperset(of: row.refs), "\(row.code)")
            }
        }
    }

    @Test func `a code fits the stage it stands for`() throws {
        for table in try library.standards() {
            for row in table.standards.flatMap(\.codes) { #expect(row.code.contains(row.stage), "\(row.code)") }
            let stages = Set(table.stages.values.flatMap(\.values))
            #expect(stages.isSubset(of: Set(table.standards.flatMap(\.codes).map(\.stage))))
            #expect(Set(table.stages.keys).isSubset(of: Set(Setting.allCases.map(\.rawValue))))
        }
    }

    @Test func `objectives and steps that a standard names are there`() throws {
        let objectives = Set(LearningObjective.allCases.map(\.rawValue))
        let steps = Set(try library.prose().activities.map(\.title))
        for standard in try library.standards().flatMap(\.standards) {
            #expect(objectives.isSuperset(of: standard.serves), "\(standard.id)")
            #expect(steps.isSuperset(of: standard.steps), "\(standard.id)")
        }
    }

    @Test(arguments: Setting.allCases, SkillLevel.allCases)
    func `a lesson names codes of its setting, each with a reason in the lesson`(
        _ setting: Setting,
        _ level: SkillLevel
    ) async throws {
        var context = MashupFixture.context(["pop", "reggae"], level: level)
        context.setting = setting
        let content = try await MashupFixture.generator.generate(from: context, seed: 1).content
        let tables = try library.standards().filter { $0.stage(setting, level) != nil }
        #expect(Set(content.standards.map(\.body)) == Set(tables.map(\.body)))
        for standard in content.standards {
            let table = try #require(tables.first { $0.body == standard.body })
            #expect(table.entry(of: standard.code)?.row.stage == table.stage(setting, level))
            let steps = content.activities.map(\.title)
            #expect(standard.why.contains("Objective ") || steps.contains { standard.why.contains($0) })
        }
    }

    @Test func `adults have no school standards, and the lesson has no section for them`() async throws {
        var context = MashupFixture.context(["pop", "reggae"])
        context.setting = .community
        let mashup = try await MashupFixture.generator.generate(from: context, seed: 1)
        #expect(mashup.content.standards.isEmpty)
        #expect(!String(decoding: try mashup.exported(as: .markdown), as: UTF8.self).contains("## Standards"))
    }

    @Test func `Markdown prints the standards behind the objectives, and HTML has their codes`() async throws {
        let mashup = try await MashupFixture.mashup("pop", "folk")
        let page = String(decoding: try mashup.exported(as: .markdown), as: UTF8.self)
        let objectives = try #require(page.range(of: "## Objectives"))
        let standards = try #require(page.range(of: "## Standards"))
        let materials = try #require(page.range(of: "## Materials"))
        #expect(objectives.lowerBound < standards.lowerBound && standards.lowerBound < materials.lowerBound)
        let handout = String(decoding: try mashup.exported(as: .html), as: UTF8.self)
        for standard in mashup.content.standards {
            #expect(page.contains("`\(standard.code)`"))
            #expect(handout.contains(standard.code))
        }
    }
}
