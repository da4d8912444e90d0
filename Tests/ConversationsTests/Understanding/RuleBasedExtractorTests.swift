import Conversations
import Genres
import Teaching
import Testing

/// What single messages are understood to say.
struct RuleBasedExtractorTests {
    private func read(
        _ message: String,
        _ context: GatheredContext = GatheredContext(),
        asked: [Slot] = [],
        offered: [String] = []
    ) throws -> Understanding {
        try Project.extractor.get()
            .understand(message, in: context, dialogue: DialogueState(asked: asked, offered: offered))
    }

    @Test(arguments: [
        ("blues and rap", [ContextEdit.add(.genre("blues")), .add(.genre("hip-hop"))]),
        ("We don't want rock. Soul, please.", [.remove(.genre("rock")), .add(.genre("soul"))]),
        ("My students rock", []),
        ("no pop quiz today", []),
        ("our country has four seasons", []),
        ("rhythm and blues", [.add(.genre("rhythm-and-blues"))]),
        ("latin, maybe salsa", [.add(.genre("salsa"))]),
        (
            "25 ninth graders, an hour and a quarter",
            [
                .add(.setting(.highSchool)), .add(.classSize(25)), .add(.lessonMinutes(75)),
            ]
        ),
        ("after-school club for 9-year-olds", [.add(.setting(.afterSchool))]),
        ("private lesson with a 12 year old", [.add(.setting(.privateLessons))]),
        ("I'm a trained pianist but my kids are new to this", [.add(.level(.beginner))]),
        ("they're not beginners", [.remove(.level(.beginner))]),
        ("ukes and a drum kit", [.add(.instrument("ukulele")), .add(.instrument("drums"))]),
        ("Half the metal bars are missing", []),
        ("a mix of beginners and advanced players", []),
        ("grade 4-6", [.add(.setting(.elementarySchool))]),
    ])
    func `a message becomes the edits it states`(message: String, edits: [ContextEdit]) throws {
        #expect(try read(message).edits == edits)
    }

    @Test(arguments: [
        (
            "actually make that bluegrass instead of country",
            [ContextEdit.replace(.genre("country"), with: .genre("bluegrass"))]
        ),
        ("swap pop for soul", [.replace(.genre("pop"), with: .genre("soul"))]),
        ("actually bluegrass", [.replace(.genre("country"), with: .genre("bluegrass"))]),
        ("no wait, just afrobeats", [.clear(.genres), .add(.genre("afrobeats"))]),
        ("drop the country, add dancehall", [.remove(.genre("country")), .add(.genre("dancehall"))]),
        ("also ska", [.add(.genre("ska"))]),
    ])
    func `a later message corrects what is known`(message: String, edits: [ContextEdit]) throws {
        var context = GatheredContext()
        context.genres = ["country", "pop"]
        #expect(try read(message, context).edits == edits)
    }

    @Test(arguments: [
        ("the first one", [ContextEdit.add(.genre("jazz"))]),
        ("the second", [.add(.genre("funk"))]),
        ("both", [.add(.genre("jazz")), .add(.genre("funk"))]),
        ("1 and 2", [.add(.genre("jazz")), .add(.genre("funk"))]),
        ("neither", []),
    ])
    func `an offer is taken up by its place`(message: String, edits: [ContextEdit]) throws {
        #expect(try read(message, asked: [.genres], offered: ["jazz", "funk"]).edits == edits)
    }

    @Test func `yes takes the only offer`() throws {
        #expect(try read("yes please", offered: ["soca"]).edits == [.add(.genre("soca"))])
    }

    @Test func `a bare number answers what was asked and nothing otherwise`() throws {
        #expect(try read("24", asked: [.classSize]).edits == [.add(.classSize(24))])
        #expect(try read("45", asked: [.lessonMinutes]).edits == [.add(.lessonMinutes(45))])
        #expect(try read("24").edits == [])
    }

    @Test(arguments: [
        ("Hello!", Understanding.Intent.greeting), ("thanks so much", .thanks), ("What can you do?", .capabilities),
        ("what is a clave?", .question), ("surprise me", .suggest), ("I don't know", .unsure), ("yes", .agree),
        ("nope", .disagree), ("go ahead", .generate), ("bye", .goodbye), ("what's the weather like", .offTopic),
        ("jazz", .facts), ("", .unsure),
    ])
    func `a message without facts has an intent`(message: String, intent: Understanding.Intent) throws {
        #expect(try read(message).intent == intent)
    }

