import Foundation

/// What went wrong, in the form that people, scripts and exit codes need.
public struct ProgramError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A word that scripts can branch on.
    public var code: String
    /// What happened, in one sentence.
    public var message: String
    /// What to do about it, in one sentence; empty where the message says it all.
    public var hint: String
    /// How the program ends.
    public var exit: ExitCode

    /// Describes a failure.
    public init(code: String, message: String, hint: String = "", exit: ExitCode) {
        self.code = code
        self.message = message
        self.hint = hint
        self.exit = exit
    }

    /// Message and hint.
    public var description: String { hint.isEmpty ? message : "\(message) \(hint)" }

    /// Splits a description of two sentences or more into what happened and what to do.
    init(code: String, sentences: String, exit: ExitCode) {
        let text = sentences
        if let end = text.range(of: ". ") {
            let message = String(text[..<end.lowerBound]) + "."
            self.init(code: code, message: message, hint: String(text[end.upperBound...]), exit: exit)
        } else {
            self.init(code: code, message: text, exit: exit)
        }
    }
}
