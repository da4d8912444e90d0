/// How the handout looks on screen and on paper; sizes fit A4 and Letter alike.
///
/// The colours are Okabe and Ito's, which people with colour-blindness can tell apart, in an order whose lightness
/// differs, so that a copier keeps them apart too; patterns and letters say the same again.
enum HandoutStyle {
    /// Fill colours for genres, and whether the text on them is white.
    static let genreColours: [(fill: String, isDark: Bool)] = [
        ("#0072B2", true), ("#F0E442", false), ("#E69F00", false), ("#009E73", true),
    ]

    static let css = """
        @page { margin: 14mm 15mm; }
        * { box-sizing: border-box; }
        html { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
        body { font: 10pt/1.4 "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif; color: #111;
         background: #fff; margin: 0 auto; max-width: 50rem; padding: 0 1rem; }
        h1 { font-size: 1.9em; line-height: 1.15; margin: 0 0 .2em; }
        h2 { font-size: 1.3em; margin: 1.1em 0 .4em; padding-bottom: .15em; border-bottom: 2px solid #0072B2; }
        h3 { font-size: 1.05em; margin: .8em 0 .3em; }
        h1, h2, h3, caption, .kind, .lead { break-after: avoid; }
        p { margin: .4em 0; orphans: 3; widows: 3; }
        ul, ol { margin: .3em 0 .5em; padding-left: 1.5em; } ol { padding-left: 2.2em; }
        li { margin: .15em 0; break-inside: avoid; }
        table { border-collapse: collapse; width: 100%; margin: .4em 0; }
        th, td { text-align: left; vertical-align: top; padding: .25em .5em; border: 1px solid #999; }
        thead th { background: #E8EEF3; }
        tr, figure, svg, .keep { break-inside: avoid; }
        figure { margin: .6em 0; }
        figcaption { font-size: .9em; color: #333; }
        a { color: #005A8C; overflow-wrap: anywhere; }
        .page { break-before: page; }
        .hook { font-size: 1.1em; font-style: italic; }
        .kind { font-size: .85em; letter-spacing: .06em; text-transform: uppercase; color: #333; margin: 0 0 .3em; }
        .note { border-left: 4px solid #E69F00; padding: .2em .8em; margin: .8em 0; background: #FFF8E8; }
        .columns { columns: 2; column-gap: 1.5em; }
        .plain tbody th { font-weight: normal; width: 50%; }
        .codes tbody th { font-weight: normal; width: 20%; }
        .glance th { width: 32%; background: #E8EEF3; }
        .step { border: 1px solid #999; padding: .2em .8em .5em; margin: .6em 0; break-inside: avoid; }
        .step .pair { display: flex; gap: 1.2em; }
        .step .pair > div { flex: 1; }
        .small { font-size: .88em; color: #333; }
        .who { font-size: 1.1em; margin: .6em 0 .8em; }
        .sources { font-size: .8em; } .sources li:nth-last-child(-n+3) { break-before: avoid; }
        .name { border-bottom: 1px solid #555; display: inline-block; width: 19em; margin-right: 1em; }
        .date { border-bottom: 1px solid #555; display: inline-block; width: 9em; }
        svg { display: block; width: 100%; height: auto; font-family: inherit; }
        svg.staff { margin: .1em 0 .35em; }
        .sheet h2 { font-size: 1.05em; margin: 0 0 .2em; border: 0; padding: 0; }
        .sheet p { margin: 0 0 .35em; line-height: 1.15; break-inside: avoid; }
        .sheet .section { break-inside: avoid; margin: 0 0 .9em; }
        .seg { display: inline-block; vertical-align: bottom; white-space: pre; }
        .seg b { display: block; font-size: .95em; min-height: 1.15em; color: #00466E; padding-right: .35em; }
        .bars { font-family: "DejaVu Sans Mono", Consolas, Menlo, monospace; white-space: pre; font-size: .92em; }
        table.form th, table.form td { padding: .15em .5em; }
        table.form th, table.form td:nth-child(2) { white-space: nowrap; }
        table.grid { width: auto; font-size: .88em; }
        table.grid th, table.grid td { text-align: center; min-width: 1.55em; padding: .1em .15em;
         line-height: 1.25; }
        table.grid th[scope=row] { text-align: left; padding: .1em .5em; white-space: nowrap; }
        table.grid.wide th, table.grid.wide td { min-width: 1.25em; padding: .1em 0; }
        table.grid.wide th[scope=row] { padding: .1em .4em; }
        table.grid .b { border-left: 2.5px solid #333; }
        table.grid .bar { border-left: 5px double #333; }
        td.x { background: #56B4E9; } td.X { background: #004B75; color: #fff; font-weight: bold; }
        td.o { background: #E4E4E4; }
        .cards { display: flex; flex-wrap: wrap; gap: .6em; }
        .cards.many .card { width: calc(20% - .5em); }
        .card { border: 1px solid #999; padding: .3em .5em .2em; line-height: 1.2; width: calc(25% - .45em); break-inside: avoid; }
        .card h3 { margin: 0; } .card p { margin: 0 0 .2em; }
        .card .frets { display: flex; gap: .5em; } .card .frets > div { flex: 1; text-align: center; }
        .quiz { font-size: 1.25em; }
        .quiz > li { margin: 0 0 1em; }
        @media print { body { max-width: none; padding: 0 1mm; } }
        @media screen { body { padding: 1.5rem; } .page { margin-top: 3rem; border-top: 6px double #999; } }
        """
}
