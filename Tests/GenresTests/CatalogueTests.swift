import Foundation
import Genres
import Testing

struct CatalogueTests {
    /// The problem of a folder's only record, which is jazz with one change.
    private func problem(replacing old: String, with new: String) throws -> String? {
        try withFolder { folder in
            let text = try shippedText("jazz")
            try #require(text.contains(old))
            try folder.put(text.replacing(old, with: new, maxReplacements: 1), as: "jazz.yaml")
            do {
                _ = try Catalogue(directory: folder).record("jazz")
                return nil
            } catch CatalogueError.broken(let problem) {
                return problem.description
            }
        }
    }

    private func line(of text: String) throws -> Int {
        let lines = try shippedText("jazz").split(separator: "\n", omittingEmptySubsequences: false)
        return try #require(lines.firstIndex { $0.contains(text) }) + 1
    }

    @Test func `a broken numeral is named with its file and line`() throws {
        let expected = try line(of: "bars: [[ii7], [V7]")
        #expect(
            try problem(replacing: "[[ii7], [V7]", with: "[[ii7], [Q7]")
                == "jazz.yaml, line \(expected): 'Q7' is not a roman numeral"
        )
    }

    @Test func `a grid of the wrong length is named with its line`() throws {
        let expected = try line(of: "x..x.xx..x.x")
        #expect(
            try problem(replacing: "x..x.xx..x.x", with: "x..x.xx")
                == "jazz.yaml, line \(expected): 'x..x.xx' has 7 steps; 12 needed"
        )
    }

    @Test func `a misspelled field is named with its line`() throws {
        let expected = try line(of: "keep_together:")
        let found = try #require(try problem(replacing: "keep_together:", with: "keeptogether:"))
        #expect(found.hasPrefix("jazz.yaml, line \(expected): 'keeptogether' is not a field"))
    }

    @Test func `a missing field, a wrong word and a wrong number are named`() throws {
        #expect(try problem(replacing: "kind: genre\n", with: "\n")?.contains("'kind' is missing") == true)
        let kind = try problem(replacing: "kind: genre\n", with: "kind: style\n")
        #expect(kind?.hasPrefix("jazz.yaml, line 4: kind may not be 'style'") == true)
        let tempo = try line(of: "tempo: {")
        #expect(
            try problem(replacing: "typical: 120", with: "typical: fast")
                == "jazz.yaml, line \(tempo): typical must be a whole number, not 'fast'"
        )
        #expect(try problem(replacing: "id: jazz\n", with: "id: jass\n")?.contains("line 2: id is 'jass'") == true)
    }

    @Test func `text that is not YAML, twice the same field and an empty file are named`() throws {
        #expect(try problem(replacing: "meters: [4/4, 3/4]", with: "meters: [4/4, 3/4")?.contains("line") == true)
        #expect(try problem(replacing: "meters:", with: "kind: genre\nmeters:")?.contains("kind") == true)
        try withFolder { folder in
            try folder.put("", as: "empty.yaml")
            #expect(throws: CatalogueError.self) { try Catalogue(directory: folder).record("empty") }
        }
    }

    @Test func `one broken record does not cost the others`() throws {
        try withFolder { folder in
            try folder.put("kind: [", as: "broken.yaml")
            try folder.put(try shippedText("blues"), as: "blues.yaml")
            let catalogue = Catalogue(directory: folder)
            #expect(try catalogue.record("blues").name == "Blues")
            #expect(try catalogue.entries.map(\.id) == ["blues"])
            #expect(try catalogue.problems().map(\.file) == ["broken.yaml"])
        }
    }

    @Test func `references that lead nowhere are problems, with lines, but the record still loads`() throws {
        try withFolder { folder in
            let text = try shippedText("jazz").replacing("refs: [friberg]", with: "refs: [freiberg]")
            try folder.put(text, as: "jazz.yaml")
            let catalogue = Catalogue(directory: folder)
            let expected = try line(of: "refs: [friberg]")
            #expect(
                try catalogue.problems().map(\.description)
                    == ["jazz.yaml, line \(expected): 'freiberg' is not the id of a source of this record"]
            )
            #expect(try catalogue.record("jazz").feel.refs == ["freiberg"])
        }
    }

    @Test func `a teacher's own record is found though the index does not know it`() throws {
        try withFolder { folder in
            try folder.put(try shippedText("blues"), as: "blues.yaml")
            try folder.put(try GenreIndex(reading: folder).serialized(), as: GenreIndex.fileName)
            let own = try shippedText("jazz").replacing("id: jazz\n", with: "id: my-jazz\n")
            try folder.put(own, as: "my-jazz.yaml")
            let catalogue = Catalogue(directory: folder)
            #expect(try catalogue.entries.map(\.id) == ["blues", "my-jazz"])
            #expect(try catalogue.entry("my-jazz").name == "Jazz")
        }
    }

    @Test func `a record that is gone leaves the list though the index still has it`() throws {
        try withFolder { folder in
            try folder.put(try shippedText("blues"), as: "blues.yaml")
            try folder.put(try shippedText("jazz"), as: "jazz.yaml")
            try folder.put(try GenreIndex(reading: folder).serialized(), as: GenreIndex.fileName)
            try FileManager.default.removeItem(at: folder.appending(path: "jazz.yaml"))
            #expect(try Catalogue(directory: folder).entries.map(\.id) == ["blues"])
        }
    }

    @Test(arguments: [nil, "{", "{\"schema\":1,\"entries\":[{}]}"])
    func `without a usable index the records themselves are read`(index: String?) throws {
        try withFolder { folder in
            try folder.put(try shippedText("blues"), as: "blues.yaml")
            if let index { try folder.put(index, as: GenreIndex.fileName) }
            #expect(try Catalogue(directory: folder).entry("blues").tempo.typical == 100)
        }
    }

    @Test func `an unknown genre brings the nearest ones`() throws {
        let catalogue = Catalogue(directory: genresFolder)
        #expect(throws: CatalogueError.unknown("jaz", nearest: ["jazz"])) { try catalogue.record("jaz") }
        let error = #expect(throws: CatalogueError.self) { try catalogue.entry("regae") }
        #expect(error?.description.contains("Did you mean reggae") == true)
        #expect(throws: CatalogueError.unknown("xqzzv", nearest: [])) { try catalogue.entry("xqzzv") }
    }

    @Test func `a folder that is missing or empty is an error that names it`() throws {
        let missing = Catalogue(directory: URL(filePath: "/nowhere/genres"))
        let error = #expect(throws: CatalogueError.self) { try missing.entries }
        #expect(error?.description.contains("/nowhere/genres") == true)
        try withFolder { folder in
            #expect(throws: CatalogueError.self) { try Catalogue(directory: folder).entries }
        }
    }

    @Test func `many tasks can share a catalogue`() async throws {
        let catalogue = Catalogue(directory: genresFolder)
        let names = try await withThrowingTaskGroup(of: String.self) { group in
            for id in shippedIDs { group.addTask { try catalogue.record(id).name } }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(names.count == shippedIDs.count)
    }
}

