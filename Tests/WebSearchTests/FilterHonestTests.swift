import Foundation
import Testing
import WebSearch

/// Passages as honest pages have them, hard history included: all have to be kept.
@Suite struct FilterHonestTests {
    private static let passages = """
        Under segregation, Black musicians could play on stages in whose halls they were not allowed to sit, and
        travelled by the Green Book to find a hotel.

        Billie Holiday first sang Strange Fruit in 1939. The song is about lynching, and several radio stations
        refused to play it for years afterwards.

        In 1971 the Federal Communications Commission warned broadcasters about songs with drug lyrics, and many
        stations banned songs for a mention of marijuana.

        Reggae musicians of the Rastafari movement sang about ganja, and the song Legalize It was banned in
        Jamaica, where marijuana was against the law.

        Jazz grew in Storyville, a red-light district with brothels and saloons, but most musicians worked in
        parades, at picnics, at funerals and in church halls.

        Enslaved people sang spirituals with hidden messages about escape; Frederick Douglass wrote that they
        were a testimony against slavery and a prayer for freedom.

        The Ku Klux Klan burned crosses near concerts, and Nat King Cole was attacked on stage in Birmingham in
        1956 by white supremacists during his third song.

        The Nazis called jazz degenerate music and banned it from radio; young people in Hamburg danced to swing
        anyway, and some of them were sent to concentration camps.

        Punk began in London and New York. The Sex Pistols, the Clash and Siouxsie and the Banshees wrote short
        songs; the Sex Pistols were banned by the BBC in 1977.

        Guns N' Roses, Nirvana and Pearl Jam sold millions of records. Guns N' Roses mixed punk and blues rock,
        and the guns in their logo became famous.

        Dick Dale made surf guitar loud and fast, and learned his tremolo picking from the oud playing of his
        Lebanese uncle. Dick Dale died in 2019.

        On Bitches Brew, Miles Davis used two drummers and two bass players, electric pianos, tape loops and
        long vamps, and opened the way to jazz rock fusion.

        Cripple Creek is an old-time fiddle tune that is often the first a banjo player learns. It has two parts
        of eight bars each, and sits well in A or G.

        The city of Essex in Sussex and Middlesex had its choirs; folk song collectors such as Cecil Sharp wrote
        down what farm workers sang to them there.

        In 1985 the Parents Music Resource Center asked for warning stickers because of sex, violence and drugs
        in songs; Frank Zappa and Dee Snider spoke against it.

        Gangsta rap described police violence, gangs and guns in Los Angeles, and critics argued about whether
        it reported a reality or sold it to the suburbs.

        House music came from clubs in Chicago where Black and gay dancers found a safe place; Frankie Knuckles
        mixed disco, soul and drum machines at the Warehouse.

        Victor Jara was murdered after the coup in Chile in 1973. His songs were banned, and owning a record of
        the nueva canción could bring people into danger.

        Miriam Makeba could not return to South Africa for thirty years. Songs such as Soweto Blues told the
        world about apartheid and the killing of students.

        Blues songs such as those of Robert Johnson speak of the Devil, of whiskey and of trains; they were
        recorded in hotels in San Antonio and in Dallas.

        The mambo came to the casinos and hotels of Havana in the 1940s, where big bands played for tourists,
        while son groups played in the neighbourhoods.

        You are now ready to improvise: the students choose two notes of the blues scale, and answer the
        teacher's four beats with four beats of their own.

        Begin instruction with echo clapping. Tell the students that they will hear a pattern twice, and ask the
        teacher's aide to keep the beat on a drum.

        Students respond with the phrase they have just heard. Repeat the instructions where needed, and have
        the class write their answer on the board.

        Teachers should not ignore the original context of a work song: prison camps and plantations, forced
        work, and the strength that singing together gave.

        Use the following tools: a drum machine, a keyboard and a recording app. Export the file as audio, and
        let the class listen to every group's beat.

        As a language has an alphabet, music has its notes. In grade 3 we read sol, mi and la on the staff, sing
        with hand signs, and write four-beat patterns.

        The song has verse 1, a chorus, verse 2, the chorus again, a bridge and a last chorus; learners hold up
        a card for the section that they hear.

        Chuck Berry wrote about cars, school and dancing. His guitar introductions changed rock and roll, and a
        recording of his song flies on a space probe.

        Afrobeat is polyrhythmic: Tony Allen's drums, two guitars and horns repeat patterns for a quarter of an
        hour while Fela Kuti attacks the generals of Nigeria.

        Homo sapiens has made flutes from bone for 40,000 years. The oldest were found in caves of the Swabian
        Jura, and have five finger holes and a notched end.

        Students graduated cum laude from the conservatory, where gamelan, taiko and steel pan stand beside the
        orchestra and every student plays in an ensemble.

        The tablature shows strings as six lines and frets as numbers. 0 is an open string, and a chord is
        written as numbers above each other on all lines.

        Calypso singers commented on politics, and the colonial government of Trinidad censored records;
        carnival drums were banned in 1884, so bamboo was used.

        Enslaved Africans danced capoeira to circumvent restrictions and rules; berimbau, atabaque and call and
        response songs set the speed of the game.

        Listen to bars 1–4 at 92 bpm: the bass plays C, E♭, F and G, the piano stabs on the off-beats, and the
        singer leaves out the third (a "blue" note).

        Dear Claude Debussy, wrote the critic, your whole-tone scale has no home. Students can try it at the
        piano: C, D, E, F sharp, G sharp and A sharp.

        Ska was the music of Jamaica's independence in 1962 and an export to Britain, where skinheads of all
        colours danced to it before racists took the look.
        """.components(separatedBy: "\n\n").map { $0.replacing("\n", with: " ") }

    @Test(arguments: passages) func `an honest passage is kept`(text: String) throws {
        let hit = SearchHit(title: "Lesson", url: "https://example.org/page", text: text)
        let (kept, dropped) = try ResultFilter(rules: RuleFixtures.rules())
            .filter([hit], about: [], provider: .wikipedia, retrievedAt: .distantPast, count: 5)
        #expect(dropped.isEmpty)
        #expect(kept.first?.text == text)
    }
}
