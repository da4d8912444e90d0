import NameMatching

extension ProgramError {
    /// A command needs a word that was not given.
    static func missingArgument(_ usage: String, see other: String) -> ProgramError {
        ProgramError(
            code: "missing_argument",
            message: "Something is missing: \(usage)",
            hint: other.isEmpty ? "" : "\(other) lists what there is.",
            exit: .usage
        )
    }

    /// There is no command of that name on the command line.
    public static func unknownCommand(_ name: String, among names: [String]) -> ProgramError {
        ProgramError(
            code: "unknown_command",
            message: "There is no command “\(name)”.",
            hint: NearestName.of(name, among: names).map { "Did you mean mashup \($0)?" }
                ?? "mashup --help lists them; mashup chat MESSAGE sends a message.",
            exit: .usage
        )
    }

    /// The session has no message yet.
    static let nothingStored = ProgramError(
        code: "empty_session",
        message: "This session is still empty.",
        hint: "Say something first.",
        exit: .usage
    )
}
