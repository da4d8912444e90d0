import MusicTheory

/// Which lines of a section take up an earlier one.
struct PhrasePlan {
    /// For every line the line whose tune it takes up; nil for a new one.
    let models: [Int?]
    /// Whether the whole line is taken up, and not only its beginning.
    let isWhole: [Bool]

    /// A plan for so many lines.
    ///
    /// - Parameters:
    ///   - lines: How many.
    ///   - repeats: Indices of lines with the words of an earlier line, and that line.
    ///   - openings: For every line the chord it begins with.
    ///   - isChorus: Whether the opening has to come back, over the chord it began with where there is one.
    ///   - generator: Chooses between forms.
    init(
        lines: Int,
        repeats: [Int: Int],
        openings: [PitchClassSet],
        isChorus: Bool,
        using generator: inout SeededGenerator
    ) {
        // a b a c, a a b a and a b a b: periods that teachers know by these letters.
        let forms: [[Int?]] = [[nil, nil, 0, nil], [nil, 0, nil, 0], [nil, nil, 0, 1], [nil, nil, nil, 0]]
        let returning = forms.filter { form in
            form.indices.contains { line in
                form[line] == 0 && openings.indices.contains(line) && openings[line] == openings[0]
            }
        }
        let form = generator.pick(isChorus && !returning.isEmpty ? returning : forms) ?? forms[0]
        var models: [Int?] = []
        var isWhole: [Bool] = []
        for line in 0..<lines {
            if let same = repeats[line] {
                models.append(same)
                isWhole.append(true)
            } else if lines < 4 {
                models.append(line == 1 && repeats.isEmpty ? 0 : nil)
                isWhole.append(false)
            } else if line >= 4 {
                // A second quatrain sings the first one again.
                models.append(line - 4)
                isWhole.append(true)
            } else {
                models.append(form[line])
                isWhole.append(false)
            }
        }
        self.models = models
        self.isWhole = isWhole
    }
}
