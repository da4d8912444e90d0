import Foundation
import Genres
import Teaching
import Testing

@Suite struct GatheredContextTests {
    @Test func `replacing a genre keeps its place in the order of mention`() {
        var context = GatheredContext()
        _ = context.apply([.add(.genre("country")), .add(.genre("pop"))])
        let changes = context.apply([.replace(.genre("country"), with: .genre("bluegrass"))])
        #expect(context.genres == ["bluegrass", "pop"])
        #expect(changes.map(\.kind) == [.removed, .added])
    }

    @Test func `replacing a genre by one that is there already does not double it`() {
        var context = GatheredContext()
        _ = context.apply([.add(.genre("country")), .add(.genre("pop"))])
        _ = context.apply([.replace(.genre("country"), with: .genre("pop"))])
        #expect(context.genres == ["pop"])
    }

    @Test func `a second setting replaces the first and says so`() {
        var context = GatheredContext()
        _ = context.apply([.add(.setting(.highSchool))])
        let changes = context.apply([.add(.setting(.community))])
        #expect(
            changes == [
                ContextChange(slot: .setting, kind: .changed, value: "community", previous: "high school")
            ]
        )
    }

    @Test func `an edit that changes nothing leaves no trace`() {
        var context = GatheredContext()
        _ = context.apply([.add(.level(.beginner))])
        #expect(context.apply([.add(.level(.beginner)), .remove(.objective(.form))]).isEmpty)
    }

    @Test func `a declined genre that is named again is wanted again`() {
        var context = GatheredContext()
        _ = context.apply([.remove(.genre("jazz"))])
        #expect(context.declinedGenres == ["jazz"])
        _ = context.apply([.add(.genre("jazz"))])
        #expect(context.declinedGenres.isEmpty)
    }

    @Test func `JSON has every key and reads back the same`() throws {
        var context = GatheredContext()
        _ = context.apply([.add(.genre("ska")), .add(.classSize(24)), .add(.instrument("voice"))])
        let data = try JSONEncoder().encode(context)
        let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        for key in [
            "educational_context", "genres", "skill_level", "learning_objectives", "cultural_focus", "class_size",
            "lesson_minutes", "instruments", "web_research",
        ] {
            #expect(object[key] != nil, "\(key) is missing")
        }
        #expect(try JSONDecoder().decode(GatheredContext.self, from: data) == context)
    }

    @Test(arguments: Slot.allCases) func `every value survives its text form`(slot: Slot) throws {
        let samples: [Slot: String] = [
            .setting: "middle school", .genres: "blues", .level: "advanced", .objectives: "ear-training",
            .culture: "social-impact", .classSize: "25", .lessonMinutes: "45", .instruments: "ukulele",
            .topic: "the sea",
        ]
        let text = try #require(samples[slot])
        let value = try #require(SlotValue(slot: slot, text: text))
        #expect(value.slot == slot)
        #expect(value.text == text)
    }

    @Test func `values outside a vocabulary are refused`() {
        #expect(SlotValue(slot: .level, text: "expert") == nil)
        #expect(SlotValue(slot: .classSize, text: "0") == nil)
        #expect(SlotValue(slot: .setting, text: "moon") == nil)
    }
}
