/// The built-in lesson's texts that a writer may put into other words.
public struct LessonDraft: Sendable, Equatable {
    /// The line that makes a class want to start.
    public var hook: String
    /// Warm-up and steps, those left out that quote a claim; titles, minutes and grouping stay as they are.
    public var activities: [LessonActivity]
    /// Advice to the teacher, line by line, without what is said about borrowing and respect.
    public var notes: [String]
    /// What is known about each music, with the numbers of its sources.
    public var culture: [CulturePassages]

    /// Collects the texts.
    public init(hook: String, activities: [LessonActivity], notes: [String], culture: [CulturePassages]) {
        self.hook = hook
        self.activities = activities
        self.notes = notes
        self.culture = culture
    }
}

/// The passages that stand under one heading of the cultural context.
public struct CulturePassages: Sendable, Equatable {
    /// The genre's display name, or the title of what was looked up.
    public var heading: String
    /// The passages in order, each with its sources.
    public var passages: [CultureParagraph]

    /// Collects passages.
    public init(heading: String, passages: [CultureParagraph]) {
        self.heading = heading
        self.passages = passages
    }

    /// Numbers of all sources, in order, each once.
    public var sources: [Int] { passages.flatMap(\.sources).unique }

    /// One paragraph in other words, with the sources of all passages.
    func retold(_ text: String) -> CultureParagraph {
        CultureParagraph(genre: passages.first?.genre ?? "", heading: heading, text: text, sources: sources)
    }

    /// Passages by their headings, in the order of the lesson.
    static func grouped(_ paragraphs: [CultureParagraph]) -> [CulturePassages] {
        paragraphs.map(\.heading).unique.map { heading in
            CulturePassages(heading: heading, passages: paragraphs.filter { $0.heading == heading })
        }
    }
}

/// The steps of an activity in a writer's words.
public struct WrittenActivity: Sendable, Equatable {
    /// The title of the activity whose steps these are.
    public var title: String
    /// What the teacher does.
    public var teacher: [String]
    /// What the students do.
    public var students: [String]

    /// The steps of the activity with this title.
    public init(title: String, teacher: [String], students: [String]) {
        self.title = title
        self.teacher = teacher
        self.students = students
    }
}
