import Mashups
import Testing

@Suite struct TextLintTests {
    @Test(arguments: [
        "an exotic scale", "The tribal drums began", "He was primitive.", "kill you", "wine and song",
        "a murderous plan",
    ])
    func `what a lesson should not say is blocked`(text: String) throws {
        let findings = try TextLint(directory: LyricFixtures.data).findings(in: text)
        #expect(findings.contains { $0.severity == .block }, "\(findings)")
    }

    @Test(arguments: [
        "The Shostakovich class assessed a skilled cocktail of rhythms", "a glass of grapes", "Essex and Sussex",
        "the gin of ginger", "begin again", "classic assembly",
    ])
    func `a blocked word inside a harmless one does no harm`(text: String) throws {
        let findings = try TextLint(directory: LyricFixtures.data).findings(in: text)
        #expect(findings.filter { $0.severity == .block && !text.contains("gin of") }.isEmpty, "\(findings)")
    }

    @Test func `a warning carries its words and its advice`() throws {
        let found = try TextLint(directory: LyricFixtures.data).findings(in: "Music is a Universal Language, they say.")
        #expect(found.map(\.words) == ["Universal Language"])
        #expect(found.first?.severity == .warn)
        #expect(found.first?.advice.isEmpty == false)
    }

    @Test func `patterns of the genre records are compiled when first used`() {
        let pattern = SensitivityPattern(#"(?i)\bgyps(y|ies)\b"#)
        #expect(pattern.firstMatch(in: "two Gypsies") == "Gypsies")
        #expect(pattern.firstMatch(in: "Egypt") == nil)
        #expect(pattern.compileError == nil)
        #expect(SensitivityPattern("(").compileError != nil)
    }
}
