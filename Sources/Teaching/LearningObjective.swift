/// What a class is to get better at.
public enum LearningObjective: String, Codable, CaseIterable, Sendable, Hashable {
    case improvisation
    case rhythm
    case harmony
    case melody
    case form
    case songwriting
    case listening
    case earTraining = "ear-training"
    case ensemble
    case performance
    case notation
    case production
    case expression
    case timbre
    case movement
}
