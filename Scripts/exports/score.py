"""The music of a mashup's JSON on one line of ticks, and what theory says of it, independent of the program."""

import json
import re
from fractions import Fraction
from pathlib import Path

from music21 import interval, note, pitch

QUARTER = 960

# Quality mark of the numeral dialect -> intervals above the root of an upper-case and of a lower-case numeral.
QUALITIES = {
    "": (("M3", "P5"), ("m3", "P5")),
    "7": (("M3", "P5", "m7"), ("m3", "P5", "m7")),
    "maj7": (("M3", "P5", "M7"), ("m3", "P5", "M7")),
    "ø7": (None, ("m3", "d5", "m7")),
    "o7": (None, ("m3", "d5", "d7")),
    "o": (None, ("m3", "d5")),
    "+": (("M3", "A5"), None),
    "6": (("M3", "P5", "M6"), ("m3", "P5", "M6")),
    "9": (("M3", "P5", "m7", "M9"), ("m3", "P5", "m7", "M9")),
    "sus4": (("P4", "P5"), ("P4", "P5")),
    "7sus4": (("P4", "P5", "m7"), ("P4", "P5", "m7")),
    "9sus4": (("P4", "P5", "m7", "M9"), ("P4", "P5", "m7", "M9")),
    "5": (("P5",), ("P5",)),
    "sus2": (("M2", "P5"), ("M2", "P5")),
    "add9": (("M3", "P5", "M9"), ("m3", "P5", "M9")),
    "69": (("M3", "P5", "M6", "M9"), ("m3", "P5", "M6", "M9")),
    "6/9": (("M3", "P5", "M6", "M9"), ("m3", "P5", "M6", "M9")),
    "7b5": (("M3", "d5", "m7"), None),
    "7#5": (("M3", "A5", "m7"), None),
    "7b9": (("M3", "P5", "m7", "m9"), None),
    "7#9": (("M3", "P5", "m7", "A9"), None),
    "7#11": (("M3", "P5", "m7", "A11"), None),
    "7b13": (("M3", "P5", "m7", "m13"), None),
    "maj7#11": (("M3", "P5", "M7", "A11"), None),
    "maj9": (("M3", "P5", "M7", "M9"), None),
    "11": (("M3", "P5", "m7", "M9", "P11"), ("m3", "P5", "m7", "M9", "P11")),
    "13": (("M3", "P5", "m7", "M9", "M13"), ("m3", "P5", "m7", "M9", "P11", "M13")),
    "maj13": (("M3", "P5", "M7", "M9", "M13"), None),
}
DEGREES = {"I": "P1", "II": "M2", "III": "M3", "IV": "P4", "V": "P5", "VI": "M6", "VII": "M7"}
NUMERAL = re.compile(r"([b#]?)(VII|VI|V|IV|III|II|I|vii|vi|v|iv|iii|ii|i)(.*)")


def music21_name(name: str) -> str:
    """Flats as music21 writes them: B- for Bb."""
    return name[0] + name[1:].replace("b", "-")


