/// Which version of the program this is; CHANGELOG.md says what each brought.
public enum ProgramVersion {
    /// The version, by semantic versioning.
    public static let current = "0.1.0"
}
