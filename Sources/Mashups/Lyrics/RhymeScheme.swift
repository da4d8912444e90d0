/// Which lines of a section have to rhyme.
public struct RhymeScheme: Sendable, Equatable {
    /// For each line the number of its rhyme group, or nil where the line is free.
    public let groups: [Int?]

    /// The scheme spread over so many lines: `aabb`, `ABCB`, `xaxa`, `AAA`.
    ///
    /// A shorter scheme starts again with new groups. Letters that stand alone, `x` and anything not a letter are free.
    public init(_ letters: String, lines: Int) {
        let pattern = letters.lowercased().map { $0.isLetter && $0 != "x" ? $0 : nil }
        guard !pattern.isEmpty else {
            groups = Array(repeating: nil, count: max(0, lines))
            return
        }
        var numbers: [String: Int] = [:]
        let raw = (0..<max(0, lines)).map { index -> Int? in
            guard let letter = pattern[index % pattern.count] else { return nil }
            let name = "\(letter)\(index / pattern.count)"
            if let number = numbers[name] { return number }
            numbers[name] = numbers.count
            return numbers.count - 1
        }
        groups = raw.map { number in number != nil && raw.count { $0 == number } > 1 ? number : nil }
    }

    /// The scheme of a brief, read over the lines that have to rhyme (calls only, in a call and response).
    init(_ brief: SectionBrief) {
        if brief.repeatFirst {
            self.init("aaa", lines: brief.lines)
        } else {
            self.init(brief.rhymeScheme, lines: brief.hasResponses ? (brief.lines + 1) / 2 : brief.lines)
        }
    }
}
