import Genres
import Teaching
import Testing

@testable import Conversations

@Suite struct MergePolicyTests {
    /// What the claims add to the message, after what the rules themselves understand.
    private func outcomes(
        _ message: String,
        _ claims: [Claim],
        in context: GatheredContext = GatheredContext(),
        asked: [Slot] = []
    ) throws -> [Result<SlotValue, MergeRefusal>] {
        let reading = try SupplementSetup.reading(message)
        let lexicon = try SupplementSetup.lexicon.get()
        let plain = PlainWords(lexicon: lexicon)
        var vocabulary = ClaimVocabulary(
            genres: lexicon.genres,
            instruments: Set(lexicon.instruments),
            plain: plain,
            descriptions: [:]
        )
        for id in lexicon.genres where claims.contains(where: { $0.value == id.rawValue }) {
            vocabulary.descriptions[id] = GenreDescription(try Repository.catalogue.record(id))
        }
        let policy = MergePolicy(
            reading: reading,
            understanding: try SupplementSetup.rules(message, in: context),
            context: context,
            asked: asked,
            vocabulary: vocabulary
        )
        let judged = policy.judged(claims).map(\.1)
        let added = judged.compactMap { if case .success(let value) = $0 { ContextEdit.add(value) } else { nil } }
        #expect(policy.edits(for: claims) == added)
        return judged
    }

