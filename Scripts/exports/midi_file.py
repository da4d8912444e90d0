"""MIDI: every event at its tick, against JSON, read by mido."""

import mido

from .musicxml_file import difference
from .score import QUARTER, Piece

VELOCITY = {"X": (100, 127), "x": (70, 99), "o": (1, 69)}


def events(track) -> list[tuple[int, mido.Message]]:
    now, found = 0, []
    for message in track:
        now += message.time
        found.append((now, message))
    return found


def notes(track, channel: int, faults: list[str]) -> list[tuple[int, int, int, int]]:
    """Start, end, key and velocity; every note that begins has to end."""
    open_notes: dict[int, list[tuple[int, int]]] = {}
    found = []
    for now, message in events(track):
        if message.type not in ("note_on", "note_off"):
            continue
        if message.channel != channel:
            faults.append(f"{track.name} plays on channel {message.channel + 1}")
        if message.type == "note_on" and message.velocity > 0:
            open_notes.setdefault(message.note, []).append((now, message.velocity))
        elif open_notes.get(message.note):
            start, velocity = open_notes[message.note].pop(0)
            found.append((start, now, message.note, velocity))
        else:
            faults.append(f"{track.name}: key {message.note} ends at {now} without a beginning")
    for key, left in open_notes.items():
        if left:
            faults.append(f"{track.name}: key {key} never ends")
    return sorted(found)


def faults(piece: Piece) -> list[str]:
    found: list[str] = []
    file = mido.MidiFile(str(piece.file("mid")), charset="utf-8")
    if file.type != 1 or file.ticks_per_beat != QUARTER:
        found.append(f"type {file.type}, division {file.ticks_per_beat}")
    tracks = {track.name: track for track in file.tracks[1:]}
    for track in file.tracks:
        end = events(track)[-1][0]
        if end != piece.length:
            found.append(f"{track.name} lasts {end} ticks, not {piece.length}")
    found += conductor_faults(piece, events(file.tracks[0]))
    seconds = piece.length / QUARTER * 60 / piece.music["tempo"]["bpm"]
    if abs(file.length - seconds) > 0.01:
        found.append(f"mido plays {file.length:.3f} s, the score lasts {seconds:.3f} s")
    for number, (part, name) in enumerate((("melody", "Melody"), ("accompaniment", "Accompaniment"), ("bass", "Bass"))):
        played = notes(tracks[name], number, found)
        if part == "accompaniment" and not piece.notes(part):
            found += held_chord_faults(piece, played)
            continue
        wanted = sorted((round(piece.played(tick)), min(round(piece.played(tick + length)), piece.length), midi)
                        for tick, length, midi in piece.notes(part))
        if part == "accompaniment":
            bare = [(piece.start(section), piece.start(section) + section["bars"] * piece.bar)
                    for section in piece.sections if not section.get(part)]
            played = [one for one in played if not any(low <= one[0] < high for low, high in bare)]
        if [one[:3] for one in played] != wanted:
            found.append("MIDI " + difference(part, [one[:3] for one in played], wanted))
    found += word_faults(piece, events(tracks["Melody"]))
    strokes = []
    for start, _, key, velocity in notes(tracks["Drums"], 9, found):
        stroke = next(name for name, (low, high) in VELOCITY.items() if low <= velocity <= high)
        strokes.append((start, key, stroke))
    wanted = sorted((round(piece.played(tick)) if swings else tick, gm, stroke)
                    for tick, gm, stroke, swings in piece.strokes())
    if sorted(strokes) != wanted:
        found.append("MIDI " + difference("drum strokes", sorted(strokes), wanted))
    return found


def conductor_faults(piece: Piece, meta: list) -> list[str]:
    found, music = [], piece.music
    read = {message.type: message for _, message in meta}
    if round(mido.tempo2bpm(read["set_tempo"].tempo), 2) != music["tempo"]["bpm"]:
        found.append("MIDI has another tempo")
    signature = read["time_signature"]
    if (signature.numerator, signature.denominator) != (piece.beats, piece.unit):
        found.append("MIDI has another meter")
    # MIDI knows no mode but major and minor: a modal piece has its own signature, named after the tonic that mode
    # would have.
    names = "Cb Gb Db Ab Eb Bb F C G D A E B F# C# G# D# A#".split()
    isminor = music["key"]["mode"] == "minor"
    wanted = names[music["key"]["fifths"] + 7 + (3 if isminor else 0)] + ("m" if isminor else "")
    if read["key_signature"].key != wanted:
        found.append(f"MIDI has the key {read['key_signature'].key}, JSON {wanted}")
    if read["track_name"].name != piece.mashup["title"]:
        found.append("MIDI has another title")
    marks = [(now, message.text) for now, message in meta if message.type == "marker"]
    if marks != [(piece.start(section), section["label"]) for section in piece.sections]:
        found.append("MIDI has other markers")
    return found


def held_chord_faults(piece: Piece, played: list) -> list[str]:
    """Where no accompaniment was composed, every chord's notes are held for its length."""
    sounding: dict[int, set[int]] = {}
    for start, _, key, _ in played:
        sounding.setdefault(start, set()).add(key % 12)
    found = []
    for tick, chord in piece.chords():
        names = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
        wanted = {(names[name[0]] + name[1:].count("#") - name[1:].count("b")) % 12 for name in chord["notes"]}
        if sounding.get(round(piece.played(tick))) != wanted:
            found.append(f"MIDI does not hold {chord['symbol']} at tick {tick}")
    return found


def word_faults(piece: Piece, track: list) -> list[str]:
    read = [(now, message.text) for now, message in track if message.type == "lyrics"]
    wanted = [(round(piece.played(tick)), text) for tick, text, _ in piece.syllables()]
    if [(now, text.rstrip(" \r")) for now, text in read] != wanted:
        return ["MIDI " + difference("syllables", [(now, text.rstrip()) for now, text in read], wanted)]
    sung = "".join(text for _, text in read).replace("\r", "\n").split("\n")
    lines = [line["text"] for section in piece.sections for line in section["lyrics"]]
    plain = [line.replace("-", "").replace(" ", "") for line in lines]
    if [line.replace("-", "").replace(" ", "") for line in sung if line] != plain:
        return ["MIDI sings other words"]
    return []
