/// One of the seven note letters, ordered from C as octaves are.
public enum Letter: Int, CaseIterable, Comparable, Sendable {
    case c, d, e, f, g, a, b

    /// The upper-case letter.
    public var name: Character {
        switch self {
        case .c: "C"
        case .d: "D"
        case .e: "E"
        case .f: "F"
        case .g: "G"
        case .a: "A"
        case .b: "B"
        }
    }

    /// Semitones above C of the natural note, 0…11.
    public var semitones: Int {
        switch self {
        case .c: 0
        case .d: 2
        case .e: 4
        case .f: 5
        case .g: 7
        case .a: 9
        case .b: 11
        }
    }

    /// Reads an upper-case letter C…B; nil for anything else.
    public init?(_ character: Character) {
        guard let letter = Letter.allCases.first(where: { $0.name == character }) else { return nil }
        self = letter
    }

    /// The letter a number of scale steps higher (lower when negative), wrapping at the octave.
    public func advanced(by steps: Int) -> Letter {
        Letter.allCases[(rawValue + steps).modulo(7)]
    }

    /// Compares by position in the octave, C first.
    public static func < (left: Letter, right: Letter) -> Bool {
        left.rawValue < right.rawValue
    }
}

extension Int {
    /// The remainder that is never negative, as pitch classes and letters need.
    func modulo(_ divisor: Int) -> Int {
        let rest = self % divisor
        return rest < 0 ? rest + divisor : rest
    }

    /// The quotient rounded towards minus infinity, as octaves need.
    func floorDivided(by divisor: Int) -> Int {
        (self - modulo(divisor)) / divisor
    }
}
