import MusicTheory

/// Where a percussion sound stands on a five-line staff and how its head looks.
///
/// Kit sounds follow the layout most drum books share; hand percussion is set around it so that two sounds of one
/// groove rarely share a line.
enum DrumStaff {
    static func place(_ gm: Int) -> (step: Letter, octave: Int) {
        switch gm {
        case 35, 36: (.f, 4)
        case 41: (.g, 4)
        case 43, 45: (.a, 4)
        case 47, 48: (.d, 5)
        case 50: (.e, 5)
        case 37, 38, 39, 40: (.c, 5)
        case 42, 46: (.g, 5)
        case 44: (.d, 4)
        case 49, 52, 55, 57: (.a, 5)
        case 51, 53, 59: (.f, 5)
        case 54, 69, 70, 82: (.b, 5)
        case 56, 67, 76, 80: (.e, 5)
        case 60, 62, 65: (.e, 5)
        case 61, 63, 66, 68, 77: (.d, 5)
        case 64: (.b, 4)
        case 81: (.c, 6)
        default: (.b, 5)
        }
    }

    /// A notehead as MusicXML names it.
    static func head(_ gm: Int) -> String {
        switch gm {
        case 37, 39, 42, 44, 49, 51, 52, 54, 55, 57, 59, 69, 70, 73, 74, 75, 82: "x"
        case 46: "circle-x"
        case 53: "diamond"
        case 56, 67, 68, 80, 81: "triangle"
        default: "normal"
        }
    }
}
