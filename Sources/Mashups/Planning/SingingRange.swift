import MusicTheory
import Teaching

/// The notes a class can sing without strain.
///
/// Editorial defaults by age, with sounding pitches for unchanged voices; changed voices sing an octave lower. Younger
/// voices sit higher and narrower than their teachers expect, and voices that are changing need the smallest range.
struct SingingRange: Equatable {
    let low: Pitch
    let high: Pitch
    /// Whose voices these are, in words for the chart.
    let singers: String

    /// The range of a class: the age's, narrowed by a third at the top for beginners where an octave or more is left.
    init(_ setting: Setting, level: SkillLevel) {
        let age = SingingRange.age(setting)
        let wide = age.high.midi - age.low.midi >= 12
        low = age.low
        high = level == .beginner && wide ? age.high.transposed(downBy: .minorThird) : age.high
        singers = age.singers
    }

    /// The range from lowest to highest as MIDI numbers.
    var midi: ClosedRange<Int> { low.midi...high.midi }

    /// The places of a note in the range, lowest first.
    func places(of name: NoteName) -> [Int] {
        midi.filter { $0 % 12 == name.pitchClass }
    }

    /// The range as the score tells it.
    var written: MelodyRange {
        MelodyRange(low: low.description, high: high.description, singers: singers)
    }

    private static func age(_ setting: Setting) -> (low: Pitch, high: Pitch, singers: String) {
        func range(_ low: NoteName, _ lowOctave: Int, _ high: NoteName, _ highOctave: Int) -> (Pitch, Pitch) {
            (Pitch(low, octave: lowOctave), Pitch(high, octave: highOctave))
        }
        let (ends, singers): ((Pitch, Pitch), String) =
            switch setting {
            case .preschool: (range(NoteName(.d), 4, NoteName(.a), 4), "young children")
            case .elementarySchool: (range(NoteName(.c), 4, NoteName(.c), 5), "elementary grades")
            case .homeschool, .privateLessons, .afterSchool: (range(NoteName(.b), 3, NoteName(.d), 5), "mixed ages")
            case .middleSchool: (range(NoteName(.a), 3, NoteName(.a), 4), "grades 6 to 8, while voices change")
            case .highSchool: (range(NoteName(.a), 3, NoteName(.d), 5), "grades 9 to 12")
            case .university, .community, .professionalDevelopment: (range(NoteName(.a), 3, NoteName(.e), 5), "adults")
            }
        return (ends.0, ends.1, singers)
    }
}
