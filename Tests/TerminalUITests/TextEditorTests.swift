import Testing

@testable import TerminalUI

@Suite struct TextEditorTests {
    @Test func `without a named editor there is none`() {
        #expect(TextEditor(environment: ["EDITOR": ""]) == nil)
    }

    @Test func `what the editor saves comes back`() async throws {
        let editor = try #require(
            TextEditor(environment: ["EDITOR": "perl -pi -e s/jazz/blues/", "PATH": "/usr/bin:/bin"])
        )
        #expect(try await editor.edit("some jazz $(touch x)") == "some blues $(touch x)")
    }

    @Test func `an editor that fails changes nothing and is named`() async throws {
        let editor = try #require(TextEditor(environment: ["VISUAL": "false", "PATH": "/usr/bin:/bin"]))
        await #expect(throws: TextEditor.Failure.ended(command: "false", code: 1)) { try await editor.edit("x") }
    }
}
