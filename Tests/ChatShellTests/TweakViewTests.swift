import Foundation
import Genres
import Mashups
import Sessions
import Teaching
import TerminalUI
import TestSupport
import Testing

@testable import ChatShell

@Suite struct TweakViewTests {
    private static let request: GatheredContext = {
        var context = GatheredContext()
        context.genres = ["pop", "reggae"]
        context.setting = .middleSchool
        context.level = .beginner
        context.objectives = [.rhythm]
        return context
    }()
    private let data = Repository.root.appending(path: "data", directoryHint: .isDirectory)

    /// A mashup and a version of it.
    private func versions(_ words: String) async throws -> (Mashup, Mashup) {
        let catalogue = Catalogue(directory: data.appending(path: "genres", directoryHint: .isDirectory))
        let generator = MashupGenerator(catalogue: catalogue, data: data)
        let base = try await generator.generate(from: Self.request, seed: 7)
        let wishes = try TweakReader(catalogue: catalogue, data: data).wishes(in: words)
        let version = try await generator.tweak(base, wishes: wishes, context: Self.request).mashup
        return (
            base.recorded(id: "m1v00000001", sessionID: nil, createdAt: ""),
            version.recorded(id: "m1v00000002", sessionID: nil, createdAt: "", basedOn: "m1v00000001", version: 2)
        )
    }

    private func view(_ width: Int = 80) -> ComparisonView {
        ComparisonView(symbols: Symbols(unicode: true), width: width)
    }

    @Test func `a summary names the version and each fact that changed`() async throws {
        let (base, slower) = try await versions("slower")
        let drawn = view().summary(of: MashupComparison(base, slower), version: slower).map(\.plain)
        let bpm = (base.music.tempo.bpm, slower.music.tempo.bpm)
        #expect(
            drawn == ["\(slower.title) · version 2 · m1v00000002", "  tempo    \(bpm.0) bpm → \(bpm.1) bpm"]
        )
    }

    @Test func `a comparison marks lines that went and came, and fits eighty columns`() async throws {
        let (base, other) = try await versions("other words, longer")
        let drawn = view().lines(of: MashupComparison(base, other), from: base, to: other).map(\.plain)
        #expect(drawn.first == "- \(base.title)  m1v00000001 · version 1")
        #expect(drawn.dropFirst().first == "+ \(other.title)  m1v00000002 · version 2")
        for line in base.music.sections.flatMap(\.lyrics) { #expect(drawn.contains("- \(line.text)"), "\(line.text)") }
        for line in other.music.sections.flatMap(\.lyrics) { #expect(drawn.contains("+ \(line.text)"), "\(line.text)") }
        #expect(drawn.contains("Facts") && drawn.contains("Words"))
        #expect(drawn.allSatisfy { DisplayWidth.of($0) <= 80 })
    }

    @Test func `chords are shown bar by bar, four to a line`() async throws {
        let (base, moved) = try await versions("up a step")
        let drawn = view().lines(of: MashupComparison(base, moved), from: base, to: moved).map(\.plain)
        let section = try #require(base.music.sections.first { !$0.chords.isEmpty })
        let bars = section.chords.filter { $0.bar <= 4 }.map(\.symbol).joined(separator: " | ")
        #expect(drawn.contains("- | \(bars) |"))
        #expect(drawn.contains { $0.hasPrefix("+ | ") } && !drawn.contains("Words"))
    }

    @Test func `a narrow window breaks long lines under themselves`() async throws {
        let (base, other) = try await versions("other words, longer")
        let drawn = view(40).lines(of: MashupComparison(base, other), from: base, to: other).map(\.plain)
        #expect(drawn.filter { $0.hasPrefix("+ ") || $0.hasPrefix("- ") }.dropFirst(2).allSatisfy { $0.count <= 40 })
    }

    @Test func `a mashup may be named before a colon`() {
        #expect(TweakText("slower").mashup == nil)
        #expect(TweakText("River Road: slower, in G").mashup == "River Road")
        #expect(TweakText("River Road: slower, in G").words == "slower, in G")
        #expect(TweakText(": slower").mashup == nil)
    }

    @Test func `versions are a line each with what they are based on`() {
        let session = SessionID(rawValue: "1v00000001")
        func summary(_ number: Int, on base: String?, _ change: String?) -> MashupSummary {
            MashupSummary(
                id: MashupID(rawValue: "m1v0000000\(number)"),
                sessionID: session,
                title: "River Road",
                genres: [],
                seed: 7,
                createdAt: Timestamp(milliseconds: 0),
                basedOn: base.map(MashupID.init(rawValue:)),
                version: number,
                change: change
            )
        }
        let rows = [
            summary(1, on: nil, nil), summary(2, on: "m1v00000001", "slower"), summary(3, on: "m1v00000009", "in G"),
        ]
        let drawn = Tables.versions(rows, now: Timestamp(milliseconds: 1), symbols: Symbols(unicode: true)).map(\.plain)
        #expect(
            drawn == [
                "  1  m1v00000001  just now       River Road",
                "  2  m1v00000002  just now       slower · on version 1",
                "  3  m1v00000003  just now       in G · on m1v00000009, which is deleted",
            ]
        )
    }
}
