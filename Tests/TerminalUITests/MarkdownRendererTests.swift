import Testing

@testable import TerminalUI

@Suite struct MarkdownRendererTests {
    private func plain(_ text: String, width: Int = 40) -> String {
        MarkdownRenderer.render(text, width: width, color: false)
    }

    private func colored(_ text: String) -> String {
        MarkdownRenderer.render(text, width: 80, color: true)
    }

    @Test func `emphasis and code become styles`() {
        #expect(
            colored("a **b** *c* _d_ ***e*** `f`") == """
                a \u{1B}[1mb\u{1B}[0m \u{1B}[3mc\u{1B}[0m \u{1B}[3md\u{1B}[0m \u{1B}[1;3me\u{1B}[0m \u{1B}[36mf\u{1B}[0m

                """
        )
        #expect(colored("**bold *both***") == "\u{1B}[1mbold\u{1B}[0m \u{1B}[1;3mboth\u{1B}[0m\n")
    }

    @Test(arguments: [
        "2 * 3 * 4", "snake_case_name", "**never closed", "a [bracket] b", "`never closed", "a < b > c", "x & y",
        "_ alone", "AT&T; and &bogus;", "!important", "a ****",
    ])
    func `marks that mark nothing stay letters`(text: String) {
        #expect(plain(text) == text + "\n")
    }

    @Test(arguments: [
        (#"\*not italic\*"#, "*not italic*\n"), ("a &amp; b &lt;", "a & b <\n"), ("one<br>two", "one\ntwo\n"),
        ("[Blue Note](https://b.n)", "Blue Note (https://b.n)\n"), ("[https://b.n](https://b.n)", "https://b.n\n"),
        ("![a score](s.png)", "a score (s.png)\n"), ("<https://b.n>", "https://b.n\n"), ("``a ` b``", "a ` b\n"),
        ("`**raw**`", "**raw**\n"), ("*a `*` b*", "a * b\n"), ("`a``b`", "a``b\n"),
    ])
    func `marks of a line are read`(text: String, expected: String) {
        #expect(plain(text) == expected)
    }

    @Test func `headings stand apart and keep their marks without colour`() {
        #expect(plain("one\n## Two *it*\nthree") == "one\n\n## Two it\nthree\n")
        #expect(colored("# Jazz") == "\u{1B}[1;36mJazz\u{1B}[0m\n")
    }

    @Test func `lists nest and wrap under their words`() {
        let text = "1. Listen to the record and clap on two\n   - nested item that wraps around here\n2. Sing\n- a\n- b"
        #expect(
            plain(text, width: 24) == """
                1. Listen to the record
                   and clap on two
                   ◦ nested item that
                     wraps around here
                2. Sing
                • a
                • b

                """
        )
    }

    @Test func `a quotation keeps its bar on every line`() {
        #expect(
            plain("> the blues came to the city by train\n>\n> - then", width: 24) == """
                │ the blues came to the
                │ city by train
                │
                │ • then

                """
        )
    }

    @Test func `fenced code is verbatim, even when it is never closed`() {
        #expect(plain("```chordpro\n[Dm7]Late   *night*\n  in\n```\nafter") == "[Dm7]Late   *night*\n  in\nafter\n")
        #expect(plain("~~~\nopen  end") == "open  end\n")
        #expect(plain("```inline``` code") == "inline code\n")
    }

    @Test func `a table is fitted to the width`() {
        let text =
            "| Genre | Tempo | Listen for |\n|:--|--:|:-:|\n| Jazz | 120 | a walking bass and brushes |\n| Funk | 98 | one |"
        #expect(
            plain(text, width: 32) == """
                Genre │ Tempo │    Listen for
                ──────┼───────┼─────────────────
                Jazz  │   120 │  a walking bass
                      │       │   and brushes
                Funk  │    98 │       one

                """
        )
    }

    @Test func `bars around chords are no table`() {
        #expect(plain("| Dm7 | G7 | Cmaj7 | % |\n| Am7 | D7 |") == "| Dm7 | G7 | Cmaj7 | % |\n| Am7 | D7 |\n")
    }

    @Test func `a table too wide for its window is told cell by cell`() {
        let row = "|" + (1...14).map { "c\($0)" }.joined(separator: "|") + "|"
        let rendered = plain(row + "\n|" + String(repeating: "-|", count: 14) + "\n" + row, width: 20)
        #expect(rendered.hasPrefix("c1: c1\nc2: c2\n"))
    }

    @Test func `rules, blank lines and ASCII`() {
        #expect(plain("a\n\n\n\nb\n***\nc") == "a\n\nb\n" + String(repeating: "─", count: 40) + "\nc\n")
        #expect(
            MarkdownRenderer.render("- a\n> b\n---", width: 10, color: false, unicode: false)
                == "- a\n> b\n----------\n"
        )
    }

    @Test func `the lines of a verse stay lines`() {
        #expect(plain("Late night\nlow light") == "Late night\nlow light\n")
    }

    @Test func `escape sequences in a reply never reach the terminal`() {
        #expect(plain("a \u{1B}[2Jb `\u{1B}]0;t\u{07}c`\n```\n\u{9B}31mx\n```") == "a b c\nx\n")
    }

    @Test func `nothing in, nothing out`() {
        #expect(plain("") == "")
        #expect(plain("\n\n") == "")
    }

    @Test func `words are printed as they come`() {
        var renderer = MarkdownRenderer(width: 40, color: false)
        #expect(renderer.append("Swing is ") == "Swing is")
        #expect(renderer.append("a **fe") == " a")
        #expect(renderer.append("el** of") == " feel")
        #expect(renderer.finish() == " of\n")
    }

    @Test(arguments: [40, 61, 80, 120, 200], [false, true])
    func `how a text is cut does not change what is printed`(width: Int, color: Bool) {
        var generator = SeededGenerator(seed: UInt64(width))
        for round in 0..<150 {
            let text = round == 0 ? MarkdownRendererTests.sample : MarkdownRendererTests.wildText(using: &generator)
            let whole = MarkdownRenderer.render(text, width: width, color: color)
            var renderer = MarkdownRenderer(width: width, color: color)
            let pieces = text.cut(using: &generator, longest: 1 + round % 7)
            let printed = pieces.map { renderer.append($0) }.joined() + renderer.finish()
            #expect(printed == whole, "\(text.debugDescription)")
            #expect(whole.isEmpty || whole.hasSuffix("\n"))
        }
    }

    @Test(arguments: [40, 61, 80, 120, 200])
    func `no line outside a fence is wider than the window`(width: Int) {
        var generator = SeededGenerator(seed: UInt64(width) + 1)
        for _ in 0..<150 {
            let text = MarkdownRendererTests.wildText(using: &generator).filter { $0 != "`" && $0 != "~" }
            let lines = MarkdownRenderer.render(text, width: width, color: true).split(separator: "\n")
            #expect(lines.allSatisfy { DisplayWidth.of(String($0)) <= width }, "\(text.debugDescription)")
        }
    }

    static let sample = """
        # Jazz meets **hip-hop**
        Here's a *mashup* of `swing` and [boom-bap](https://example.org/a_b_c). 2 * 3, snake_case, **unclosed.

        1. One
           - nested 日本語
        > quote > inner
        >> deeper

        | A | B |
        |---|--:|
        | `x|y` | *z* |

        ```
        verbatim  **x**
        ```
        ***
        Verse &amp; 👩\u{200D}🎤 line
        """

    static func wildText(using generator: inout SeededGenerator) -> String {
        let parts = [
            "**", "*", "_", "`", "```", "\n", "\n", "\n\n", "- ", "1. ", "> ", "# ", "|", "|---|---|\n", " ", "  ", "[",
            "](", ")",
            "<", ">", "&amp;", "\\", "swing", "hip-hop", "日本", "👩\u{200D}🎤", "e\u{301}", "~~~", "---", "!", "\u{1B}[1m",
            "\t",
            "syncopation and call and response in a form of twelve bars",
        ]
        return (0..<Int.random(in: 1...40, using: &generator)).map { _ in parts.randomElement(using: &generator) ?? "" }
            .joined()
    }
}
