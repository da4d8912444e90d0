/// How the program ends, by the numbers of `sysexits.h` that scripts know.
public enum ExitCode: Int32, Sendable, CaseIterable {
    case success = 0
    /// The command was used wrongly.
    case usage = 64
    /// A file or an input holds what it must not.
    case badData = 65
    /// There is no such session, mashup or file.
    case notFound = 66
    /// A service that was required is not there.
    case unavailable = 69
    /// Something went wrong inside.
    case software = 70
    /// A file cannot be created.
    case cannotCreate = 73
    /// Writing failed.
    case inputOutput = 74
    /// A setting is wrong.
    case configuration = 78
    /// Stopped by Ctrl-C.
    case interrupted = 130
}
