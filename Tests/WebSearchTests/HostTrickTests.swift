import Teaching
import Testing
import WebSearch

/// Addresses, most of which try to look better than they are, with the quality they get; nil for those not usable at all.
@Suite struct HostTrickTests {
    private static let low: [String] = [
        "https://notedu.com/", "https://edu.com/", "https://harvard.edu.co.ru/", "https://example.org.evil.com/",
        "https://loc.gov.evil.ru/", "https://www.loc.gov.evil.ru/item/1", "https://loc-gov.com/",
        "https://notloc.gov.co/",
        "https://fakegov.com/gov", "https://evil.com/loc.gov", "https://evil.com/?u=loc.gov",
        "https://evil.com/#loc.gov",
        "https://mybritannica.com/", "https://britannica.com.evil.net/", "https://jstor.org.evil.net/stable/1",
        "https://jst0r.org/", "https://nafme.org.ru/", "https://wikipedia.org.evil.com/wiki/Jazz",
        "https://wikipedla.org/wiki/Jazz", "https://en-wikipedia.org/wiki/Jazz", "https://evil.edu-portal.com/",
        "https://school.education/", "https://jazz.academy/", "https://music.edu.pl/", "https://unknown.org/",
        "https://bbc.co.uk.evil.com/teach", "https://notbbc.co.uk/teach", "https://notbbc.com/",
        "https://blog.wordpress.com/jazz", "https://site.github.io/jazz", "https://loc.gov:8443/",
        "http://loc.gov:8080/x",
        "https://bіbliothek.edu/", "https://harvаrd.edu/", "https://xn--harvrd-5of.edu/", "https://lοc.gov/",
        "https://www.lос.gov/", "https://ru.wikipediа.org/", "https://bücher.edu/",
        "https://library.harvard.edu/login?url=https://evil.com/", "https://www.loc.gov/r?to=http%3A%2F%2Fevil.com",
        "https://harvard.edu/go?u=//evil.com", "https://web.archive.org/web/2020/https://evil.com/",
        "https://archive.org/details/somebody", "https://en.wikipedia.org/wiki/User:Somebody",
        "https://en.wikipedia.org/wiki/User%3ASomebody", "https://en.wikipedia.org/wiki/Draft:Jazz",
        "https://en.wikipedia.org/wiki/x/../User:Somebody", "https://en.wikipedia.org/wiki/%2e%2e/wiki/Talk:Jazz",
        "https://jazz.github.io/openmusictheory", "https://evil.pub/openmusictheory", "https://gov.evil.com/",
        "https://ac.uk.evil.com/", "https://oxfordac.uk/", "https://whatever.coac.uk/",
    ]

    private static let medium: [String] = [
        "https://en.wikipedia.org/wiki/Jazz", "https://en.m.wikipedia.org/wiki/Jazz", "https://www.npr.org/x",
        "https://www.bbc.co.uk/sport", "https://www.bbc.co.uk/teach/../sport",
        "https://www.bbc.co.uk/teach/%2e%2e/sport",
        "https://www.bbc.co.uk/teachings", "https://www.bbc.co.uk/sport/teach", "https://www.bbc.co.uk//teach",
        "https://www.harvard.edu/~student/essay", "https://people.mit.edu/%7Estudent/x",
        "https://other.pressbooks.pub/x",
        "https://www.theguardian.com/music", "https://www.musictheory.net/lessons",
        "https://oakwood.leeds.sch.uk/music",
    ]

    private static let high: [String] = [
        "https://www.loc.gov/item/1", "HTTPS://WWW.LOC.GOV/item/1", "https://loc.gov./item", "https://loc.gov:443/",
        "http://loc.gov:80/", "https://folkways.si.edu/jazz", "https://nmaahc.si.edu/", "https://harvard.edu/music",
        "https://www.ox.ac.uk/", "https://www.sydney.edu.au/", "https://ich.unesco.org/en/RL/reggae",
        "https://www.bbc.co.uk/teach", "https://www.bbc.co.uk/teach/", "https://www.bbc.co.uk/teach/ten-pieces",
        "https://www.bbc.co.uk/x/../teach/y", "https://www.bbc.co.uk/%74each/y",
        "https://www.britannica.com/art/jazz",
        "https://viva.pressbooks.pub/openmusictheory/chapter/x", "https://www.carnegiehall.org/",
        "https://nafme.org/blog",
        "https://www.musicinafrica.net/magazine", "https://rockhall.com/", "https://www.govt.nz/",
        "https://www.nypl.org/",
    ]

