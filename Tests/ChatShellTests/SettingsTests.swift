import ChatShell
import Foundation
import Testing

@Suite struct SettingsTests {
    private let folders = ProgramFolders(
        shared: URL(filePath: "/opt/share"),
        userData: URL(filePath: "/home/t/.local/share/lit-music-mashup"),
        userSettings: URL(filePath: "/home/t/.config/lit-music-mashup/.env")
    )

    private func settings(_ values: [String: String] = [:]) throws -> Settings {
        try Settings(folders: folders) { values[$0] }
    }

    @Test func `without any setting the defaults hold`() throws {
        let settings = try settings()
        #expect(settings.database.path == "/home/t/.local/share/lit-music-mashup/mashup.db")
        #expect(settings.data.path == "/opt/share/data")
        #expect(settings.minimumTheoryConcepts == 2)
        #expect(settings.minimumCulturalContextLength == 100)
        #expect(settings.requiresWebResearch == false)
        #expect(settings.modelProvider == .auto)
    }

    @Test func `an empty value counts as not set`() throws {
        #expect(try settings(["MODEL_PROVIDER": "", "MAX_CONVERSATION_TURNS": ""]) == settings())
    }

    @Test func `a wrong choice is named with what is allowed and the nearest`() {
        let wrong = SettingsError.notAllowed(
            name: "MODEL_PROVIDER",
            value: "olama",
            allowed: ["auto", "builtin", "ollama", "openai", "anthropic"],
            nearest: "ollama"
        )
        #expect(throws: wrong) { try settings(["MODEL_PROVIDER": "olama"]) }
        #expect(wrong.description.contains("Did you mean ollama?"))
    }

    @Test(arguments: ["0", "-3", "many", "7"]) func `a number outside its range is refused`(value: String) {
        #expect(throws: SettingsError.notInRange(name: "MIN_THEORY_CONCEPTS", value: value, range: 1...6)) {
            try settings(["MIN_THEORY_CONCEPTS": value])
        }
    }

    @Test(arguments: [("yes", true), ("OFF", false), ("1", true), ("false", false)])
    func `truth values are read in any usual spelling`(text: String, truth: Bool) throws {
        #expect(try settings(["REQUIRE_WEB_RESEARCH": text]).requiresWebResearch == truth)
    }

    @Test func `the history lies beside the database`() throws {
        #expect(try settings(["DATABASE_PATH": "/tmp/x/chat.db"]).history.path == "/tmp/x/history")
    }

    @Test func `every setting of the example file is one the program knows`() throws {
        let known = try String(
            contentsOf: Repository.root.appending(path: "Sources/ChatShell/Settings/Settings+Reading.swift"),
            encoding: .utf8
        )
        // These belong to language models and web search, which come with later versions.
        let later = [
            "OLLAMA_BASE_URL", "OLLAMA_MODEL", "OPENAI_BASE_URL", "OPENAI_API_KEY", "OPENAI_MODEL",
            "ANTHROPIC_BASE_URL",
            "ANTHROPIC_API_KEY", "ANTHROPIC_MODEL", "TAVILY_API_KEY", "TAVILY_BASE_URL", "WIKIPEDIA_BASE_URL",
            "SEARXNG_BASE_URL",
        ]
        let example = try String(contentsOf: Repository.root.appending(path: ".env.example"), encoding: .utf8)
        let names = example.split(separator: "\n").filter { $0.hasPrefix("#") && $0.contains("=") }
            .compactMap { $0.dropFirst().split(separator: "=").first.map(String.init) }
            .filter { $0.allSatisfy { $0.isUppercase || $0 == "_" } }
        #expect(names.count >= 25)
        for name in names where !later.contains(name) { #expect(known.contains("\"\(name)\""), "\(name)") }
    }
}

@Suite struct ProgramFoldersTests {
    private func find(executable: String, existing: Set<String>, environment: [String: String] = [:]) -> ProgramFolders
    {
        ProgramFolders.find(
            executable: URL(filePath: executable),
            workingDirectory: URL(filePath: "/work-here"),
            environment: environment.merging(["HOME": "/home/t"]) { first, _ in first }
        ) { existing.contains($0.path) }
    }

    @Test func `an installed copy finds its share folder`() {
        let folders = find(
            executable: "/usr/local/bin/mashup",
            existing: ["/usr/local/share/lit-music-mashup/data/genres"]
        )
        #expect(folders.shared.path == "/usr/local/share/lit-music-mashup")
    }

    @Test func `a checkout finds its own folders above the build folder`() {
        let folders = find(
            executable: "/src/lit/.build/release/mashup",
            existing: ["/src/lit/data/genres", "/src/lit/prompts"]
        )
        #expect(folders.shared.path == "/src/lit")
    }

    @Test func `elsewhere the working directory counts`() {
        #expect(find(executable: "/x/mashup", existing: []).shared.path == "/work-here")
    }

    @Test func `user folders follow the XDG variables where they are absolute`() {
        let folders = find(
            executable: "/x/mashup",
            existing: [],
            environment: ["XDG_DATA_HOME": "/data", "XDG_CONFIG_HOME": "relative"]
        )
        #expect(folders.userData.path == "/data/lit-music-mashup")
        #expect(folders.userSettings.path == "/home/t/.config/lit-music-mashup/.env")
    }
}