    @Test func `misspelt names are read and reported`() throws {
        let understanding = try read("regaeton n hiphop")
        #expect(understanding.edits == [.add(.genre("reggaeton")), .add(.genre("hip-hop"))])
        let typo = try read("electornic")
        #expect(typo.edits == [.add(.genre("electronic"))])
        #expect(typo.respellings == [Understanding.Respelling(typed: "electornic", understood: "electronic")])
        #expect(try read("a classy bunch").respellings == [])
    }

    @Test func `artists stand for their genre`() throws {
        let understanding = try read("Fela Kuti and Tito Puente")
        #expect(understanding.artists.map(\.genre) == ["afrobeat", "salsa"])
        #expect(understanding.artists.map(\.name) == ["Fela Kuti", "Tito Puente"])
    }

    @Test func `a genre without a record is named with its nearest`() throws {
        let understanding = try read("can we do skiffle?")
        #expect(understanding.edits == [])
        #expect(understanding.unknownGenres == [.init(name: "skiffle", nearest: ["folk", "country"])])
    }

    @Test(arguments: ["bolero", "vallenato", "son jarocho"])
    func `an umbrella's alias gives the umbrella and says that it has no record of its own`(name: String) throws {
        let understanding = try read("\(name), please")
        #expect(understanding.edits == [.add(.genre("latin"))])
        #expect(understanding.unknownGenres == [.init(name: name, nearest: ["latin"])])
    }

    @Test(arguments: [
        ("from 9 to 9:45", [ContextEdit.add(.lessonMinutes(45))]), ("3 groups of 6", [.add(.classSize(18))]),
        ("11:30-12:15 on Mondays", [.add(.lessonMinutes(45))]), ("an hour and twenty", [.add(.lessonMinutes(80))]),
        ("playing for two or three years", [.add(.level(.intermediate))]),
    ])
    func `numbers said in a roundabout way are counted`(message: String, edits: [ContextEdit]) throws {
        #expect(try read(message).edits == edits)
    }

    @Test(arguments: [
        "if I had a drum kit I would use it", "My last school had steelpans", "I once saw Queen live",
        "where do I start",
        "we live in the country", "there are three doors in the room", "talk about feelings", "I'd be lost without you",
    ])
    func `what is not about this lesson fills nothing`(message: String) throws {
        #expect(try read(message).edits == [])
    }

    @Test(arguments: [
        ("the second one only, please", [ContextEdit.clear(.genres), .add(.genre("pop"))]),
        ("pop. final answer.", [.clear(.genres), .add(.genre("pop"))]),
        ("keep the pop, ditch the other one", [.clear(.genres), .add(.genre("pop"))]),
    ])
    func `one of two genres stays`(message: String, edits: [ContextEdit]) throws {
        var context = GatheredContext()
        context.genres = ["country", "pop"]
        #expect(try read(message, context).edits == edits)
    }

    @Test func `the song's topic is kept in the teacher's words`() throws {
        #expect(try read("a song about Friendship, please").edits == [.add(.topic("Friendship"))])
    }

    @Test func `random and long input is read in linear time and never traps`() throws {
        let extractor = try Project.extractor.get()
        var state: UInt64 = 42
        func random(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        let words = [
            "no", "not", "swap", "jazz", "for", ",", ".", "24", "kids", "instead", "of", "8th", "'", "n", "-", "?", "🎷",
            "to",
        ]
        for _ in 0..<300 {
            let bytes = String(decoding: (0..<random(200)).map { _ in UInt8(random(256)) }, as: UTF8.self)
            let salad = (0..<random(30)).map { _ in words[random(words.count)] }.joined(separator: " ")
            for message in [bytes, salad] {
                let read = extractor.understand(message, in: GatheredContext(), dialogue: DialogueState())
                #expect(read == extractor.understand(message, in: GatheredContext(), dialogue: DialogueState()))
            }
        }
        let long = String(repeating: "no jazz and zzzqx 24 kids, ", count: 400)
        #expect(extractor.understand(long, in: GatheredContext(), dialogue: DialogueState()).intent == .facts)
    }
}
