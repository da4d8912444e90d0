import NameMatching
import Testing

@Suite struct NearestNameTests {
    private let names = ["help", "generate", "export", "sessions"]

    @Test(arguments: [("expotr", "export"), ("genrate", "generate"), ("sesions", "sessions"), ("hlep", "help")])
    func `a slip finds the name that was meant`(typed: String, meant: String) {
        #expect(NearestName.of(typed, among: names) == meant)
    }

    @Test func `something quite different finds none`() {
        #expect(NearestName.of("banana", among: names) == nil)
        #expect(NearestName.of("", among: names) == nil)
    }

    @Test func `the nearest come first and none comes twice`() {
        let found = NearestName.all("reggea", among: ["ska", "reggaeton", "reggae", "reggae"])
        #expect(found == ["reggae"])
    }
}

@Suite struct EditDistanceTests {
    @Test(arguments: [("", "", 0), ("abc", "", 3), ("abc", "abc", 0), ("abc", "acb", 1), ("kitten", "sitting", 3)])
    func `it counts insertions, deletions, replacements and swaps`(left: String, right: String, distance: Int) {
        #expect(EditDistance.between(left, right) == distance)
        #expect(EditDistance.between(right, left) == distance)
    }
}
