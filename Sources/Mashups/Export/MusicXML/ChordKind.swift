import MusicTheory

/// A degree that a chord has besides, or instead of, those of its kind.
struct ChordDegree: Hashable {
    /// What becomes of the degree.
    enum Change: String {
        case add, alter
    }

    /// 5, 7, 9, 11 or 13 above the root.
    var value: Int
    /// Semitones; an added degree counts from a dominant chord, an altered one from the kind.
    var alteration: Int
    var change: Change

    static func add(_ value: Int, _ alteration: Int = 0) -> ChordDegree {
        ChordDegree(value: value, alteration: alteration, change: .add)
    }

    static func alter(_ value: Int, _ alteration: Int) -> ChordDegree {
        ChordDegree(value: value, alteration: alteration, change: .alter)
    }
}

extension ChordQuality {
    /// The quality as MusicXML's `kind` names it, and the degrees that the kind does not tell.
    var musicXMLKind: (kind: String, degrees: [ChordDegree]) {
        switch self {
        case .major: ("major", [])
        case .minor: ("minor", [])
        case .diminished: ("diminished", [])
        case .augmented: ("augmented", [])
        case .power: ("power", [])
        case .suspendedSecond: ("suspended-second", [])
        case .suspendedFourth: ("suspended-fourth", [])
        case .addedNinth: ("major", [.add(9)])
        case .minorAddedNinth: ("minor", [.add(9)])
        case .sixth: ("major-sixth", [])
        case .minorSixth: ("minor-sixth", [])
        case .sixthNinth: ("major-sixth", [.add(9)])
        case .minorSixthNinth: ("minor-sixth", [.add(9)])
        case .dominantSeventh: ("dominant", [])
        case .majorSeventh: ("major-seventh", [])
        case .minorSeventh: ("minor-seventh", [])
        case .minorMajorSeventh: ("major-minor", [])
        case .halfDiminishedSeventh: ("half-diminished", [])
        case .diminishedSeventh: ("diminished-seventh", [])
        // An added seventh is minor without an alteration.
        case .dominantSeventhSuspendedFourth: ("suspended-fourth", [.add(7)])
        case .dominantNinthSuspendedFourth: ("suspended-fourth", [.add(7), .add(9)])
        case .dominantSeventhFlatFifth: ("dominant", [.alter(5, -1)])
        case .dominantSeventhSharpFifth: ("augmented-seventh", [])
        case .dominantSeventhFlatNinth: ("dominant", [.add(9, -1)])
        case .dominantSeventhSharpNinth: ("dominant", [.add(9, 1)])
        case .dominantSeventhSharpEleventh: ("dominant", [.add(11, 1)])
        case .dominantSeventhFlatThirteenth: ("dominant", [.add(13, -1)])
        case .majorSeventhSharpEleventh: ("major-seventh", [.add(11, 1)])
        case .dominantNinth: ("dominant-ninth", [])
        case .majorNinth: ("major-ninth", [])
        case .minorNinth: ("minor-ninth", [])
        case .dominantEleventh: ("dominant-11th", [])
        case .minorEleventh: ("minor-11th", [])
        case .dominantThirteenth: ("dominant-13th", [])
        case .majorThirteenth: ("major-13th", [])
        case .minorThirteenth: ("minor-13th", [])
        }
    }
}
