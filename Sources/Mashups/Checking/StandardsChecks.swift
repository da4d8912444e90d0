/// Whether the lesson's standards are those of the table, for this setting.
struct StandardsChecks {
    let mashup: Mashup
    let tables: [StandardsTable]

    func run() -> [Check] {
        let standards = mashup.content.standards
        let metadata = mashup.metadata
        var faults = standards.compactMap { standard -> String? in
            guard let table = tables.first(where: { $0.body == standard.body }),
                let (entry, row) = table.entry(of: standard.code)
            else { return "\(standard.code) is not in the table of \(standard.body)" }
            if row.stage != table.stage(metadata.setting, metadata.level) {
                return "\(standard.code) is for \(row.stage)"
            }
            if entry.description != standard.description { return "\(standard.code) asks for something else" }
            return standard.why.isEmpty ? "nothing works on \(standard.code)" : nil
        }
        if Set(standards.map(\.code)).count != standards.count { faults.append("a code stands there twice") }
        let bodies = tables.filter { $0.stage(metadata.setting, metadata.level) != nil }.map(\.body)
        faults += bodies.filter { body in !standards.contains { $0.body == body } }.map { "none of \($0)" }
        return [
            Check(
                .lesson,
                "Every standard is in the table, with its own description, for this setting",
                passed: faults.isEmpty,
                where: faults.isEmpty
                    ? English.count(standards.count, "standard") : faults.prefix(3).joined(separator: "; ")
            )
        ]
    }
}
