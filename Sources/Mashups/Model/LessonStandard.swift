/// A curriculum standard that the lesson works on, from the table in `data/standards`.
public struct LessonStandard: Codable, Sendable, Hashable {
    /// The code as its body prints it, `MU:Cr1.1.8a`, or a citation by name where the body has no codes.
    public var code: String
    /// Whose standard it is.
    public var body: String
    /// What it asks for, in our own words; never the standard's text.
    public var description: String
    /// The objective and the step of the lesson that work on it.
    public var why: String
}
