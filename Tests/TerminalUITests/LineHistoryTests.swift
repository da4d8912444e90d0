import Foundation
import Testing

@testable import TerminalUI

@Suite struct LineHistoryTests {
    private final class Folder {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("history-\(UUID())").path
        var file: String { path + "/state/history" }
        deinit { try? FileManager.default.removeItem(atPath: path) }

        func mode(_ path: String) throws -> Int {
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
        }
    }

    @Test func `entries come back in the next run, lines and all`() {
        let folder = Folder()
        let history = LineHistory(path: folder.file)
        for entry in ["one", "two\nlines", #"back\slash \n"#, "日本 👩\u{200D}🎤"] { history.append(entry) }
        #expect(LineHistory(path: folder.file).entries() == ["one", "two\nlines", #"back\slash \n"#, "日本 👩\u{200D}🎤"])
    }

    @Test func `any text survives being a record`() {
        var generator = SeededGenerator(seed: 3)
        let letters: [Character] = ["\\", "n", "r", "\n", "\r", "\r\n", "a", "\u{0}", "é", "\u{1}"]
        for _ in 0..<2000 {
            let text = String((0..<12).map { _ in letters.randomElement(using: &generator) ?? "a" })
            let record = HistoryRecord.encode(text)
            #expect(!record.utf8.contains(10) && !record.utf8.contains(13))
            #expect(HistoryRecord.decode(record.utf8).utf8.elementsEqual(text.utf8))
        }
    }

    @Test func `only the owner may read the file and its folder`() throws {
        let folder = Folder()
        LineHistory(path: folder.file).append("private")
        #expect(try folder.mode(folder.file) == 0o600)
        #expect(try folder.mode(folder.path + "/state") == 0o700)
    }

    @Test func `repeats, blanks and entries after a space are not remembered`() {
        let folder = Folder()
        let history = LineHistory(path: folder.file)
        for entry in ["a", "a", "", " secret", "b", "a"] { history.append(entry) }
        #expect(history.entries() == ["a", "b", "a"])
    }

    @Test func `two windows share what is typed`() {
        let folder = Folder()
        let first = LineHistory(path: folder.file)
        let second = LineHistory(path: folder.file)
        first.append("from first")
        second.append("from second")
        first.append("first again")
        #expect(first.entries() == ["from first", "from second", "first again"])
        #expect(second.entries() == ["from first", "from second", "first again"])
    }

    @Test func `many windows at once lose nothing`() async {
        let folder = Folder()
        let path = folder.file
        await withTaskGroup(of: Void.self) { group in
            for window in 0..<4 {
                group.addTask {
                    let history = LineHistory(path: path)
                    for number in 0..<50 { history.append("window \(window) entry \(number)") }
                }
            }
        }
        let entries = LineHistory(path: path).entries()
        #expect(Set(entries).count == 200)
        #expect(entries.count == 200)
        for window in 0..<4 {
            let own = entries.filter { $0.hasPrefix("window \(window) ") }
            #expect(own == (0..<50).map { "window \(window) entry \($0)" })
        }
        withExtendedLifetime(folder) {}
    }

    @Test func `the file is trimmed to the newest entries while another window has it open`() throws {
        let folder = Folder()
        let other = LineHistory(path: folder.file, limit: 20)
        other.append("very old")
        let history = LineHistory(path: folder.file, limit: 20)
        for number in 1...26 { history.append("entry \(number)") }
        other.append("from the other")
        #expect(history.entries().last == "from the other")
        #expect(history.entries().count == 20)
        #expect(other.entries() == history.entries())
        let lines = try String(contentsOfFile: folder.file, encoding: .utf8).split(separator: "\n")
        #expect(lines.count <= 25)
        #expect(try folder.mode(folder.file) == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/state") == ["history"])
    }

    @Test func `a record cut short by a crash does not swallow the next`() throws {
        let folder = Folder()
        LineHistory(path: folder.file).append("whole")
        let handle = try #require(FileHandle(forWritingAtPath: folder.file))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data("cut sho".utf8))
        try handle.close()
        let history = LineHistory(path: folder.file)
        history.append("after")
        #expect(LineHistory(path: folder.file).entries() == ["whole", "cut sho", "after"])
    }

    @Test func `a file that cannot be used is told once and typing goes on`() throws {
        let folder = Folder()
        try FileManager.default.createDirectory(atPath: folder.file, withIntermediateDirectories: true)
        let history = LineHistory(path: folder.file)
        history.append("one")
        history.append("two")
        #expect(history.entries() == ["one", "two"])
        #expect(history.takeNotice()?.description.contains(folder.file) == true)
        #expect(history.takeNotice() == nil)
    }

    @Test func `without a file entries are remembered for this run`() {
        let history = LineHistory(path: nil)
        history.append("a")
        #expect(history.entries() == ["a"])
        #expect(history.takeNotice() == nil)
    }

    @Test func `news are only what came since`() {
        let history = LineHistory(path: nil, limit: 3)
        history.append("a")
        let first = history.news(since: LineHistory.Position())
        #expect(first.entries == ["a"])
        history.append("b")
        let second = history.news(since: first.position)
        #expect(second == LineHistory.News(entries: ["b"], replacesAll: false, position: second.position))
        #expect(history.news(since: second.position).entries.isEmpty)
    }
}