class Piece:
    """One exported mashup: its JSON, and the events every other format has to agree with."""

    def __init__(self, path: Path):
        self.path = path
        self.mashup = json.loads(path.read_text(encoding="utf-8"))
        self.music = self.mashup["music"]
        self.beats, self.unit = map(int, self.music["meter"].split("/"))
        self.bar = self.beats * 4 * QUARTER // self.unit
        self.sections = self.music["sections"]
        self.bars = sum(section["bars"] for section in self.sections)
        self.length = self.bars * self.bar
        self.tonic = pitch.Pitch(music21_name(self.music["key"]["tonic"]) + "3")

    def file(self, ending: str) -> Path:
        return self.path.with_suffix("." + ending)

    def start(self, section: dict) -> int:
        return (section["first_bar"] - 1) * self.bar

    def notes(self, part: str) -> list[tuple[int, int, int]]:
        """Tick, length and MIDI number of every note of a part, as composed."""
        return sorted(
            (self.start(section) + event["tick"], event["duration"], event["midi"])
            for section in self.sections
            for event in section.get(part, [])
        )

    def chords(self) -> list[tuple[int, dict]]:
        return [(self.start(section) + chord["tick"], chord) for section in self.sections for chord in section["chords"]]

    def chord_changes(self) -> list[tuple[int, str]]:
        """Where another chord begins; a section names its first chord again."""
        changes = []
        for section in self.sections:
            last = None
            for chord in section["chords"]:
                if chord["symbol"] != last:
                    changes.append((self.start(section) + chord["tick"], chord["symbol"]))
                last = chord["symbol"]
        return changes

    def syllables(self) -> list[tuple[int, str, str]]:
        return sorted(
            (self.start(section) + syllable["tick"], syllable["text"], syllable["place"])
            for section in self.sections
            for line in section["lyrics"]
            for syllable in line["syllables"]
        )

    def strokes(self) -> list[tuple[int, int, str]]:
        """Tick, percussion key and stroke of everything the drums play, fills instead of the groove in their bars."""
        grooves = {groove["id"]: groove for groove in self.music["grooves"]}
        strokes = []
        for section in self.sections:
            groove = grooves[section["groove"]]
            step = QUARTER // groove["steps_per_beat"]
            per_bar = self.bar // step
            fills = {fill["bar"]: fill["tracks"] for fill in section["fills"]}
            for bar in range(section["bars"]):
                shift = 0 if bar + 1 in fills else (bar % groove["bars"]) * per_bar
                for track in fills.get(bar + 1, groove["tracks"]):
                    for index, stroke in enumerate(track["grid"][shift:shift + per_bar]):
                        if stroke != ".":
                            tick = self.start(section) + bar * self.bar + index * step
                            strokes.append((tick, track["gm"], stroke, groove["swings"]))
        return sorted(strokes)

    def played(self, tick: int) -> Fraction:
        """Where a straight tick is played: swing stretches the first half of each pair; thirds stay."""
        feel = self.music["feel"]
        if feel["kind"] == "straight" or tick % 30:
            return Fraction(tick)
        pair = QUARTER if feel["kind"] == "swung eighths" else QUARTER // 2
        ratio = Fraction(feel["swing_ratio"]).limit_denominator(1000)
        long = ratio / (ratio + 1)
        start, within = tick // pair * pair, Fraction(tick % pair, pair)
        moved = within * 2 * long if within < Fraction(1, 2) else long + (within - Fraction(1, 2)) * 2 * (1 - long)
        return start + moved * pair

    def faults(self) -> list[str]:
        return self._chord_faults() + self._bar_faults() + self._note_faults()

    def _chord_faults(self) -> list[str]:
        faults = []
        for tick, chord in self.chords():
            where = f"bar {tick // self.bar + 1}: {chord['numeral']} = {chord['symbol']}"
            match = NUMERAL.fullmatch(chord["numeral"])
            if not match:
                faults.append(f"{where}: the numeral cannot be read")
                continue
            accidental, degree, mark = match.groups()
            intervals = QUALITIES.get(mark, (None, None))[0 if degree.isupper() else 1]
            if intervals is None:
                faults.append(f"{where}: no chord is built so")
                continue
            root = interval.Interval(DEGREES[degree.upper()]).transposePitch(self.tonic)
            wanted = (root.midi + {"b": -1, "#": 1, "": 0}[accidental]) % 12
            printed = pitch.Pitch(music21_name(chord["notes"][0]) + "3")
            if printed.midi % 12 != wanted:
                faults.append(f"{where}: the root is {chord['notes'][0]}")
            spelled = [printed] + [interval.Interval(name).transposePitch(printed) for name in intervals]
            names = [one.name.replace("-", "b") for one in spelled]
            if names != chord["notes"]:
                faults.append(f"{where}: spelled {chord['notes']}, music21 spells {names}")
            if not chord["symbol"].startswith(chord["notes"][0]):
                faults.append(f"{where}: the symbol is not named after its root")
        return faults

    def _bar_faults(self) -> list[str]:
        faults = []
        for section in self.sections:
            for bar in range(1, section["bars"] + 1) if section["chords"] else []:
                total = sum(chord["duration"] for chord in section["chords"] if chord["bar"] == bar)
                if total != self.bar:
                    faults.append(f"{section['label']}, bar {bar}: chords last {total} of {self.bar} ticks")
            end = section["bars"] * self.bar
            for part in ("melody", "bass", "accompaniment"):
                for event in section.get(part, []):
                    if event["tick"] + event["duration"] > end:
                        faults.append(f"{section['label']}: a {part} note ends after the section")
        return faults

    def _note_faults(self) -> list[str]:
        faults = []
        for section in self.sections:
            for part in ("melody", "bass", "accompaniment"):
                for event in section.get(part, []):
                    if note.Note(music21_name(re.sub(r"-?\d+$", "", event["pitch"]))
                                 + re.search(r"-?\d+$", event["pitch"]).group()).pitch.midi != event["midi"]:
                        faults.append(f"{section['label']}: {event['pitch']} is not MIDI {event['midi']}")
        return faults
