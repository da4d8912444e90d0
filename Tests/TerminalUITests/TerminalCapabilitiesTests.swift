import Testing

@testable import TerminalUI

@Suite struct TerminalCapabilitiesTests {
    private func detect(
        _ environment: [String: String],
        terminal: Bool = true,
        size: TerminalSize? = nil
    ) -> TerminalCapabilities {
        TerminalCapabilities.detect(
            environment: environment,
            inputIsTerminal: terminal,
            outputIsTerminal: terminal,
            errorIsTerminal: terminal,
            size: size
        )
    }

    @Test func `a terminal has colour and a movable cursor`() {
        let capabilities = detect(["TERM": "xterm"])
        #expect(capabilities.color && capabilities.errorColor && capabilities.cursorControl)
    }

    @Test(arguments: ["1", "0", "false"])
    func `NO_COLOR turns colour off whatever its value`(value: String) {
        let capabilities = detect(["TERM": "xterm", "NO_COLOR": value])
        #expect(!capabilities.color && !capabilities.errorColor && capabilities.cursorControl)
    }

    @Test func `an empty NO_COLOR counts as unset`() {
        #expect(detect(["TERM": "xterm", "NO_COLOR": ""]).color)
    }

    @Test func `a dumb terminal has neither colour nor a movable cursor`() {
        let capabilities = detect(["TERM": "dumb"])
        #expect(!capabilities.color && !capabilities.cursorControl)
    }

    @Test func `a pipe has neither colour nor a movable cursor`() {
        let capabilities = detect(["TERM": "xterm"], terminal: false)
        #expect(!capabilities.color && !capabilities.errorColor && !capabilities.cursorControl)
    }

    @Test func `the width is the window's, then COLUMNS, then 80`() {
        #expect(detect(["COLUMNS": "100"], size: TerminalSize(columns: 120, rows: 40)).width == 120)
        #expect(detect(["COLUMNS": "100"]).width == 100)
        #expect(detect(["COLUMNS": "many"]).width == 80)
        #expect(detect([:]).height == 24)
    }

    @Test(arguments: [
        (["LANG": "en_US.UTF-8"], true), (["LANG": "de_DE.utf8"], true), (["LANG": "C"], false), ([:], true),
        (["LANG": "en_US.UTF-8", "LC_ALL": "C"], false), (["LC_ALL": "", "LANG": "C.UTF-8"], true),
    ])
    func `the locale says whether Unicode is understood`(environment: [String: String], understands: Bool) {
        #expect(detect(environment).unicode == understands)
    }
}
