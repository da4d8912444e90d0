import Genres

/// What a passage was looked up for; in JSON a text such as `impact`, `practice/middle school` or `methods/rhythm+form`.
public enum ResearchTopic: Sendable, Hashable {
    /// How a genre sounds and is made.
    case characteristics
    /// Where a genre comes from and what it meant.
    case significance
    /// What a genre does in the world now.
    case impact
    /// How a setting is taught now.
    case practice(Setting)
    /// How objectives are taught.
    case methods([LearningObjective])
    /// Whatever somebody asked in words of their own.
    case words
}

extension ResearchTopic: RawRepresentable, Codable {
    /// The text form.
    public var rawValue: String {
        switch self {
        case .characteristics: "characteristics"
        case .significance: "significance"
        case .impact: "impact"
        case .practice(let setting): "practice/\(setting.rawValue)"
        case .methods(let objectives): "methods/\(objectives.map(\.rawValue).joined(separator: "+"))"
        case .words: "words"
        }
    }

    /// Reads the text form; nil for a text that stands for nothing.
    public init?(rawValue: String) {
        let parts = rawValue.split(separator: "/", maxSplits: 1).map(String.init)
        switch (parts.first, parts.dropFirst().first) {
        case ("characteristics", nil): self = .characteristics
        case ("significance", nil): self = .significance
        case ("impact", nil): self = .impact
        case ("words", nil): self = .words
        case ("practice", let setting?):
            guard let setting = Setting(rawValue: setting) else { return nil }
            self = .practice(setting)
        case ("methods", let names?):
            let objectives = names.split(separator: "+").compactMap { LearningObjective(rawValue: String($0)) }
            if objectives.isEmpty { return nil }
            self = .methods(objectives)
        default: return nil
        }
    }
}

extension GatheredContext {
    /// Takes in what was found, except what is there already and what comes from a source the teacher does not want.
    public mutating func keep(_ notes: [ResearchNote]) {
        for note in notes where !droppedSources.contains(note.url) && !research.contains(where: note.isSamePassage) {
            research.append(note)
        }
    }

    /// Lets go of passages whose reason is gone: the genre was taken out, the setting changed, the objective dropped.
    public mutating func dropOutdatedResearch() {
        let genres = Set(self.genres.map(\.rawValue))
        research.removeAll { note in
            if let genre = note.genre, !genres.contains(genre) { return true }
            return switch note.topic {
            case .practice(let setting): setting != self.setting
            case .methods(let objectives): !objectives.contains(where: self.objectives.contains)
            case nil, .characteristics, .significance, .impact, .words: false
            }
        }
    }

    /// Takes out everything from a source and keeps it out.
    ///
    /// - Parameter url: The source's address.
    /// - Returns: Number of passages that went.
    public mutating func dropSource(_ url: String) -> Int {
        let before = research.count
        research.removeAll { $0.url == url }
        if !droppedSources.contains(url) { droppedSources.append(url) }
        return before - research.count
    }
}

extension ResearchNote {
    fileprivate func isSamePassage(as other: ResearchNote) -> Bool {
        url == other.url && content == other.content && genre == other.genre
    }
}
