import ChatShell
import Configuration
import Foundation
import SystemPackage

/// Reads the settings: the environment first, then `.env` here, then the user's own file.
enum ProgramSettings {
    static func load(environment: [String: String]) async throws -> Settings {
        let folders = programFolders(environment: environment)
        let files = [URL(filePath: ".env"), folders.userSettings]
        var providers = [EnvironmentVariablesProvider(environmentVariables: environment)]
        for file in files where FileManager.default.fileExists(atPath: file.path) {
            do {
                providers.append(
                    try await EnvironmentVariablesProvider(environmentFilePath: FilePath(file.path))
                )
            } catch {
                throw SettingsError.unreadableFile(path: file.path, reason: String(describing: error))
            }
        }
        let sources = providers
        return try Settings(folders: folders) { name in
            for source in sources {
                // A value that is no text counts as not set; the readers below say what is allowed.
                if let value = try? source.environmentValue(forName: name), !value.isEmpty { return value }
            }
            return nil
        }
    }

    private static func programFolders(environment: [String: String]) -> ProgramFolders {
        let working = URL(filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory)
        let executable = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
        return ProgramFolders.find(
            executable: executable.resolvingSymlinksInPath(),
            workingDirectory: working,
            environment: environment
        ) { FileManager.default.fileExists(atPath: $0.path) }
    }
}
