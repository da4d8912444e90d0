/// What the teacher keeps: plan, culture, concepts, assessment, answers, sources and what was checked.
struct TeacherPages {
    let mashup: Mashup

    private var content: EducationalContent { mashup.content }

    func html() -> String {
        [
            head(), assumed(), objectives(), standards(), materials(), listening(), culture(), concepts(), keywords(),
            lesson(),
            differentiation(), assessment(), misconceptions(), answers(), notes(), checked(), sources(),
        ].joined()
    }

    private func head() -> String {
        let rows = content.atAGlance.map { HTMLText.row([$0.label, $0.value]) }.joined()
        return HTMLText.element("p", "For the teacher", "class=\"kind\"") + HTMLText.element("h1", mashup.title)
            + HTMLText.element("p", content.hook, "class=\"hook\"")
            + "<table class=\"glance\"><tbody>\n\(rows)</tbody></table>\n"
    }

    private func assumed() -> String {
        guard !mashup.assumptions.isEmpty else { return "" }
        return "<div class=\"note\">" + HTMLText.element("p", "Assumed, because nobody said:", "class=\"lead\"")
            + HTMLText.list(mashup.assumptions.map(\.reason)) + "</div>\n"
    }

    private func objectives() -> String {
        let rows = content.objectives.map { HTMLText.row([$0.text, $0.seenWhen]) }.joined()
        return HTMLText.element("h2", "Objectives") + "<table class=\"plain\">"
            + HTMLText.head(["Objective", "Seen when"])
            + "<tbody>\n\(rows)</tbody></table>\n"
    }

    private func standards() -> String {
        guard !content.standards.isEmpty else { return "" }
        let rows = content.standards.map { HTMLText.row([$0.code, $0.description, "\($0.body). \($0.why)"]) }.joined()
        return HTMLText.element("h2", "Standards") + "<table class=\"codes\">"
            + HTMLText.head(["Code", "In our own words", "Whose, and where in the lesson"])
            + "<tbody>\n\(rows)</tbody></table>\n"
    }

    private func keywords() -> String {
        guard !content.keywords.isEmpty else { return "" }
        return HTMLText.element("h2", "Words to know")
            + HTMLText.list(content.keywords.map { "\($0.term): \($0.definition)" })
    }

    private func materials() -> String {
        HTMLText.element("h2", "Materials and grouping") + HTMLText.list(content.materials)
            + HTMLText.element("p", content.grouping)
    }

    private func listening() -> String {
        let rows = content.listening.map { item in
            HTMLText.row([
                ([item.title] + item.flags.map { $0.replacing("-", with: " ") }).joined(separator: " · "),
                "\(item.artist) (\(item.year)), \(mashup.genreName(item.genre))", item.task + numbers(item.sources),
            ])
        }.joined()
        guard !rows.isEmpty else { return "" }
        return HTMLText.element("h2", "Listen first") + "<table>"
            + HTMLText.head(["Recording", "By", "Listen for"]) + "<tbody>\n\(rows)</tbody></table>\n"
    }

    private func numbers(_ sources: [Int]) -> String {
        sources.isEmpty ? "" : " [" + sources.map(String.init).joined(separator: ", ") + "]"
    }

    private func culture() -> String {
        var text = HTMLText.element("h2", "Where this music comes from")
        var heading = ""
        for paragraph in content.culture {
            if paragraph.heading != heading {
                heading = paragraph.heading
                text += HTMLText.element("h3", heading)
            }
            text += HTMLText.element("p", paragraph.cited)
        }
        guard !content.sensitivity.isEmpty else { return text }
        return text + "<div class=\"note\">"
            + HTMLText.element("h3", "Before you speak about it")
            + HTMLText.list(content.sensitivity.map { "\($0.heading): \($0.text)" }) + "</div>\n"
    }

    private func concepts() -> String {
        HTMLText.element("h2", "Theory that is true of this song")
            + content.theoryConcepts.map { concept in
                let genre = concept.genre.map { " · " + mashup.genreName($0) } ?? ""
                return "<div class=\"keep\">" + HTMLText.element("h3", concept.name + genre)
                    + "<p><strong>\(MarkupText.escaped(concept.claim))</strong> True in "
                    + "\(MarkupText.escaped(concept.evidence.text)).</p>\n"
                    + HTMLText.element("p", concept.explanation)
                    + "<p><em>Try it:</em> \(MarkupText.escaped(concept.prompt))</p></div>\n"
            }.joined()
    }

