import Genres
import Teaching

/// Makes a plan longer or shorter at its end, so that what comes before stays as it is.
struct PlanLength {
    let request: LessonRequest
    /// A class does not learn more in a lesson.
    private static let mostBars = 96

    /// Takes steps: each is a verse with its chorus where the song ends so, else one section.
    ///
    /// - Throws: ``TweakRefusal/noOtherLength(shorter:)``.
    func change(_ plan: inout MashupPlan, by steps: Int) throws {
        for _ in 0..<abs(steps) {
            let next = steps < 0 ? shortened(plan.sections) : lengthened(plan.sections)
            guard let next else { throw TweakRefusal.noOtherLength(shorter: steps < 0) }
            plan.sections = next
        }
        guard steps != 0 else { return }
        SectionPlan.renumber(&plan.sections)
        plan.form.name = name(plan)
        // It is no longer the form of the record.
        plan.form.id = nil
    }

    /// The places of the last verse and its chorus, else of the last section that may go or come again.
    private func tail(_ sections: [SectionPlan]) -> Range<Int>? {
        let sung: [ScoreSection.Kind] = [.verse, .chorus, .bridge]
        guard let last = sections.lastIndex(where: { sung.contains($0.kind) }) else { return nil }
        let isPair = last > 0 && sections[last].kind == .chorus && sections[last - 1].kind == .verse
        return isPair ? last - 1..<last + 1 : last..<last + 1
    }

    private func shortened(_ sections: [SectionPlan]) -> [SectionPlan]? {
        let leaders = Set(sections.map(\.leader.id))
        func without(_ range: Range<Int>) -> [SectionPlan]? {
            var rest = sections
            rest.removeSubrange(range)
            let keepsEveryone = Set(rest.map(\.leader.id)) == leaders
            return rest.contains { $0.words != nil } && keepsEveryone ? rest : nil
        }
        let places = sections.indices.reversed().map { $0..<$0 + 1 }
        return ([tail(sections)].compactMap(\.self) + places).lazy.compactMap(without).first
    }

    private func lengthened(_ sections: [SectionPlan]) -> [SectionPlan]? {
        guard let tail = tail(sections) else { return nil }
        var longer = sections
        longer.insert(contentsOf: sections[tail], at: tail.upperBound)
        return longer.reduce(0) { $0 + $1.bars } <= Self.mostBars ? longer : nil
    }

    private func name(_ plan: MashupPlan) -> String {
        let owner = plan.form.genre.map { " (\(request.name($0)))" } ?? ""
        let bars = Set(plan.sections.map(\.bars))
        if plan.sections.allSatisfy({ $0.kind == .verse }), bars.count == 1, let length = bars.first {
            let times = plan.sections.count == 1 ? "once" : "\(plan.sections.count) times"
            return "\(length)-bar verse, \(times)\(owner)"
        }
        return plan.sections.map(\.label.unnumbered).joined(separator: "–") + owner
    }
}

extension SectionPlan {
    /// Numbers labels anew after sections came or went.
    static func renumber(_ sections: inout [SectionPlan]) {
        for index in sections.indices { sections[index].label = sections[index].label.unnumbered }
        number(&sections)
    }
}

extension String {
    /// The label without the number that tells it from others of its name.
    var unnumbered: String {
        guard let space = lastIndex(of: " "), Int(self[index(after: space)...]) != nil else { return self }
        return String(self[..<space])
    }
}