struct CatalogueProblemTests {
    @Test func `a name that two records claim is a problem`() throws {
        try withFolder { folder in
            try folder.put(try shippedText("blues"), as: "blues.yaml")
            let own = try shippedText("jazz").replacing("aliases: [jazz,", with: "aliases: [blues,")
            try folder.put(own, as: "jazz.yaml")
            let problems = try Catalogue(directory: folder).problems().map(\.description)
            #expect(problems == ["jazz.yaml, line 6: 'blues' also names blues"])
        }
    }

    @Test func `an index older than its records, or unusable, is a problem`() throws {
        try withFolder { folder in
            try folder.put(try shippedText("blues"), as: "blues.yaml")
            try folder.put(try GenreIndex(reading: folder).serialized(), as: GenreIndex.fileName)
            let catalogue = Catalogue(directory: folder)
            #expect(try catalogue.problems() == [])
            try folder.put(
                try shippedText("blues").replacing("name: Blues\n", with: "name: The Blues\n"),
                as: "blues.yaml"
            )
            #expect(try catalogue.problems().map(\.text).first?.hasPrefix("it is older than blues") == true)
            try folder.put("{}", as: GenreIndex.fileName)
            #expect(try catalogue.problems().map(\.file) == [GenreIndex.fileName])
        }
    }
}
