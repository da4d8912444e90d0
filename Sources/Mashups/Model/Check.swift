/// One claim that was tried on the finished mashup.
public struct Check: Codable, Sendable, Hashable {
    /// Which part of the mashup a check looks at.
    public enum Area: String, Codable, CaseIterable, Sendable {
        case music, lyrics, theory, culture, lesson, language
    }

    /// The part it looks at.
    public var area: Area
    /// What was claimed, as a sentence.
    public var claim: String
    /// Whether it holds.
    public var passed: Bool
    /// Where it holds or fails: bars, a section, a line, a source.
    public var place: String

    /// Records one check.
    public init(_ area: Area, _ claim: String, passed: Bool, where place: String) {
        self.area = area
        self.claim = claim
        self.passed = passed
        self.place = place
    }

    private enum CodingKeys: String, CodingKey {
        case area, claim, passed
        case place = "where"
    }
}

/// A small score: how much of what was asked is there, and how much of what is there was found true.
public struct Quality: Codable, Sendable, Hashable {
    /// 0…100: the mean of `parts`, halved when any check failed.
    public var score: Int
    /// How the score came about, each part 0…100.
    public var parts: [QualityPart]
    /// What keeps the score from 100, as sentences; empty at 100.
    public var remarks: [String]
}

/// One part of a quality score.
public struct QualityPart: Codable, Sendable, Hashable {
    /// What is measured.
    public var name: String
    /// 0…100.
    public var score: Int
    /// How it was counted.
    public var how: String
}
