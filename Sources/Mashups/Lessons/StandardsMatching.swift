import Teaching

/// Finds the standards that a lesson works on: of the setting's stage, and named by an objective or a step.
struct StandardsMatching {
    let setting: Setting
    let level: SkillLevel
    let objectives: [LearningObjective]
    let tables: [StandardsTable]
    /// The two reasons in `lesson.yaml`: `objective` and `step`.
    let reasons: [String: String]

    /// At most one code for every strand of every body, in the order of the tables.
    func standards(_ lesson: [LessonObjective], steps: [LessonActivity]) -> [LessonStandard] {
        tables.flatMap { table -> [LessonStandard] in
            guard let stage = table.stage(setting, level) else { return [] }
            return table.standards.map(\.strand).unique.compactMap { strand in
                best(table.standards.filter { $0.strand == strand }, of: table, at: stage, lesson, steps)
            }
        }
    }

    private func best(
        _ standards: [StandardsTable.Standard],
        of table: StandardsTable,
        at stage: String,
        _ lesson: [LessonObjective],
        _ steps: [LessonActivity]
    ) -> LessonStandard? {
        let found = standards.compactMap { standard -> (value: Int, standard: LessonStandard)? in
            guard let row = standard.codes.first(where: { $0.stage == stage }) else { return nil }
            // The first objectives of a lesson are the teacher's, in their order.
            let served = objectives.prefix(3).firstIndex { standard.serves.contains($0.rawValue) }
                .flatMap { $0 < lesson.count ? $0 : nil }
            let step = steps.first { standard.steps.contains($0.title) }
            let why = [
                served.map { Template(reasons["objective"] ?? "").filled(["n": String($0 + 1)]) },
                step.map { Template(reasons["step"] ?? "").filled(["step": $0.title]) },
            ].compactMap(\.self)
            guard !why.isEmpty else { return nil }
            return (
                (served == nil ? 0 : 2) + (step == nil ? 0 : 1),
                LessonStandard(
                    code: row.code,
                    body: table.body,
                    description: standard.description,
                    why: why.joined(separator: " ")
                )
            )
        }
        let top = found.map(\.value).max()
        return found.first { $0.value == top }?.standard
    }
}
