public import Foundation

/// Where the program finds its own files and keeps the user's.
public struct ProgramFolders: Sendable, Equatable {
    /// The folder that holds `data` and `prompts`.
    public var shared: URL
    /// The folder for the user's sessions and typed lines.
    public var userData: URL
    /// The user's settings file.
    public var userSettings: URL

    /// Names the folders.
    public init(shared: URL, userData: URL, userSettings: URL) {
        self.shared = shared
        self.userData = userData
        self.userSettings = userSettings
    }

    /// Finds the folders of a running program.
    ///
    /// An installed copy (`PREFIX/bin/mashup`) finds `PREFIX/share/lit-music-mashup`; a checkout finds its own folders
    /// above the build folder; else the working directory counts. User folders follow the XDG base directories.
    /// - Parameters:
    ///   - executable: the program's file, symbolic links resolved.
    ///   - workingDirectory: where it was started.
    ///   - environment: the process's environment.
    ///   - exists: whether a file or folder is there.
    /// - Returns: the folders; whether they can be read shows when they are.
    public static func find(
        executable: URL,
        workingDirectory: URL,
        environment: [String: String],
        exists: (URL) -> Bool
    ) -> ProgramFolders {
        let home = URL(filePath: environment["HOME"] ?? NSHomeDirectory(), directoryHint: .isDirectory)
        func base(_ name: String, _ fallback: String) -> URL {
            // A relative path in an XDG variable is invalid by its specification and is passed over.
            if let path = environment[name], path.hasPrefix("/") {
                return URL(filePath: path, directoryHint: .isDirectory).appending(path: "lit-music-mashup")
            }
            return home.appending(path: fallback).appending(path: "lit-music-mashup")
        }
        return ProgramFolders(
            shared: sharedFolder(executable: executable, workingDirectory: workingDirectory, exists: exists),
            userData: base("XDG_DATA_HOME", ".local/share"),
            userSettings: base("XDG_CONFIG_HOME", ".config").appending(path: ".env")
        )
    }

    private static func sharedFolder(executable: URL, workingDirectory: URL, exists: (URL) -> Bool) -> URL {
        let binaries = executable.deletingLastPathComponent()
        let installed = binaries.deletingLastPathComponent().appending(path: "share/lit-music-mashup")
        if exists(installed.appending(path: "data/genres")) { return installed }
        var folder = binaries
        while folder.pathComponents.count > 1 {
            if exists(folder.appending(path: "data/genres")), exists(folder.appending(path: "prompts")) {
                return folder
            }
            folder = folder.deletingLastPathComponent()
        }
        return workingDirectory
    }
}