    private func lesson() -> String {
        var clock = 0
        let steps = ([content.warmUp] + content.activities).map { step -> String in
            let range = "\(clock)–\(clock + step.minutes) min"
            clock += step.minutes
            let check = step.check.map { "<p><em>Check:</em> \(MarkupText.escaped($0))</p>\n" } ?? ""
            return "<div class=\"step\">" + HTMLText.element("h3", "\(range) · \(step.title) (\(step.grouping))")
                + "<div class=\"pair\"><div>" + HTMLText.element("strong", "Teacher") + HTMLText.list(step.teacher)
                + "</div><div>" + HTMLText.element("strong", "Students") + HTMLText.list(step.students)
                + "</div></div>\(check)</div>\n"
        }
        return HTMLText.element("h2", "The lesson, \(English.count(clock, "minute"))") + steps.joined()
    }

    private func differentiation() -> String {
        let levels = content.differentiation
        let rows = [
            ("Support", levels.support), ("Core", levels.core), ("Stretch", levels.stretch), ("Access", levels.access),
        ]
        return HTMLText.element("h2", "Differentiation") + "<table><tbody>\n"
            + rows.map { name, items in
                "<tr><th scope=\"row\">\(name)</th><td>\(HTMLText.list(items))</td></tr>\n"
            }.joined() + "</tbody></table>\n"
    }

    private func assessment() -> String {
        let rows = content.assessment.map { HTMLText.row([$0.name] + $0.levels) }.joined()
        return HTMLText.element("h2", "Assessment") + "<table>"
            + HTMLText.head(["Criterion", "1 beginning", "2 developing", "3 secure", "4 beyond"])
            + "<tbody>\n\(rows)</tbody></table>\n"
    }

    private func misconceptions() -> String {
        let rows = content.misconceptions.map { HTMLText.row([$0.belief, $0.response]) }.joined()
        return HTMLText.element("h2", "What students may think") + "<table class=\"plain\">"
            + HTMLText.head(["They may say", "What helps"]) + "<tbody>\n\(rows)</tbody></table>\n"
    }

    private func answers() -> String {
        let items = content.quiz.compactMap { question in
            question.options.indices.contains(question.answer)
                ? "\(Handout.letter(question.answer)) \(question.options[question.answer]): \(question.because)" : nil
        }
        return HTMLText.element("h2", "Quiz answers") + HTMLText.list(items, ordered: true)
    }

    private func notes() -> String {
        HTMLText.element("h2", "Teaching notes")
            + HTMLText.list(content.teachingNotes.split(separator: "\n").map(String.init))
            + HTMLText.element("h3", "Next time") + HTMLText.list(content.extension)
    }

    private func sources() -> String {
        let items = mashup.sources.map { source -> String in
            let publisher = source.publisher.map { ", \($0)" } ?? ""
            let title = MarkupText.escaped(source.title + publisher)
            let url = MarkupText.escaped(source.url)
            // Only web addresses become links; anything else is shown as it is.
            let isWeb = source.url.hasPrefix("https://") || source.url.hasPrefix("http://")
            let place = isWeb ? "<a href=\"\(url)\">\(url)</a>" : url
            return
                "<li value=\"\(source.number)\">\(title). \(place). \(MarkupText.escaped(source.licence.capitalizedFirst)).</li>\n"
        }
        return HTMLText.element("h2", "Sources") + HTMLText.element("p", ExportCredits.rights, "class=\"small lead\"")
            + "<ol class=\"small sources\">\n" + items.joined() + "</ol>\n"
    }

    private func checked() -> String {
        let failed = mashup.checks.filter { !$0.passed }
        let theory = mashup.checks.filter { $0.passed && $0.area == .theory && !$0.claim.hasPrefix("Not ") }
        let passed = mashup.checks.count { $0.passed && !$0.claim.hasPrefix("Not ") }
        let sum = "\(English.count(passed, "check")) passed; \(failed.isEmpty ? "none" : "\(failed.count)") failed."
        let who = mashup.metadata.writtenBy?.line ?? "Words by \(mashup.metadata.engine)"
        return "<div class=\"keep small\">\n" + HTMLText.element("h2", "What was checked")
            + HTMLText.element("p", sum, "class=\"lead\"")
            + HTMLText.list((failed + theory).map { "\($0.passed ? "" : "Failed: ")\($0.claim) (\($0.place))" })
            + HTMLText.element("p", "\(who). Seed \(mashup.metadata.seed).") + "</div>\n"
    }
}
