/// Where and with whom a lesson takes place.
public enum Setting: String, Codable, CaseIterable, Sendable, Hashable {
    /// Children up to five years, kindergarten included.
    case preschool
    /// Grades 1 to 5, UK years 1 to 6.
    case elementarySchool = "elementary school"
    /// Grades 6 to 8, UK years 7 to 9.
    case middleSchool = "middle school"
    /// Grades 9 to 12, UK years 10 to 13.
    case highSchool = "high school"
    /// College, university or conservatory.
    case university
    /// One teacher, one learner (or very few).
    case privateLessons = "private lessons"
    /// A club, camp or programme outside school hours.
    case afterSchool = "after-school"
    /// Choirs, centres and adult groups.
    case community
    /// Families who teach at home, co-operatives included.
    case homeschool
    /// Teachers are the learners.
    case professionalDevelopment = "professional development"
}