    private func outcome(
        _ message: String,
        _ slot: Slot,
        _ value: String,
        quoting quote: String,
        in context: GatheredContext = GatheredContext(),
        asked: [Slot] = []
    ) throws -> Result<SlotValue, MergeRefusal> {
        try #require(
            try outcomes(message, [Claim(slot: slot, value: value, quote: quote)], in: context, asked: asked).first
        )
    }

    // MARK: What is added

    @Test func `an artist no list has stands for a genre`() throws {
        let message = "Jazz for my 9th graders, with a pinch of Thundercat on top"
        #expect(try outcome(message, .genres, "funk", quoting: "Thundercat") == .success(.genre("funk")))
    }

    @Test func `a genre is added where its record has the words that describe it`() throws {
        let message = "Could we have jazz plus that laid-back sound from Kingston?"
        let quote = "laid-back sound from Kingston"
        #expect(try outcome(message, .genres, "reggae", quoting: quote) == .success(.genre("reggae")))
    }

    @Test func `a level is added from words that no rule explains`() throws {
        let message = "Jazz, and most of them still hunt for the notes on the staff"
        let quote = "still hunt for the notes on the staff"
        #expect(try outcome(message, .level, "beginner", quoting: quote) == .success(.level(.beginner)))
    }

    @Test func `a number is added where the quote has it in words`() throws {
        let message = "Jazz, please. The register runs to twenty-six names."
        #expect(try outcome(message, .classSize, "26", quoting: "twenty-six names") == .success(.classSize(26)))
    }

    @Test func `the quote may differ in case, space, marks and diacritics`() throws {
        let message = "A pinch of  Rosalía’s latest, on top of jazz"
        #expect(try outcome(message, .genres, "flamenco", quoting: "ROSALIAS latest") != .failure(.notQuoted))
    }

    @Test func `words in another script are taken at the model's word`() throws {
        #expect(try outcome("爵士乐和嘻哈", .genres, "jazz", quoting: "爵士乐") == .success(.genre("jazz")))
        #expect(try outcome("爵士乐和嘻哈", .genres, "soul", quoting: "灵魂乐") == .failure(.notQuoted))
    }

    // MARK: Invention

    @Test func `a quote that is not in the message adds nothing`() throws {
        let message = "Jazz, and a pinch of Thundercat"
        #expect(try outcome(message, .genres, "funk", quoting: "Parliament") == .failure(.notQuoted))
        #expect(try outcome(message, .genres, "funk", quoting: "") == .failure(.notQuoted))
        #expect(try outcome(message, .genres, "funk", quoting: "hundercat") == .failure(.notQuoted))
    }

    @Test func `a paragraph is no evidence`() throws {
        let message = "They " + Array(repeating: "muddle through scales", count: 10).joined(separator: " and ")
        #expect(try outcome(message, .level, "beginner", quoting: message) == .failure(.notQuoted))
    }

    @Test(arguments: [
        (Slot.genres, "thundercore"), (.level, "expert"), (.setting, "spaceship"), (.instruments, "warp coil"),
        (.objectives, "fun"), (.culture, "vibes"), (.classSize, "1"), (.classSize, "501"), (.lessonMinutes, "4"),
        (.lessonMinutes, "601"), (.classSize, "many"), (.topic, ""),
    ])
    func `a value outside the vocabulary adds nothing`(slot: Slot, value: String) throws {
        let message = "Jazz, and a pinch of Thundercat"
        #expect(try outcome(message, slot, value, quoting: "Thundercat") == .failure(.noValue))
    }

    @Test func `a genre may be written as people write it`() throws {
        let message = "Jazz, and a pinch of Yasiin"
        #expect(try outcome(message, .genres, "Hip Hop", quoting: "Yasiin") == .success(.genre("hip-hop")))
    }

    @Test func `a number that the quote does not have adds nothing`() throws {
        let message = "Jazz, please. The register runs to twenty-six names."
        #expect(try outcome(message, .classSize, "30", quoting: "register runs to") == .failure(.notNamed))
        #expect(try outcome(message, .classSize, "25", quoting: "twenty-six names") == .failure(.notNamed))
    }

    @Test func `a number that counts something else is no class size`() throws {
        for (message, number, quote) in [
            ("Someone left us 30 mouth organs, and we count on them", "30", "30 mouth organs"),
            ("The roll is off, they are 17 or so", "17", "they are 17 or so"),
            ("Fire drill in 5, brb", "5", "drill in 5"), ("We only have 45 minutes with them", "45", "45 minutes"),
        ] {
            let found = try outcome(message, .classSize, number, quoting: quote)
            #expect(found == .failure(.notNamed) || found == .failure(.explained), "\(message)")
        }
    }

    @Test func `a bare number counts where it was asked for`() throws {
        let message = "Hmm, good point, must be nineteen or thereabouts then"
        let quote = "must be nineteen"
        #expect(try outcome(message, .classSize, "19", quoting: quote) == .failure(.notNamed))
        #expect(try outcome(message, .classSize, "19", quoting: quote, asked: [.classSize]) == .success(.classSize(19)))
    }

    @Test func `where a school stands says nothing about a genre`() throws {
        let message = "Jazz, for the sixth formers in Kingston"
        #expect(try outcome(message, .genres, "reggae", quoting: "in Kingston") == .failure(.notNamed))
    }

    @Test func `words that the rules explain are no evidence for something else`() throws {
        let message = "Jazz for my 9th graders"
        #expect(try outcome(message, .level, "intermediate", quoting: "9th graders") == .failure(.explained))
        #expect(try outcome(message, .objectives, "improvisation", quoting: "jazz") == .failure(.explained))
        #expect(try outcome(message, .genres, "swing", quoting: "jazz for my") == .failure(.explained))
    }

    @Test func `plain words are no evidence`() throws {
        let message = "I want to make something good with my class tomorrow"
        #expect(try outcome(message, .setting, "middle school", quoting: "my class") == .failure(.explained))
    }

    @Test func `a word that only looks like a genre is left to the rules`() throws {
        let message = "Honestly, we rock at this school and the concert was a classic problem"
        #expect(try outcome(message, .genres, "rock", quoting: "rock") == .failure(.explained))
        #expect(try outcome(message, .genres, "classical", quoting: "classic problem") == .failure(.explained))
    }

    @Test func `a mood names no genre`() throws {
        let message = "Something sparkly to jump around to"
        #expect(try outcome(message, .genres, "house", quoting: "sparkly to jump around to") == .failure(.notNamed))
    }

    @Test func `a genre without a record is not filed under another one`() throws {
        let message = "Some jazz and a bit of skiffle"
        #expect(try outcome(message, .genres, "folk", quoting: "skiffle") == .failure(.explained))
        let named = "Some jazz and a bit of skiffle by Chenier"
        #expect(try outcome(named, .genres, "folk", quoting: "skiffle by Chenier") == .failure(.explained))
    }

    // MARK: What the rules and the teacher said

    @Test func `a declined genre does not come back`() throws {
        var context = GatheredContext()
        context.declinedGenres = ["funk"]
        let message = "Jazz, and a pinch of Thundercat"
        #expect(try outcome(message, .genres, "funk", quoting: "Thundercat", in: context) == .failure(.declined))
    }

    @Test func `a genre refused in this message does not come back`() throws {
        let message = "No funk please, but maybe a pinch of Thundercat"
        #expect(try outcome(message, .genres, "funk", quoting: "Thundercat") == .failure(.declined))
    }

    @Test func `a name in a refusal is not wanted`() throws {
        #expect(try outcome("Jazz, but no Thundercat", .genres, "funk", quoting: "Thundercat") == .failure(.outOfScope))
        let list = "no rock, metal or Thundercat"
        #expect(try outcome(list, .genres, "funk", quoting: "Thundercat") == .failure(.outOfScope))
        let past = "Jazz this time, we already did Thundercat"
        #expect(try outcome(past, .genres, "funk", quoting: "Thundercat") == .failure(.outOfScope))
    }

    @Test func `what a teacher asks about is not added`() throws {
        let message = "Who is Thundercat?"
        #expect(try outcome(message, .genres, "funk", quoting: "Thundercat") == .failure(.outOfScope))
    }

    @Test func `a slot with one value that the rules filled is closed`() throws {
        let message = "Jazz for middle school, they still hunt for notes on the staff, strictly beginners"
        #expect(try outcome(message, .level, "intermediate", quoting: "hunt for notes") == .failure(.closed))
    }

    @Test func `a mixed group gets no level`() throws {
        let message = "Half of them are beginners and half are advanced, some of them shredding Paganini"
        #expect(try outcome(message, .level, "advanced", quoting: "shredding Paganini") == .failure(.closed))
    }

    @Test func `a value that is known is never overwritten`() throws {
        var context = GatheredContext()
        context.level = .advanced
        let message = "They still hunt for the notes on the staff"
        #expect(
            try outcome(message, .level, "beginner", quoting: "hunt for the notes", in: context) == .failure(.closed)
        )
        #expect(
            try outcome(message, .level, "advanced", quoting: "hunt for the notes", in: context) == .failure(.known)
        )
    }

    @Test func `genres that were emptied stay as the teacher said`() throws {
        var context = GatheredContext()
        context.genres = ["jazz", "funk"]
        let message = "No wait, just afrobeats. Thundercat would be proud."
        let rules = try SupplementSetup.rules(message, in: context)
        #expect(rules.edits.contains(.clear(.genres)))
        #expect(try outcome(message, .genres, "funk", quoting: "Thundercat", in: context) == .failure(.known))
        #expect(try outcome(message, .genres, "soul", quoting: "Thundercat", in: context) == .failure(.closed))
    }

    // MARK: Limits

    @Test func `one artist stands for one genre`() throws {
        let claims = ["funk", "jazz", "soul"].map { Claim(slot: .genres, value: $0, quote: "Thundercat") }
        let outcomes = try outcomes("A pinch of Thundercat", claims)
        #expect(outcomes == [.success(.genre("funk")), .failure(.tooMany), .failure(.tooMany)])
    }

    @Test func `at most four genres are added`() throws {
        let names = ["Aeba", "Beeba", "Ceeca", "Deeda", "Eeea"]
        let genres = ["funk", "jazz", "soul", "house", "techno"]
        let claims = zip(genres, names).map { Claim(slot: .genres, value: $0, quote: $1) }
        let outcomes = try outcomes("A pinch of \(names.joined(separator: " and "))", claims)
        #expect(outcomes.count { if case .success = $0 { true } else { false } } == 4)
        #expect(outcomes.last == .failure(.tooMany))
    }

    @Test func `a topic is said in words of the message`() throws {
        let message = "Jazz, with words that celebrate migrating whales"
        let topic = "migrating whales"
        #expect(try outcome(message, .topic, topic, quoting: "celebrate migrating whales") == .success(.topic(topic)))
        #expect(try outcome(message, .topic, "the sea", quoting: "migrating whales") == .failure(.notNamed))
    }
}
