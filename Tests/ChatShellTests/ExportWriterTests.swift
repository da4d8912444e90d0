import ChatShell
import Foundation
import TestSupport
import Testing

@Suite struct ExportWriterTests {
    private let content = Data("# A lesson\n".utf8)

    @Test func `a file is written whole and nothing else is left beside it`() throws {
        let folder = try TemporaryFolder()
        let file = try ExportWriter(overwrites: false).write(content, to: folder.url.appending(path: "lesson.md"))
        #expect(try Data(contentsOf: file) == content)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["lesson.md"])
    }

    @Test func `a file that is there is left alone unless replacing is asked for`() throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appending(path: "lesson.md")
        try Data("mine".utf8).write(to: file)
        let error = #expect(throws: ProgramError.self) { try ExportWriter(overwrites: false).write(content, to: file) }
        #expect(error?.code == "file_exists")
        #expect(error?.exit == .cannotCreate)
        #expect(try Data(contentsOf: file) == Data("mine".utf8))
        _ = try ExportWriter(overwrites: true).write(content, to: file)
        #expect(try Data(contentsOf: file) == content)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["lesson.md"])
    }

    @Test func `a folder that is not there is named`() throws {
        let folder = try TemporaryFolder()
        let error = #expect(throws: ProgramError.self) {
            try ExportWriter(overwrites: false).write(content, to: folder.url.appending(path: "no/lesson.md"))
        }
        #expect(error?.message.contains("there is no folder") == true)
        #expect(error?.exit == .cannotCreate)
    }

    @Test func `a folder cannot be replaced by a file`() throws {
        let folder = try TemporaryFolder()
        let error = #expect(throws: ProgramError.self) {
            try ExportWriter(overwrites: true).write(content, to: folder.url)
        }
        #expect(error?.message.contains("it is a folder") == true)
    }

    @Test func `without a name the title gives one, and the next free number after it`() throws {
        let folder = try TemporaryFolder()
        let writer = ExportWriter(overwrites: false)
        let names = try (1...3).map { _ in
            try writer.write(content, named: "Río Abajo: A Song!", fileExtension: "md", in: folder.url)
                .lastPathComponent
        }
        #expect(names == ["rio-abajo-a-song.md", "rio-abajo-a-song-2.md", "rio-abajo-a-song-3.md"])
    }

    @Test(arguments: ["", "…", "../../etc/passwd", "日本"]) func `any title makes a harmless file name`(title: String) {
        let name = ExportWriter.fileName(for: title)
        #expect(!name.isEmpty)
        #expect(name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
    }

    @Test func `a path names a file, a folder, or standard output`() throws {
        let folder = try TemporaryFolder()
        let here = folder.url
        #expect(ExportTarget(path: "-", title: "T", workingDirectory: here) == .standardOutput)
        #expect(ExportTarget(path: nil, title: "T", workingDirectory: here) == .named(title: "T", in: here))
        let file = ExportTarget(path: "x.md", title: "T", workingDirectory: here)
        #expect(file == .file(here.appending(path: "x.md").absoluteURL.standardizedFileURL))
        guard case .named = ExportTarget(path: ".", title: "T", workingDirectory: here) else {
            Issue.record("a folder should get a file named after the title")
            return
        }
    }
}
