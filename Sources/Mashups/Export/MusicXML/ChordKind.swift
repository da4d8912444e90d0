import MusicTheory

extension ChordQuality {
    /// The quality as MusicXML's `kind` names it, and the degree it lacks there.
    var musicXMLKind: (kind: String, added: Int?) {
        switch self {
        case .major: ("major", nil)
        case .minor: ("minor", nil)
        case .diminished: ("diminished", nil)
        case .augmented: ("augmented", nil)
        case .dominantSeventh: ("dominant", nil)
        case .majorSeventh: ("major-seventh", nil)
        case .minorSeventh: ("minor-seventh", nil)
        case .minorMajorSeventh: ("major-minor", nil)
        case .halfDiminishedSeventh: ("half-diminished", nil)
        case .diminishedSeventh: ("diminished-seventh", nil)
        case .sixth: ("major-sixth", nil)
        case .minorSixth: ("minor-sixth", nil)
        case .dominantNinth: ("dominant-ninth", nil)
        case .minorNinth: ("minor-ninth", nil)
        case .suspendedFourth: ("suspended-fourth", nil)
        // An added seventh counts from a dominant chord, so it is minor without an alteration.
        case .dominantSeventhSuspendedFourth: ("suspended-fourth", 7)
        }
    }
}
