import Teaching

/// What to have ready, from the instruments in the room.
struct MaterialsWriting {
    let request: LessonRequest
    let facts: LessonFacts
    let prose: LessonProse.Materials
    let fill: [String: String]

    func list() -> [String] {
        var list = prose.always
        if facts.hasLyrics { list.append(prose.lyrics) }
        for instrument in request.instruments {
            switch instrument.rawValue {
            case "voice": list.append(prose.voice)
            case "body percussion": list.append(prose.bodyPercussion)
            default:
                let values = fill.merging([
                    "instrument": instrument.rawValue.capitalizedFirst,
                    "use": Template(use(instrument.rawValue)).filled(fill),
                ]) { _, new in new }
                list.append(Template(prose.instrument).filled(values))
            }
        }
        if request.classSize > 6, request.instruments.contains(where: { $0 != "voice" && $0 != "body percussion" }) {
            list.append(prose.short)
        }
        return list
    }

    private var layerOrDrone: String { facts.hasDrone ? prose.useDrone : prose.useRhythm }

    private func use(_ name: String) -> String {
        func isOne(of names: [String]) -> Bool { names.contains { name.contains($0) } }
        if isOne(of: [
            "drum", "percussion", "shaker", "clave", "cajon", "cajón", "tambourine", "bongo", "conga", "bell",
        ])
            && !isOne(of: ["barred", "handbell"])
        {
            return prose.useRhythm
        }
        if isOne(of: ["bass", "cello", "tuba"]) { return facts.hasChords ? prose.useBass : layerOrDrone }
        let chordal = [
            "ukulele", "guitar", "keyboard", "piano", "xylophone", "metallophone", "barred", "accordion", "marimba",
        ]
        if isOne(of: chordal) { return facts.hasChords ? prose.useChords : layerOrDrone }
        return facts.hasChords || facts.hasDrone ? prose.useTune : prose.useRhythm
    }
}
