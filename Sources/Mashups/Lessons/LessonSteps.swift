import Teaching

/// The objectives, the warm-up and the steps of a lesson.
struct LessonSteps {
    let request: LessonRequest
    let facts: LessonFacts
    let prose: LessonProse
    let fill: [String: String]

    func objectives() -> [LessonObjective] {
        var chosen = request.objectives.prefix(3).compactMap { objective in
            prose.objectives[objective.rawValue]?.first { facts.meets($0.needs) }
        }
        let deep: [LessonObjective.Bloom] = [.create, .evaluate]
        if !chosen.contains(where: { deep.contains($0.bloom) }),
            let added = prose.deepening.first(where: { facts.meets($0.needs) })
        {
            chosen.append(added)
        }
        chosen.append(prose.cultureObjective)
        return chosen.map { objective in
            let text = Template(objective.text).filled(fill)
            let learner = request.classSize == 1 ? text.replacing("Students will", with: "The student will") : text
            return LessonObjective(
                text: learner,
                seenWhen: Template(objective.seenWhen).filled(fill),
                bloom: objective.bloom
            )
        }
    }

    func warmUp(using generator: inout SeededGenerator) -> LessonActivity {
        let minutes = LessonTiming.warmUp(of: request.minutes)
        guard let chosen = generator.pick(prose.warmUps) else {
            return LessonActivity(title: "", minutes: minutes, grouping: "", teacher: [], students: [], check: nil)
        }
        return LessonActivity(
            title: chosen.title,
            minutes: minutes,
            grouping: request.classSize == 1 ? "together" : "circle",
            teacher: chosen.teacher.map { Template($0).filled(fill) },
            students: chosen.students.map { Template($0).filled(fill) },
            check: Template(chosen.check).filled(fill)
        )
    }

    func activities(hasConcept: Bool) -> [LessonActivity] {
        let able = prose.activities.enumerated().filter { _, activity in
            facts.meets(activity.needs) && (activity.id != "concept" || hasConcept)
                && (activity.long != true || request.minutes >= 90)
        }
        let wanted = request.objectives.map(\.rawValue)
        let ranked = able.sorted { first, second in
            (rank(first.element, wanted), first.offset) < (rank(second.element, wanted), second.offset)
        }
        let chosen = ranked.prefix(LessonTiming.steps(in: request.minutes)).sorted { $0.offset < $1.offset }
            .map(\.element)
        let left = request.minutes - LessonTiming.warmUp(of: request.minutes)
        let shares = chosen.map { $0.share + ($0.serves.contains { wanted.contains($0) } ? 2 : 0) }
        let minutes = LessonTiming.minutes(left, shares: shares)
        return zip(chosen, minutes).map { activity, minutes in
            LessonActivity(
                title: activity.title,
                minutes: minutes,
                grouping: Template(activity.grouping).filled(fill),
                teacher: activity.teacher.map { Template($0).filled(fill) },
                students: activity.students.map { Template($0).filled(fill) },
                check: activity.check.map { Template($0).filled(fill) }
            )
        }
    }

    private func rank(_ activity: LessonProse.Activity, _ wanted: [String]) -> Int {
        activity.rank - (activity.serves.contains { wanted.contains($0) } ? 3 : 0)
    }
}
