import Foundation
import Genres
import Mashups
import Teaching
import Testing

@testable import ChatShell

@Suite struct TypedCommandTests {
    @Test func `a slash begins a command and two begin a message`() {
        #expect(TypedCommand("/export a b")?.words == ["a", "b"])
        #expect(TypedCommand("//not a command") == nil)
        #expect(TypedCommand("hello /export") == nil)
    }

    @Test func `quotation marks keep words together`() {
        #expect(TypedCommand(#"/export "my lesson.md" 'x y'"#)?.words == ["my lesson.md", "x y"])
        #expect(TypedCommand("/rename don't panic")?.words == ["don't", "panic"])
        #expect(TypedCommand(#"/rename """#)?.words == [""])
    }

    @Test func `a name is read in lower case and the rest as typed`() {
        let typed = TypedCommand("/SEARCH  Blue Note ")
        #expect(typed?.name == "search")
        #expect(typed?.rest == "Blue Note")
    }
}

@Suite struct SlashCommandsTests {
    @Test func `every command is found by its name and by any beginning that is its alone`() throws {
        for command in SlashCommands.all {
            #expect(try SlashCommands.find(command.name).name == command.name)
        }
        #expect(try SlashCommands.find("gener").name == "generate")
        #expect(try SlashCommands.find("exit").name == "quit")
    }

    @Test func `an ambiguous beginning names the candidates`() {
        let error = #expect(throws: ProgramError.self) { try SlashCommands.find("s") }
        #expect(error?.code == "ambiguous_command")
        for name in ["/show", "/sessions", "/search"] { #expect(error?.message.contains(name) == true) }
    }

    @Test func `a typo suggests the command that was meant`() {
        let error = #expect(throws: ProgramError.self) { try SlashCommands.find("expotr") }
        #expect(error?.hint == "Did you mean /export?")
        #expect(error?.exit == .usage)
    }

    @Test func `the README lists every command`() throws {
        let readme = try String(contentsOf: Repository.root.appending(path: "README.md"), encoding: .utf8)
        for command in SlashCommands.all { #expect(readme.contains("`/\(command.name)"), "/\(command.name)") }
    }
}

@Suite struct ContextEditTests {
    private let reader = ContextEditReader(
        catalogue: Catalogue(directory: Repository.root.appending(path: "data/genres"))
    )

    @Test func `set takes a slot and its value`() throws {
        #expect(try reader.edits(action: "set", words: ["level", "beginner"]) == [.add(.level(.beginner))])
        #expect(
            try reader.edits(action: "set", words: ["setting", "middle", "school"]) == [.add(.setting(.middleSchool))]
        )
        #expect(try reader.edits(action: "set", words: ["genre", "rap"]) == [.add(.genre("hip-hop"))])
        #expect(try reader.edits(action: "set", words: ["minutes", "50"]) == [.add(.lessonMinutes(50))])
    }

    @Test func `set takes several values parted by commas`() throws {
        #expect(
            try reader.edits(action: "set", words: ["objectives", "rhythm,", "form"])
                == [.add(.objective(.rhythm)), .add(.objective(.form))]
        )
    }

    @Test func `remove takes one value or the whole slot`() throws {
        #expect(try reader.edits(action: "remove", words: ["genre", "blues"]) == [.remove(.genre("blues"))])
        #expect(try reader.edits(action: "remove", words: ["level"]) == [.clear(.level)])
    }

    @Test func `a wrong value names what is allowed and the nearest`() {
        let error = #expect(throws: ProgramError.self) {
            try reader.edits(action: "set", words: ["level", "begginer"])
        }
        #expect(error?.hint.contains("Did you mean beginner?") == true)
        #expect(error?.hint.contains("advanced") == true)
    }

    @Test func `a wrong slot names the slots`() {
        let error = #expect(throws: ProgramError.self) { try reader.edits(action: "set", words: ["gnre", "x"]) }
        #expect(error?.hint.contains("Did you mean genre?") == true)
    }

    @Test func `a wrong action says which there are`() {
        #expect(throws: ProgramError.self) { try reader.edits(action: "put", words: ["level", "x"]) }
    }

    @Test func `a genre that is not in the catalogue is refused with the nearest`() {
        #expect(throws: CatalogueError.self) { try reader.edits(action: "set", words: ["genre", "regge"]) }
    }
}

@Suite struct ExportRequestTests {
    @Test func `the words may stand in any order`() throws {
        var wanted = try ExportRequest(words: [])
        #expect(wanted.format == .markdown)
        wanted = try ExportRequest(words: ["--force", "out/x.cho", "chordpro"])
        #expect(wanted.format == .chordpro)
        #expect(wanted.path == "out/x.cho")
        #expect(wanted.overwrites)
    }

    @Test func `the ending of a path gives the format`() throws {
        #expect(try ExportRequest(words: ["lesson.json"]).format == .json)
        #expect(try ExportRequest(words: ["lesson.cho"]).format == .chordpro)
        #expect(try ExportRequest(words: ["lesson.md"]).format == .markdown)
    }

    @Test func `all asks for every format, in a folder`() throws {
        let wanted = try ExportRequest(words: ["all", "handouts", "--force"])
        #expect(wanted.isAll && wanted.path == "handouts" && wanted.overwrites)
        #expect(try !ExportRequest(words: ["midi", "song.mid"]).isAll)
        #expect(try ExportRequest(words: ["song.mid"]).format == .midi)
        #expect(try ExportRequest(words: ["cards.csv"]).format == .anki)
    }

    @Test func `an unknown format suggests the nearest`() {
        let error = #expect(throws: ProgramError.self) { try ExportRequest(words: ["markdwon"]) }
        #expect(error?.hint.contains("Did you mean markdown?") == true)
    }
}
