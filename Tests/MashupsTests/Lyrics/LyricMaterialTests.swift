import Foundation
import Mashups
import Testing

/// The files that musicians edit, read as text.
@Suite struct LyricMaterialTests {
    static let files: [String] = {
        let folder = LyricFixtures.data.appending(path: "lyrics")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".yaml") && $0 != "topics.yaml" }.sorted()
    }()

    private func lines(of file: String) throws -> [String] {
        let url = LyricFixtures.data.appending(path: "lyrics/\(file)")
        return try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
            .filter { $0.hasPrefix("  ") && !$0.contains("@") }
            .map { $0.trimmingCharacters(in: .whitespaces).trimmingPrefix { "<> ".contains($0) } }.map(String.init)
    }

    @Test(arguments: files)
    func `every word is in the dictionary and every line is fit for a class`(file: String) throws {
        let dictionary = try LyricFixtures.dictionary()
        let typesetter = LyricTypesetter(dictionary: dictionary)
        let lint = try TextLint(directory: LyricFixtures.data)
        for line in try lines(of: file).flatMap(LyricFixtures.expansions) {
            for word in line.split(separator: " ") {
                #expect(dictionary.isListed(String(word)), "\(word) in \(line)")
            }
            #expect(lint.findings(in: line).isEmpty, "\(line): \(lint.findings(in: line))")
            #expect(Scansion.beats(of: typesetter.syllables(of: line)) != nil, "\(line)")
        }
    }

    @Test func `there is enough to write from`() throws {
        let written = try Self.files.flatMap { try lines(of: $0) }
        #expect(written.count >= 1500)
        #expect(Set(written).count >= written.count - 30)
    }
}
