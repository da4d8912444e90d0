import Foundation

/// Finds a program that plays MIDI files.
struct MIDIPlayerSearch {
    /// The process's variables: `PATH` is searched, `HOME` may hold soundfonts, `ALSA_OUTPUT_PORTS` tells aplaymidi where to play.
    let environment: [String: String]
    /// Folders of soundfonts, before those in the home folder.
    var soundFontFolders = MIDIPlayerSearch.usualFolders

    /// Where Linux distributions and Homebrew put soundfonts.
    static let usualFolders = [
        "/usr/share/sounds/sf2", "/usr/share/sounds/sf3", "/usr/share/soundfonts", "/usr/local/share/soundfonts",
        "/usr/local/share/sounds/sf2", "/opt/homebrew/share/soundfonts", "/opt/homebrew/share/sounds/sf2",
    ]

    /// The best player that can play here.
    ///
    /// Throws a ``ProgramError`` that says what to install where there is none.
    func player() throws(ProgramError) -> MIDIPlayer {
        let soundFont = soundFont()
        for program in MIDIPlayer.Program.allCases {
            guard let path = path(of: program.rawValue) else { continue }
            switch program {
            case .fluidsynth:
                if let soundFont { return MIDIPlayer(program: program, path: path, soundFont: soundFont) }
            case .timidity, .wildmidi: return MIDIPlayer(program: program, path: path)
            case .aplaymidi:
                // It only passes notes on; without a port there is nothing to hear.
                if environment["ALSA_OUTPUT_PORTS"]?.isEmpty == false {
                    return MIDIPlayer(program: program, path: path)
                }
            }
        }
        throw nothing(hasFluidsynth: path(of: MIDIPlayer.Program.fluidsynth.rawValue) != nil)
    }

    private func nothing(hasFluidsynth: Bool) -> ProgramError {
        let file = "or /export midi and open the file in any notation or music program."
        return ProgramError(
            code: "no_player",
            message: hasFluidsynth
                ? "fluidsynth is installed, but no soundfont for it was found."
                : "No program that plays MIDI files was found.",
            hint: hasFluidsynth
                ? "Install a soundfont such as FluidR3 GM, \(file)" : "Install fluidsynth and a soundfont, \(file)",
            exit: .unavailable
        )
    }

    private func path(of name: String) -> String? {
        // A relative folder on PATH would mean another program in every folder, so it does not count.
        let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
        return folders.map { $0.hasSuffix("/") ? $0 + name : "\($0)/\(name)" }.first { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
                && FileManager.default.isExecutableFile(atPath: path)
        }
    }

    private func soundFont() -> String? {
        let home = environment["HOME"] ?? ""
        let own = home.hasPrefix("/") ? ["\(home)/.local/share/soundfonts", "\(home)/Library/Audio/Sounds/Banks"] : []
        for folder in soundFontFolders + own {
            // A folder that is not there has no soundfonts.
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            let fonts = names.filter { $0.lowercased().hasSuffix(".sf2") || $0.lowercased().hasSuffix(".sf3") }.sorted()
            // A font that says General MIDI has every instrument; a default is what the system chose.
            let best = fonts.first { $0.lowercased().contains("default") } ?? fonts.first { $0.contains("GM") }
            if let font = best ?? fonts.first { return "\(folder)/\(font)" }
        }
        return nil
    }
}
