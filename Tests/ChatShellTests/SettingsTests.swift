import ChatShell
import Foundation
import HTTPCore
import LanguageModels
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
        #expect(settings.models.provider == .auto)
        #expect(settings.models.ollama.base.absoluteString == "http://127.0.0.1:11434")
        #expect(settings.models.monthlyCostLimit == nil)
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

    @Test func `a limit in dollars is read to the cent, and nonsense is refused`() throws {
        #expect(try settings(["MONTHLY_COST_LIMIT": "2.50"]).models.monthlyCostLimit == 2_500_000)
        #expect(throws: SettingsError.notMoney(name: "MONTHLY_COST_LIMIT", value: "five")) {
            try settings(["MONTHLY_COST_LIMIT": "five"])
        }
    }

    @Test(arguments: ["ftp://x", "nonsense", "https://me:secret@example.org/v1"])
    func `an address no request may go to is refused without being repeated`(text: String) throws {
        let error = try #require(throws: SettingsError.self) { try settings(["OPENAI_BASE_URL": text]) }
        #expect(error.description.contains("OPENAI_BASE_URL"))
        #expect(!error.description.contains(text))
    }

    @Test func `a key never shows when settings are printed`() throws {
        let settings = try settings(["OPENAI_API_KEY": "sk-very-secret", "ANTHROPIC_API_KEY": "sk-very-secret"])
        var dumped = ""
        dump(settings, to: &dumped)
        #expect(!("\(settings)" + String(reflecting: settings) + dumped).contains("very-secret"))
        #expect(settings.models.openai.key?.value == "sk-very-secret")
    }

    @Test func `the history lies beside the database`() throws {
        #expect(try settings(["DATABASE_PATH": "/tmp/x/chat.db"]).history.path == "/tmp/x/history")
    }

    @Test func `every setting of the example file is one the program knows`() throws {
        let known = try String(
            contentsOf: Repository.root.appending(path: "Sources/ChatShell/Settings/Settings+Reading.swift"),
            encoding: .utf8
        )
        // These belong to web search, which comes with a later version.
        let later = ["TAVILY_API_KEY", "TAVILY_BASE_URL", "WIKIPEDIA_BASE_URL", "SEARXNG_BASE_URL"]
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
