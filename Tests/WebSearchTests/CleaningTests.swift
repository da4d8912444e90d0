import Testing

@testable import WebSearch

@Suite struct CleaningTests {
    private let cleaner = PassageCleaner()

    @Test(arguments: [
        ("<p>Jazz <b>began</b> in New&nbsp;Orleans.</p><p>It spread.</p>", "Jazz began in New Orleans. It spread."),
        ("Ja<b></b>zz", "Jazz"),
        ("a<!-- hidden > words -->b", "ab"), ("a<!-- never closed", "a"),
        ("a<script>alert('x < y')</script>b", "ab"), ("a<SCRIPT src=x>1</ScRiPt >b", "ab"),
        ("a<style>p{}</style> b", "a b"),
        ("a<script>never closed", "a"), ("<iframe>x</iframe>b", "b"), ("<svg><text>x</text></svg>b", "xb"),
        ("<a title=\"x > y\" href='z'>word</a>", "word"), ("<a title=\"never closed>word", "word"),
        ("4 < 5 and 6 > 5", "4 < 5 and 6 > 5"), ("I <3 jazz", "I <3 jazz"), ("cut <a href=", "cut a href="),
        ("R&amp;B &lt;3 &#8217;n&#39; roll &eacute;", "R&B <3 ’n' roll é"),
        ("&amp;lt;b&amp;gt;", "&lt;b&gt;"), ("&lt;b&gt;bold&lt;/b&gt;", "bold"),
        ("&lt;script&gt;x&lt;/script&gt;y", "y"),
        ("&#27;[31mred", "red"), ("&#x202E;abc", "abc"), ("&#0;&#xD800;&#x110000;&#99999999999;x", "&#99999999999;x"),
        ("AT&T; &unknown; &", "AT&T; &unknown; &"), ("&#147;x&#148;", "“x”"),
        ("# Blues\nIt has 12 bars.", "Blues. It has 12 bars."), ("## Form ##\n\nAAB", "Form. AAB"),
        ("== History ==\nIt began.", "It began."), ("Title\n=====\nText", "Title Text"), ("a\n---\nb", "a b"),
        ("**Bold** and *it* and _it_ and ~~gone~~ and `code`", "Bold and it and it and gone and code"),
        ("snake_case 2 * 3", "snake_case 2 * 3"), ("\\*not\\* emphasis", "not emphasis"),
        ("[text](https://x.org/a_(b)) and ![alt](y.png)", "text and alt"), ("[![alt](y.png)](z)", "alt"),
        ("[text][ref] end", "text end"), ("[[Jazz|the music]] and [[Blues]]", "the music and Blues"),
        ("It began.[1][12] Then[a] it[note 3] grew[citation needed].[edit]", "It began. Then it grew."),
        ("[open and (open", "[open and (open"), ("[Verse] stays", "[Verse] stays"),
        ("- clap\n* sing\n1. play", "clap. sing. 1. play"), ("> quoted\n> words", "quoted words"),
        ("| Year | Song |\n|---|:-:|\n| 1939 | Strange Fruit |", "Year Song. 1939 Strange Fruit."),
        ("```swift\nlet x\n```\nend", "let x end"), ("see https://evil.com/x?y for (http://z) more", "see for more"),
        ("{{template}} ${x}", "template ${x}"), ("javascript:alert(1) ok", "ok"),
        ("\u{1B}[31mred\u{1B}[0m", "red"), ("\u{9B}31mred", "red"), ("\u{1B}]0;title\u{7}text", "text"),
        ("\u{1B}]8;;http://x\u{1B}\\link\u{1B}]8;;\u{1B}\\", "link"), ("\u{1B}Pq#0\u{9C}x", "x"),
        ("\u{90}q\u{1B}\\x", "x"),
        ("\u{1B}]0;never closed\nnext", "next"), ("\u{1B}(Bx", "x"), ("x\u{1B}", "x"), ("a\u{8}b\u{7}c\u{0}", "abc"),
        ("a\u{202E}b\u{2066}c\u{2069}\u{200F}", "abc"), ("a\u{200B}b\u{200D}c\u{FEFF}d\u{AD}e", "abcde"),
        ("x\u{E0041}\u{E0042}\u{E007F}y", "xy"), ("x\u{FE0F}\u{E0100}y", "xy"),
        ("x\u{E000}\u{F0000}\u{378}\u{FFFE}y", "xy"),
        ("a\u{2028}b\u{2029}c\u{85}d", "a b c d"), ("a \t\r\n \u{3000} b", "a b"), ("e\u{301}", "\u{E9}"),
        ("x\u{FFFD}y", "xy"), ("fa\u{FFF9}c\u{FFFB}ade", "facade"), ("", ""), (" \n ", ""),
    ]) func `markup and what is invisible go, words stay`(text: String, plain: String) {
        #expect(Array(cleaner.clean(text).unicodeScalars) == Array(plain.unicodeScalars))
    }

    @Test func `a tower of combining marks is cut down`() {
        let tower = "z" + String(repeating: "\u{301}\u{316}", count: 10_000) + "algo"
        #expect(cleaner.clean(tower).unicodeScalars.count < 12)
    }

    @Test(arguments: [
        "<", "&", "[", "<a", "<a href=\"", "<!--", "<script>", "</", "](", "[a](", "![", "[[", "**", "_", "`", "\\",
        "{{",
        "\u{1B}]", "\u{1B}[", "&#", "&amp;", "\n", "> ", "|", "#", "<p>", "<p", "a ", "\u{301}", "\u{D4E}", "()",
        "[]", "[1]",
    ]) func `two megabytes of anything are read in a time that grows with their length`(piece: String) {
        let text = String(repeating: piece, count: 2_000_000 / piece.utf8.count)
        var result = ""
        let time = ContinuousClock().measure { result = cleaner.clean(text) }
        #expect(result.unicodeScalars.count <= 2_000)
        // Linear work takes a second or two in a debug build on a busy machine; quadratic work would take hours.
        #expect(time < .seconds(60))
    }

    @Test func `what lies beyond half a megabyte is not read`() {
        let text = String(repeating: "<p>", count: 700_000) + "end"
        #expect(cleaner.clean(text).isEmpty)
        #expect(cleaner.clean(String(repeating: "é", count: 1_500_000)).count == 2_000)
    }

    @Test func `a long passage ends with a sentence`() {
        let sentence = "The band played \"So What.\" Then it rested. "
        let cut = cleaner.clean(String(repeating: sentence, count: 100))
        #expect(cut.count <= 2_000 && cut.count > 1_900)
        #expect(cut.hasSuffix("rested.") || cut.hasSuffix("What.\""))
        let words = cleaner.clean(String(repeating: "clap ", count: 1_000))
        #expect(words.hasSuffix("clap…") && words.count <= 2_000)
        #expect(cleaner.clean(String(repeating: "a", count: 5_000)).count == 2_000)
        #expect(cleaner.clean("Short.") == "Short.")
    }

    @Test func `a title is one line and ends at a word`() {
        #expect(cleaner.title("<b>Jazz</b>\n\u{1B}[2J history") == "Jazz history")
        #expect(cleaner.title(String(repeating: "long ", count: 90)).count <= 200)
    }
}
