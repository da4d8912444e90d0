"""MusicXML: schema, sums, and every event against JSON."""

import re
from fractions import Fraction
from functools import lru_cache
from math import gcd
from pathlib import Path

from lxml import etree
from music21 import converter, harmony, meter

from .score import QUARTER, Piece, music21_name

SCHEMA = Path(__file__).resolve().parent.parent / "musicxml" / "musicxml.xsd"

# Suffix of a chord symbol -> MusicXML's kind, and the degrees it adds.
KINDS = {
    "": ("major", []), "m": ("minor", []), "dim": ("diminished", []), "+": ("augmented", []),
    "7": ("dominant", []), "maj7": ("major-seventh", []), "m7": ("minor-seventh", []),
    "mmaj7": ("major-minor", []), "m7b5": ("half-diminished", []), "dim7": ("diminished-seventh", []),
    "6": ("major-sixth", []), "m6": ("minor-sixth", []), "9": ("dominant-ninth", []), "m9": ("minor-ninth", []),
    "sus4": ("suspended-fourth", []), "7sus4": ("suspended-fourth", [(7, 0)]),
    "9sus4": ("suspended-fourth", [(7, 0), (9, 0)]), "sus2": ("suspended-second", []), "5": ("power", []),
    "add9": ("major", [(9, 0)]), "madd9": ("minor", [(9, 0)]), "69": ("major-sixth", [(9, 0)]),
    "m69": ("minor-sixth", [(9, 0)]), "7b5": ("dominant", [(5, -1)]), "7#5": ("augmented-seventh", []),
    "7b9": ("dominant", [(9, -1)]), "7#9": ("dominant", [(9, 1)]), "7#11": ("dominant", [(11, 1)]),
    "7b13": ("dominant", [(13, -1)]), "maj7#11": ("major-seventh", [(11, 1)]), "maj9": ("major-ninth", []),
    "11": ("dominant-11th", []), "m11": ("minor-11th", []), "13": ("dominant-13th", []),
    "maj13": ("major-13th", []), "m13": ("minor-13th", []),
}
ALTERS = {-2: "bb", -1: "b", 0: "", 1: "#", 2: "##"}
STEPS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
TYPES = {"whole": 4, "half": 2, "quarter": 1, "eighth": Fraction(1, 2), "16th": Fraction(1, 4),
         "32nd": Fraction(1, 8), "64th": Fraction(1, 16)}


@lru_cache(maxsize=1)
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(SCHEMA)))


def number(element, path: str, default: int = 0) -> int:
    text = element.findtext(path)
    return default if text is None else int(text)


