import Foundation
import Testing
import Yams

@testable import WebSearch

/// The files of `data/search` as data: what a schema would say, and what keeps them readable.
@Suite struct QualityDataTests {
    private func node(_ file: String) throws -> Node {
        let text = try String(contentsOf: RuleFixtures.data.appending(path: "search/\(file)"), encoding: .utf8)
        return try #require(try compose(yaml: text))
    }

    /// Every list of texts in a file with the path to it.
    private func lists(in node: Node, path: String = "") -> [(path: String, texts: [String])] {
        switch node {
        case .sequence(let sequence):
            let texts = sequence.compactMap { $0.scalar?.string }
            if !texts.isEmpty { return [(path, texts)] }
            return sequence.enumerated().flatMap { lists(in: $1, path: "\(path)[\($0)]") }
        case .mapping(let mapping):
            return mapping.flatMap { lists(in: $0.value, path: "\(path)/\($0.key.scalar?.string ?? "")") }
        case .scalar, .alias: return []
        }
    }

    @Test func `the rules can be read`() throws {
        _ = try RuleFixtures.rules()
    }

    @Test(arguments: ["quality.yaml", "unsuitable.yaml"])
    func `every list is in order, in small letters, without doubles`(file: String) throws {
        let lists = try lists(in: node(file))
        #expect(lists.count > 5)
        for (path, texts) in lists {
            #expect(
                texts == Set(texts).sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) },
                "\(path)"
            )
            #expect(texts.allSatisfy { $0 == $0.lowercased() }, "\(path)")
        }
    }

    @Test(arguments: ["quality.yaml", "unsuitable.yaml"])
    func `every host is one that an address could have, and stands once`(file: String) throws {
        let hosts = try lists(in: node(file)).filter { $0.path.hasSuffix("/hosts") }.flatMap(\.texts)
        #expect(Set(hosts).count == hosts.count)
        for host in hosts {
            let address = try #require(WebAddress("https://x." + host), "\(host)")
            #expect("x." + host == address.host + (address.path == "/" ? "" : address.path), "\(host)")
        }
    }

    @Test func `no source is both trusted and unsuitable`() throws {
        let trusted = try lists(in: node("quality.yaml")).filter { $0.path.hasSuffix("/hosts") }.flatMap(\.texts)
        let rules = try RuleFixtures.rules()
        for host in trusted where host.contains(".") {
            let address = try #require(WebAddress("https://" + host))
            #expect(rules.hosts.entry(against: address, isKnown: true) == nil, "\(host)")
        }
    }

    @Test(arguments: [
        ("schema: 2\ngroups: []", "schema"), ("groups: []", "schema"), ("- a", "fields"), ("schema: 1", "groups"),
        ("schema: 1\ngroups: [{id: a, quality: best, hosts: [a.b]}]", "best"),
        ("schema: 1\ngroups: [{id: a, quality: high}]", "hosts"), ("schema: 1\ngroups: [a]", "groups"),
        ("schema: 1\ngroups: [{id: a, quality: high, hosts: [[a]]}]", "hosts"),
    ]) func `a list that is not right is named with what is wrong`(text: String, word: String) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "rules-\(UUID())")
        let search = folder.appending(path: "search")
        try FileManager.default.createDirectory(at: search, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(text.utf8).write(to: search.appending(path: "quality.yaml"))
        do throws(SearchRulesError) {
            _ = try SourceQualityRules(directory: folder)
            Issue.record("it was read")
        } catch .malformed(let file, let reason) {
            #expect(file == "search/quality.yaml" && reason.contains(word))
        } catch {
            Issue.record("\(error)")
        }
    }

    @Test func `a folder without rules is named`() {
        do throws(SearchRulesError) {
            _ = try SearchRules.read(directory: URL(filePath: "/nowhere"))
            Issue.record("it was read")
        } catch .unreadable(let file, _) {
            #expect(file == "search/unsuitable.yaml")
        } catch {
            Issue.record("\(error)")
        }
    }
}
