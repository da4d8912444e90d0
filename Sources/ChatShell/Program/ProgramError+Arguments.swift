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

    /// The session has no message yet.
    static let nothingStored = ProgramError(
        code: "empty_session",
        message: "This session is still empty.",
        hint: "Say something first.",
        exit: .usage
    )
}
