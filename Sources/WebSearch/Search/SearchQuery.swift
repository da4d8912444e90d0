public import Teaching

/// What is to be found out, before it is put into a service's own words.
public struct SearchQuery: Sendable, Hashable {
    /// What the answer is for.
    public enum Purpose: String, Codable, Sendable, Hashable, CaseIterable {
        /// How a setting is taught now.
        case practice
        /// How a genre sounds and is made.
        case characteristics
        /// How objectives are taught.
        case methods
        /// Where a genre comes from and what it meant.
        case significance
        /// What a genre does in the world now.
        case impact
        /// Whatever a teacher or a model asks in words of its own.
        case words
    }

    /// What it is about: a genre's name, a setting, objectives, or the words themselves.
    public var subject: String
    /// What the answer is for.
    public var purpose: Purpose
    /// How far the learners are.
    public var level: SkillLevel?
    /// Where the lesson takes place.
    public var setting: Setting?

    /// Asks for something.
    public init(subject: String, purpose: Purpose, level: SkillLevel? = nil, setting: Setting? = nil) {
        self.subject = subject
        self.purpose = purpose
        self.level = level
        self.setting = setting
    }
}
