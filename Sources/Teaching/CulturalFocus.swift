/// Which side of a music's culture the teacher wants the lesson to open.
public enum CulturalFocus: String, Codable, CaseIterable, Sendable, Hashable {
    case origins
    case socialImpact = "social-impact"
    case heritage
    case community
    case appropriation
    case language
    case modernImpact = "modern-impact"
}
