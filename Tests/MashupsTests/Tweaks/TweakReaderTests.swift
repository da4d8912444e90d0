import Genres
import Mashups
import MusicTheory
import Teaching
import Testing

@Suite struct TweakReaderTests {
    static let reader = TweakReader(catalogue: MashupFixture.catalogue, data: MashupFixture.data)
    private var reader: TweakReader { Self.reader }

    static let one: [(String, TweakWish)] = [
        ("slower", .slower), ("make it slower", .slower), ("Could you slow it down a bit?", .slower),
        ("it's too fast", .slower), ("not so fast please", .slower),
        ("faster", .faster), ("speed it up", .faster), ("a little quicker", .faster), ("This is too slow.", .faster),
        ("tempo 90", .tempo(90)), ("100 bpm", .tempo(100)), ("set the tempo to 84", .tempo(84)),
        ("72 beats a minute", .tempo(72)), ("play it at 96 bpm", .tempo(96)),
        ("key G", .key(NoteName(.g), nil)), ("in G", .key(NoteName(.g), nil)),
        ("in B flat", .key(NoteName(.b, accidental: -1), nil)), ("key of D minor", .key(NoteName(.d), .minor)),
        ("Bb major instead", .key(NoteName(.b, accidental: -1), .major)),
        ("transpose it to F", .key(NoteName(.f), nil)), ("in F# minor", .key(NoteName(.f, accidental: 1), .minor)),
        ("change the key to A", .key(NoteName(.a), nil)), ("in a minor", .key(NoteName(.a), .minor)),
        ("key e♭", .key(NoteName(.e, accidental: -1), nil)), ("in Dm", .key(NoteName(.d), .minor)),
        ("up a step", .keyUp), ("one step higher", .keyUp), ("higher", .keyUp), ("raise the key", .keyUp),
        ("lower", .keyDown), ("a bit lower please", .keyDown), ("It's too high for my voices", .keyDown),
        ("down a tone", .keyDown),
        ("easier", .easier), ("make it simpler", .easier), ("that's too hard", .easier),
        ("harder", .harder), ("more challenging", .harder), ("it is too easy", .harder),
        ("level beginner", .level(.beginner)), ("for beginners", .level(.beginner)),
        ("at intermediate level", .level(.intermediate)), ("advanced", .level(.advanced)),
        ("verse 2 in reggae", .leader(.init(.verse, 2), "reggae")),
        ("the second verse should be reggae", .leader(.init(.verse, 2), "reggae")),
        ("chorus jazz", .leader(.init(.chorus), "jazz")), ("make the chorus jazz", .leader(.init(.chorus), "jazz")),
        ("last verse as hip hop", .leader(.init(.verse, -1), "hip-hop")),
        ("bossa nova for the bridge", .leader(.init(.bridge), "bossa-nova")),
        ("a reggae chorus please", .leader(.init(.chorus), "reggae")),
        ("verse one in rap", .leader(.init(.verse, 1), "hip-hop")),
        ("simpler chords", .simplerChords), ("can we have easier chords", .simplerChords),
        ("there are too many chords", .simplerChords), ("fewer chords", .simplerChords),
        ("other words", .otherWords), ("new lyrics, please", .otherWords), ("keep the music, other words", .otherWords),
        ("rewrite the lyrics", .otherWords), ("same tune but different words", .otherWords),
        ("other tune", .otherTune), ("a new melody", .otherTune), ("give it another tune", .otherTune),
        ("keep the lyrics, change the groove", .otherGroove), ("other groove", .otherGroove),
        ("a different beat", .otherGroove), ("new drums", .otherGroove),
        ("new title", .newTitle), ("give it another name", .newTitle), ("rename it", .newTitle),
        ("shorter", .shorter), ("it's too long", .shorter), ("cut a verse", .shorter),
        ("longer", .longer), ("add a verse", .longer), ("one more verse", .longer),
        ("30 minutes", .minutes(30)), ("for a 40 minute lesson", .minutes(40)), ("make it 25 min", .minutes(25)),
    ]

    @Test(arguments: one) func `a request is understood to the last word`(text: String, wish: TweakWish) throws {
        let reading = try reader.read(text)
        #expect(reading.wishes == [wish] && reading.notUnderstood == [], "\(text): \(reading)")
    }

    @Test func `several requests at once are read in their order`() throws {
        #expect(
            try reader.wishes(in: "slower and in G, other words please")
                == [.slower, .key(NoteName(.g), nil), .otherWords]
        )
        #expect(
            try reader.wishes(in: "Verse 2 in reggae, chorus jazz, 30 minutes and simpler chords")
                == [
                    .leader(.init(.verse, 2), "reggae"), .leader(.init(.chorus), "jazz"), .minutes(30), .simplerChords,
                ]
        )
    }

    @Test(arguments: [
        ("slower with more cowbell", "cowbell"), ("don't make it slower", "don't"), ("verse 2 in klingon", "verse 2"),
        ("what is a clave", "what"), ("not in G", "not"), ("swap jazz for gospel", "swap jazz"),
    ])
    func `what is not understood is named, and nothing is made of the rest`(text: String, strange: String) throws {
        #expect(try !reader.read(text).isComplete)
        let error = #expect(throws: TweakRefusal.self) { try reader.wishes(in: text) }
        #expect(error?.description.contains("“\(strange)") == true, "\(error?.description ?? "")")
        #expect(error?.description.contains("tempo 90") == true)
    }

    @Test(arguments: ["", "please", "keep the words", "thanks!", "in a way", "the chorus"])
    func `words that ask for nothing are no request`(text: String) throws {
        #expect(try !reader.read(text).isComplete)
        #expect(throws: TweakRefusal.self) { try reader.wishes(in: text) }
    }

    @Test(arguments: [
        Tweak.key(Key(NoteName(.b, accidental: -1), .minor)), .tempo(90), .level(.advanced),
        .leader(.verse, number: 2, "hip-hop"), .simplerChords(1), .words(3), .tune(1), .groove(2), .title(1),
        .length(-1), .minutes(30),
    ])
    func `a tweak is read back from its text`(tweak: Tweak) {
        #expect(Tweak(tweak.description) == tweak)
        #expect(Tweak("\(tweak.description) more") == nil)
    }

    @Test func `a later tweak takes the place of an earlier one that concerns the same`() {
        let first: [Tweak] = [.tempo(90), .leader(.verse, number: 1, "jazz"), .words(1)]
        let later: [Tweak] = [.tempo(80), .leader(.verse, number: 2, "jazz")]
        #expect(
            first.followed(by: later)
                == [.leader(.verse, number: 1, "jazz"), .words(1), .tempo(80), .leader(.verse, number: 2, "jazz")]
        )
    }
}
