/// Words that state nothing about a lesson, whatever stands beside them.
///
/// Only whether a model is asked, and what it may take as evidence, hangs on them: a word that is missing here costs a
/// question, and one too many an addition.
struct PlainWords: Sendable {
    private let words: Set<String>
    private let people: Set<String>

    /// Takes what the lexicon has of such words and adds the everyday ones.
    init(lexicon: Lexicon) {
        people = Self.words(of: ["people", "learner"], in: lexicon)
        let classes = ["function", "their", "poss", "be", "have", "make", "wish", "music", "narrow"]
        words = Self.everyday.union(people).union(Self.words(of: classes, in: lexicon))
    }

    /// Whether a token states nothing.
    func contains(_ token: Token) -> Bool {
        guard token.isWord else { return token.isMark || token.form == "one" || token.form == "first" }
        return words.contains(token.form) || token.form.utf8.count == 1 || token.lemmas.contains(where: words.contains)
    }

    /// Whether the word names people, as "students" does.
    func namesPeople(_ token: Token) -> Bool {
        people.contains(token.form) || token.lemmas.contains(where: people.contains)
    }

    private static func words(of classes: [String], in lexicon: Lexicon) -> Set<String> {
        let alternatives = classes.flatMap { lexicon.classes[$0] ?? [] }
        return Set(alternatives.compactMap { $0.count == 1 ? $0.first?.text : nil })
    }

    private static let everyday: Set<String> = {
        let lines = [
            "a an the this that these those here there now then today tomorrow tonight yesterday monday tuesday",
            "wednesday thursday friday saturday sunday morning afternoon evening week month term semester soon later",
            "i im id ill ive me my mine we were weve wed us our ours you youre your yours he she it its they theyre theyve",
            "them their theirs who whom whose what which when where why how whats thats theres lets",
            "am is are was were be been being do does did doing done has have had having can could will would should may",
            "might must shall cant couldnt dont doesnt didnt wont wouldnt isnt arent havent got get gets getting",
            "and or but so because if as than with without of for from in into on onto at to by about around over under",
            "between before after during until while up down out off not no nor yes yeah yep nope ok okay sure right well",
            "oh ah hm um hey hi hello please pls plz thanks thank thx cheers great good nice fine cool fun lovely perfect",
            "awesome wonderful amazing exciting interesting best better bit lot lots more most much many few some any all",
            "every each both either neither other another same such only just also too very really quite pretty rather still",
            "again already maybe perhaps possibly actually basically probably definitely absolutely honestly anyway",
            "want wants wanted need needs needed like likes liked love loves would think thinking thought know known see",
            "look looking make making made mix mixing mashup mash combine combining blend blending put use using used try",
            "trying go going goes come coming give take work works working start plan planning help teach teaching teacher",
            "idea ideas thing things something anything everything nothing someone stuff kind sort type way ways one ones",
            "lesson lessons class classes music musical song songs piece project unit activity student students kid kids",
            "little big small new old first last next let say said tell mean meant possible able together school room",
            "hope hoping happy glad wonder wondering feel feeling keep bring choose chosen pick picked decide",
        ]
        return Set(lines.flatMap { $0.split(separator: " ").map(String.init) })
    }()
}