    private static let unusable: [String] = [
        "https://loc.gov@evil.com/", "https://user:pass@loc.gov/", "https://loc.gov%2eevil.com/",
        "https://loc%2egov/",
        "https://loc.gov\\@evil.com/", "https:\\\\loc.gov/", "https://evil.com\\.loc.gov/",
        "https://loc.gov\t.evil.com/",
        "https://loc\n.gov/", "https://loc.gov\u{0}.evil.com/", "https://loc .gov/", "https:/loc.gov/",
        "https:loc.gov",
        "//loc.gov/", "loc.gov", "", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd",
        "ftp://loc.gov/",
        "https://", "https:///x", "https://localhost/", "http://localhost:8080/", "https://printer.local/",
        "https://db.internal/", "https://abcdefabcdef.onion/", "https://router.lan/", "https://intranet/",
        "https://edu/",
        "http://127.0.0.1/", "http://2130706433/", "http://0x7f000001/", "http://0x7f.1/", "http://0177.0.0.1/",
        "http://127.1/", "http://127.0.0.0x1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://192.168.0.1./",
        "https://loc..gov/", "https://.loc.gov/", "https://-loc.gov/", "https://loc-.gov/", "https://loc_x.gov/",
        "https://loc.gov:0/", "https://loc.gov:70000/", "https://loc.gov:x/", "https://loc.gov:80:90/",
        "https://loc\u{202E}.gov/", "https://loc\u{200B}.gov/", "https://loc\u{AD}.gov/", "https://ｌｏｃ．ｇｏｖ/",
        "https://loc。gov/", "https://ⓛoc.gov/", "https://loc.gov⁄evil.com/", "https://loc.g\u{E000}v/",
        "https://\u{1B}[31mloc.gov/", "https://loc.gov?@evil.com\u{7F}",
    ]

    @Test(arguments: low) func `an address that only looks like a trusted one is low`(text: String) throws {
        let address = try #require(WebAddress(text))
        #expect(try RuleFixtures.rules().quality.quality(of: address) == .low)
    }

    @Test(arguments: medium) func `an address with editors or watchers is medium`(text: String) throws {
        let address = try #require(WebAddress(text))
        #expect(try RuleFixtures.rules().quality.quality(of: address) == .medium)
    }

    @Test(arguments: high) func `a school, archive or work of reference is high, however it is spelled`(
        text: String
    ) throws {
        let address = try #require(WebAddress(text))
        #expect(try RuleFixtures.rules().quality.quality(of: address) == .high)
    }

    @Test(arguments: unusable) func `an address whose host is not certain and public is refused`(text: String) {
        #expect(WebAddress(text) == nil)
    }

    @Test func `an address that is too long is refused`() {
        #expect(WebAddress("https://loc.gov/" + String(repeating: "a", count: 3_000)) == nil)
        #expect(WebAddress("https://" + String(repeating: "a", count: 64) + ".edu/") == nil)
        #expect(WebAddress("https://" + String(repeating: "ü", count: 63) + ".edu/") == nil)
    }

    @Test func `a host with letters beyond ASCII is written as the domain name system knows it`() {
        #expect(WebAddress("https://bücher.de/")?.host == "xn--bcher-kva.de")
        #expect(WebAddress("https://MÜNCHEN.de/")?.host == "xn--mnchen-3ya.de")
        #expect(WebAddress("https://例え.jp/")?.host == "xn--r8jz45g.jp")
        #expect(WebAddress("https://правда.рф/")?.host == "xn--80aafi6cg.xn--p1ai")
    }
}
