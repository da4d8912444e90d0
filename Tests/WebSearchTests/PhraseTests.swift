import Teaching
import Testing
import WebSearch

@Suite struct PhraseTests {
    private let writer: PhraseWriter
    private let web = SearchManners(style: .web, phraseLength: 400, limits: [])
    private let encyclopedia = SearchManners(style: .encyclopedia, phraseLength: 300, limits: [])

    init() throws {
        writer = PhraseWriter(book: try RuleFixtures.rules().phrases, year: 2031)
    }

    @Test func `a search engine is given what narrows the question`() {
        let query = SearchQuery(subject: "hip-hop", purpose: .impact, level: .beginner, setting: .middleSchool)
        #expect(
            writer.phrase(for: query, manners: web)
                == "hip-hop music cultural impact today education middle school 2031"
        )
    }

    @Test func `an encyclopedia is given few words and no year`() {
        for purpose in SearchQuery.Purpose.allCases {
            let query = SearchQuery(subject: "samba", purpose: purpose, level: .advanced, setting: .community)
            let phrase = writer.phrase(for: query, manners: encyclopedia)
            #expect(phrase.hasPrefix("samba"))
            #expect(!phrase.contains("2031") && phrase.split(separator: " ").count <= 4)
        }
    }

    @Test(arguments: SearchQuery.Purpose.allCases) func `the year stands only where what is current matters`(
        purpose: SearchQuery.Purpose
    ) {
        let phrase = writer.phrase(for: SearchQuery(subject: "jazz", purpose: purpose), manners: web)
        #expect(phrase.contains("2031") == [.practice, .methods, .impact].contains(purpose))
        #expect(!phrase.contains("{") && !phrase.contains("  "))
    }

    @Test func `what is there already is not said twice`() {
        let query = SearchQuery(subject: "middle school", purpose: .practice, setting: .middleSchool)
        #expect(
            writer.phrase(for: query, manners: web) == "middle school music teaching strategies best practices 2031"
        )
    }

    @Test(arguments: Array(0...90)) func `a service's length is kept, and the subject is the last to go`(length: Int) {
        let query = SearchQuery(subject: "bossa nova", purpose: .methods, level: .beginner, setting: .highSchool)
        let manners = SearchManners(style: .web, phraseLength: length, limits: [])
        let phrase = writer.phrase(for: query, manners: manners)
        #expect(phrase.count <= length)
        #expect(length < 10 || phrase.contains("bossa nova"))
        #expect(length < 5 || length > 9 || phrase == "bossa")
    }

    @Test func `a teacher's own words stay as they are, without what is invisible`() {
        let query = SearchQuery(subject: " why\u{1B}[31m is\u{202E} swing\n {year} uneven?\u{0} ", purpose: .words)
        #expect(writer.phrase(for: query, manners: web) == "why is swing {year} uneven?")
        let genre = SearchQuery(subject: "{level} {year}", purpose: .significance)
        #expect(writer.phrase(for: genre, manners: web).hasPrefix("{level} {year} music"))
    }
}
