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
    ///
    /// What was made again, and why, stands here, too.
    public var remarks: [String]
    /// The three sides of the lesson, each with its reasons; empty in lessons from before they were scored.
    public var scores: [QualityAspect] = []

    /// The score of one side; nil in lessons from before they were scored.
    public func score(_ name: QualityAspect.Name) -> Int? {
        scores.first { $0.name == name }?.score
    }
}

extension Quality {
    /// Reads a score; one that was stored before there were three sides has none.
    ///
    /// - Parameter decoder: An object.
    /// - Throws: `DecodingError`, or what the decoder throws.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            score: try fields.decode(Int.self, forKey: .score),
            parts: try fields.decode([QualityPart].self, forKey: .parts),
            remarks: try fields.decode([String].self, forKey: .remarks),
            scores: try fields.decodeIfPresent([QualityAspect].self, forKey: .scores) ?? []
        )
    }

    private enum CodingKeys: String, CodingKey {
        case score, parts, remarks, scores
    }
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