class Part:
    """One part, read element by element."""

    def __init__(self, part, piece: Piece, faults: list[str]):
        self.notes: list[tuple[int, int, int]] = []
        self.unpitched: list[tuple[int, str, bool, bool]] = []
        self.syllables: list[tuple[int, str, str]] = []
        self.chords: list[tuple[int, str]] = []
        self.rehearsals: list[tuple[int, str]] = []
        self.bars = 0
        open_ties: dict[int, tuple[int, int]] = {}
        divisions = 1
        for measure in part.findall("measure"):
            start = self.bars * piece.bar
            self.bars += 1
            if measure.get("number") != str(self.bars):
                faults.append(f"measure {measure.get('number')} stands where {self.bars} should")
            now = last = start
            for element in measure:
                if element.tag == "attributes":
                    divisions = number(element, "divisions", divisions)
                elif element.tag == "direction":
                    for mark in element.iter("rehearsal"):
                        self.rehearsals.append((now, mark.text))
                elif element.tag == "harmony":
                    self.chords.append((now + number(element, "offset") * QUARTER // divisions, symbol(element, faults)))
                elif element.tag == "note":
                    length = Fraction(int(element.findtext("duration")) * QUARTER, divisions)
                    if length.denominator != 1:
                        faults.append(f"bar {self.bars}: a length of {length} ticks")
                    length = int(length)
                    tick = last if element.find("chord") is not None else now
                    self._check_type(element, length, faults)
                    self._read(element, tick, length, open_ties)
                    if element.find("chord") is None:
                        last, now = now, now + length
            if now - start != piece.bar:
                faults.append(f"{part.get('id')}, bar {self.bars}: {now - start} of {piece.bar} ticks")
        if open_ties:
            faults.append(f"{part.get('id')}: {len(open_ties)} ties lead nowhere")

    def _check_type(self, element, length: int, faults: list[str]) -> None:
        kind = element.findtext("type")
        if kind is None:
            return
        quarters = TYPES[kind] * (Fraction(3, 2) if element.find("dot") is not None else 1)
        if element.find("time-modification") is not None:
            quarters *= Fraction(int(element.findtext("time-modification/normal-notes")),
                                 int(element.findtext("time-modification/actual-notes")))
        if quarters * QUARTER != length:
            faults.append(f"bar {self.bars}: a {kind} that lasts {length} ticks")

    def _read(self, element, tick: int, length: int, open_ties: dict) -> None:
        for lyric in element.findall("lyric"):
            self.syllables.append((tick, lyric.findtext("text"), lyric.findtext("syllabic")))
        if element.find("unpitched") is not None:
            instrument = element.find("instrument")
            self.unpitched.append((
                tick, "" if instrument is None else instrument.get("id"),
                # Heads of one stem share the accent that is printed; which of them are struck hard is in their dynamics.
                float(element.get("dynamics", "100")) > 100,
                element.find("notehead") is not None and element.find("notehead").get("parentheses") == "yes",
            ))
        elif element.find("pitch") is not None:
            midi = ((number(element, "pitch/octave") + 1) * 12 + STEPS[element.findtext("pitch/step")]
                    + number(element, "pitch/alter"))
            ties = {tie.get("type") for tie in element.findall("tie")}
            begun, total = open_ties.pop(midi, (tick, 0)) if "stop" in ties else (tick, 0)
            if "start" in ties:
                open_ties[midi] = (begun, total + length)
            else:
                self.notes.append((begun, total + length, midi))


def symbol(element, faults: list[str]) -> str:
    """The chord symbol of a harmony, from root, kind and degrees; its printed text has to say the same."""
    root = element.findtext("root/root-step") + ALTERS[number(element, "root/root-alter")]
    kind = element.find("kind")
    degrees = [(number(degree, "degree-value"), number(degree, "degree-alter")) for degree in element.findall("degree")]
    suffix = next((suffix for suffix, known in KINDS.items() if known == (kind.text, degrees)), None)
    if suffix is None or suffix != kind.get("text"):
        faults.append(f"{root}: kind {kind.text} with {degrees} is printed as “{kind.get('text')}”")
    return root + ("?" if suffix is None else suffix)


def voice(notes: list[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """Where notes begin and which; a part written in one voice keeps these, if not every length."""
    return sorted({(tick, midi) for tick, _, midi in notes})


def faults(piece: Piece) -> list[str]:
    path = piece.file("musicxml")
    tree = etree.parse(str(path))
    found: list[str] = []
    if not schema().validate(tree):
        found += [f"XSD, line {error.line}: {error.message}" for error in list(schema().error_log)[:5]]
    root = tree.getroot()
    music = piece.music
    if root.findtext("work/work-title") != piece.mashup["title"]:
        found.append("the work's title is another")
    names = {entry.get("id"): entry.findtext("part-name") for entry in root.iter("score-part")}
    parts = {names[part.get("id")]: Part(part, piece, found) for part in root.findall("part")}
    for name, part in parts.items():
        if part.bars != piece.bars:
            found.append(f"{name} has {part.bars} bars, not {piece.bars}")
    first = next(iter(parts.values()))
    head = root.find("part/measure")
    if number(head, "attributes/key/fifths") != music["key"]["fifths"] or (
            head.findtext("attributes/key/mode") != music["key"].get("signature_mode", music["key"]["mode"])):
        found.append("the key is another")
    if (number(head, "attributes/time/beats"), number(head, "attributes/time/beat-type")) != (piece.beats, piece.unit):
        found.append("the meter is another")
    sound = head.find("direction/sound")
    if sound is None or float(sound.get("tempo")) != music["tempo"]["bpm"]:
        found.append("the tempo is another")
    else:
        found += swing_faults(sound, music["feel"])
    if first.chords != piece.chord_changes():
        found.append(difference("chords", first.chords, piece.chord_changes()))
    marks = [(piece.start(section), section["label"]) for section in piece.sections]
    if first.rehearsals != marks:
        found.append(difference("rehearsal marks", first.rehearsals, marks))
    found += melody_faults(piece, parts)
    found += drum_faults(piece, parts.get("Drums"))
    return found + music21_faults(piece, path)


def swing_faults(sound, feel: dict) -> list[str]:
    if feel["kind"] == "straight":
        return [] if sound.find("swing/straight") is not None else ["the feel is not written as straight"]
    first, second = number(sound, "swing/first"), number(sound, "swing/second", 1)
    kind = "eighth" if feel["kind"] == "swung eighths" else "16th"
    right = abs(first / second - feel["swing_ratio"]) < 0.006 and gcd(first, second) == 1
    return [] if right and sound.findtext("swing/swing-type") == kind else [f"swing is written {first}:{second}"]


def melody_faults(piece: Piece, parts: dict[str, Part]) -> list[str]:
    found = []
    for part, name in (("melody", "Melody"), ("bass", "Bass"), ("accompaniment", "Chords")):
        wanted = piece.notes(part)
        read = parts[name].notes if name in parts else []
        if part == "accompaniment" and not all(section.get(part) for section in piece.sections if section["chords"]):
            # Chords stand in where no accompaniment was composed; their pitches are what counts then.
            continue
        if part == "accompaniment":
            stands_in = {tick for section in piece.sections if not section.get(part)
                         for tick in range(piece.start(section), piece.start(section) + section["bars"] * piece.bar)
                         if tick % piece.bar == 0}
            read = [one for one in read if one[0] not in stands_in]
        if voice(read) != voice(wanted):
            found.append(difference(part, voice(read), voice(wanted)))
        elif part != "accompaniment" and sorted(read) != wanted:
            found.append(difference(f"lengths of the {part}", sorted(read), wanted))
    read = parts["Melody"].syllables if "Melody" in parts else []
    if sorted(read) != piece.syllables():
        found.append(difference("syllables", sorted(read), piece.syllables()))
    return found


def drum_faults(piece: Piece, part: Part | None) -> list[str]:
    wanted = [(tick, f"I{gm}", stroke == "X", stroke == "o") for tick, gm, stroke, _ in piece.strokes()]
    read = [] if part is None else [(tick, name.split("-")[-1], accent, ghost)
                                    for tick, name, accent, ghost in part.unpitched]
    return [] if sorted(read) == sorted(wanted) else [difference("drum strokes", sorted(read), sorted(wanted))]


def music21_faults(piece: Piece, path: Path) -> list[str]:
    """The same file through music21: bars, meter and the notes it gives each chord symbol."""
    found = []
    score = converter.parse(str(path), format="musicxml", forceSource=True)
    if score.metadata is None or score.metadata.title != piece.mashup["title"]:
        found.append("music21 reads another title")
    for part in score.parts:
        measures = list(part.getElementsByClass("Measure"))
        if len(measures) != piece.bars:
            found.append(f"music21 counts {len(measures)} bars in {part.partName}")
        for measure in measures:
            if measure.duration.quarterLength * QUARTER != piece.bar:
                found.append(f"music21: {part.partName}, bar {measure.number} lasts {measure.duration.quarterLength}")
    signature = score.parts[0].recurse().getElementsByClass(meter.TimeSignature).first()
    if signature is None or signature.ratioString != piece.music["meter"]:
        found.append("music21 reads another meter")
    notes = {chord["symbol"]: [music21_name(name) for name in chord["notes"]] for _, chord in piece.chords()}
    changes = piece.chord_changes()
    symbols = list(score.parts[0].recurse().getElementsByClass(harmony.ChordSymbol))
    if len(symbols) != len(changes):
        return found + [f"music21 reads {len(symbols)} chord symbols, not {len(changes)}"]
    for one, (tick, name) in zip(symbols, changes):
        if one.getOffsetInHierarchy(score.parts[0]) * QUARTER != tick:
            found.append(f"music21 puts {name} at {one.getOffsetInHierarchy(score.parts[0])} quarters")
        # MusicXML counts added degrees from a dominant chord, music21 from the major scale, and its thirteenths hold an
        # eleventh: those it cannot judge. Their spelling is checked against intervals above.
        hard = KINDS[re.sub("^[A-G](bb|##|b|#)?", "", name)]
        if not hard[1] and "13th" not in hard[0] and {found_pitch.name for found_pitch in one.pitches} != set(notes[name]):
            found.append(f"music21 hears {name} as {[one_pitch.name for one_pitch in one.pitches]}")
    return found


def difference(what: str, read: list, wanted: list) -> str:
    """The first place where two lists part."""
    for index, (left, right) in enumerate(zip(read, wanted)):
        if left != right:
            return f"{what}: number {index + 1} is {left}, JSON has {right}"
    return f"{what}: {len(read)}, JSON has {len(wanted)}"
