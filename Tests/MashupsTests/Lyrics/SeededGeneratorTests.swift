import Mashups
import Testing

@Suite struct SeededGeneratorTests {
    @Test func `the sequence is SplitMix64's`() {
        // First values for seed 1234567, as published with the reference implementation.
        var generator = SeededGenerator(seed: 1_234_567)
        #expect(
            (0..<3).map { _ in generator.next() } == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
            ]
        )
    }

    @Test func `picking reaches every value and nothing else`() {
        var generator = SeededGenerator(seed: 1)
        let counts = (0..<3000).reduce(into: [Int](repeating: 0, count: 3)) { counts, _ in
            counts[generator.index(below: 3)] += 1
        }
        #expect(counts.allSatisfy { (900...1100).contains($0) })
        #expect(generator.pick([Int]()) == nil)
        #expect(generator.pick(["a", "b"], weight: { $0 == "b" ? 1 : 0 }) == "b")
        #expect(generator.shuffle(Array(0..<20)).sorted() == Array(0..<20))
    }

    @Test func `parts of one seed go their own ways`() {
        var melody = SeededGenerator(seed: 1, part: "melody")
        var words = SeededGenerator(seed: 1, part: "lyrics")
        #expect(melody.next() != words.next())
    }
}
