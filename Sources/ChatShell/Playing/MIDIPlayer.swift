/// A program that plays MIDI files, ready to be started.
struct MIDIPlayer: Sendable, Hashable {
    /// The programs that are known, the best sounding first.
    enum Program: String, Sendable, CaseIterable {
        case fluidsynth, timidity, wildmidi, aplaymidi
    }

    /// Which one it is.
    let program: Program
    /// Its absolute path.
    let path: String
    /// The soundfont it plays with; nil where it has sounds of its own.
    var soundFont: String?

    /// What it is told, so that it plays one file and ends.
    func arguments(file: String) -> [String] {
        switch program {
        // No MIDI input, no command line of its own, no greeting.
        case .fluidsynth: ["-n", "-i", "-q"] + (soundFont.map { [$0] } ?? []) + [file]
        // The plain interface, which asks for no keys.
        case .timidity: ["-id", file]
        case .wildmidi, .aplaymidi: [file]
        }
    }
}
