"""ABC: a small reader of our own for sums, notes, chords and words, and music21's."""

import re
from fractions import Fraction

from music21 import converter, harmony

from .musicxml_file import difference
from .score import QUARTER, Piece

TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|!(?P<decoration>[^!]*)!|\((?P<tuplet>\d:\d:\d+)|(?P<bar>\|\]|\|)'
    r"|(?P<note>(?:\^\^|\^|__|_|=)?[A-Ga-g][,']*|z)(?P<length>\d*(?:/\d+)?)(?P<tie>-?)|(?P<space>\s+)"
)
STEPS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
SIGNS = {"^^": 2, "^": 1, "=": 0, "_": -1, "__": -2}


def key_alters(fifths: int) -> dict[str, int]:
    order = "FCGDAEB"
    return {letter: 1 for letter in order[:fifths]} if fifths > 0 else {letter: -1 for letter in order[::-1][:-fifths]}


class Tune:
    """The events of a tune; ticks as in the score."""

    def __init__(self, text: str, piece: Piece, faults: list[str]):
        self.fields: dict[str, str] = {}
        self.chords: list[tuple[int, str]] = []
        self.labels: list[tuple[int, str]] = []
        self.notes: list[list] = []
        self.syllables: list[tuple[int, str]] = []
        self.bars = 0
        self.now = 0
        self.alters = key_alters(piece.music["key"]["fifths"])
        self.written: dict[str, int] = {}
        self.tied = False
        row: list[int] = []
        in_body = False
        for line in text.splitlines():
            if line.startswith("%"):
                continue
            if re.match(r"[A-Za-z]:", line) and not line.startswith("w:"):
                if in_body and line[0] == "P":
                    self.labels.append((self.now, line[2:].strip()))
                self.fields.setdefault(line[0], line[2:].strip())
                in_body = in_body or line[0] == "K"
            elif line.startswith("w:"):
                self._words(line[2:], row, faults)
            elif in_body:
                row = self._music(line, piece, faults)

    def _music(self, line: str, piece: Piece, faults: list[str]) -> list[int]:
        row, tuplet, left, place = [], Fraction(1), 0, 0
        unit = Fraction(self.fields["L"]) * 4 * QUARTER
        while place < len(line):
            match = TOKEN.match(line, place)
            if not match:
                faults.append(f"ABC: cannot read “{line[place:place + 12]}”")
                return row
            place = match.end()
            if match["quoted"] is not None:
                self.chords.append((self.now, match["quoted"]))
            elif match["tuplet"]:
                over, under, left = map(int, match["tuplet"].split(":"))
                tuplet = Fraction(under, over)
            elif match["bar"]:
                self.bars += 1
                self.written = {}
                if self.now != self.bars * piece.bar:
                    faults.append(f"ABC: bar {self.bars} ends at {self.now}, not {self.bars * piece.bar}")
            elif match["note"]:
                over, _, under = match["length"].partition("/")
                length = unit * Fraction(int(over or 1), int(under or 1)) * (tuplet if left else 1)
                left = max(0, left - 1)
                if match["note"] != "z":
                    self._note(match, length, row)
                else:
                    self.tied = False
                self.now += int(length) if length.denominator == 1 else length
        return row

    def _note(self, match, length, row: list[int]) -> None:
        sign = re.match(r"[\^_=]*", match["note"]).group()
        letter = match["note"][len(sign)]
        octave = 5 if letter.islower() else 4
        octave += match["note"].count("'") - match["note"].count(",")
        name = letter.upper()
        if sign:
            self.written[name] = SIGNS[sign]
        alter = self.written.get(name, self.alters.get(name, 0))
        midi = (octave + 1) * 12 + STEPS[name] + alter
        row.append(self.now)
        if self.tied and self.notes and self.notes[-1][2] == midi:
            self.notes[-1][1] += length
        else:
            self.notes.append([self.now, length, midi])
        self.tied = bool(match["tie"])

    def _words(self, line: str, row: list[int], faults: list[str]) -> None:
        words = re.findall(r"(?:\\-|[^\s\-])+-?", line)
        if len(words) > len(row):
            faults.append(f"ABC: {len(words)} syllables under {len(row)} notes")
        for tick, word in zip(row, words):
            if word not in ("*", "_"):
                self.syllables.append((tick, re.sub(r"(?<!\\)-$", "", word).replace("\\-", "-").replace("~", " ")))


def faults(piece: Piece) -> list[str]:
    found: list[str] = []
    path = piece.file("abc")
    text = path.read_text(encoding="utf-8")
    tune = Tune(text, piece, found)
    music = piece.music
    mode = music["key"].get("signature_mode")
    key = music["key"]["tonic"] + (mode[:3].capitalize() if mode else "m" if music["key"]["mode"] == "minor" else "")
    for field, wanted in (("M", music["meter"]), ("K", key), ("Q", f"1/4={music['tempo']['bpm']}")):
        if tune.fields.get(field) != wanted:
            found.append(f"ABC has {field}:{tune.fields.get(field)}, not {wanted}")
    if tune.bars != piece.bars:
        found.append(f"ABC has {tune.bars} bars, not {piece.bars}")
    if tune.chords != piece.chord_changes():
        found.append("ABC " + difference("chords", tune.chords, piece.chord_changes()))
    if tune.labels != [(piece.start(section), section["label"]) for section in piece.sections]:
        found.append("ABC has other section labels")
    melody = piece.notes("melody")
    pitched = {tick for tick, _, _ in melody}
    read = sorted((int(tick), int(length), midi) for tick, length, midi in tune.notes if tick in pitched)
    if read != melody:
        found.append("ABC " + difference("melody", read, melody))
    wanted = [(tick, re.sub(r"[_*|\\]", "", text)) for tick, text, _ in piece.syllables()]
    if tune.syllables != wanted:
        found.append("ABC " + difference("syllables", tune.syllables, wanted))
    return found + music21_faults(piece, text)


def music21_faults(piece: Piece, text: str) -> list[str]:
    found = []
    score = converter.parse(text, format="abc", forceSource=True)
    bars = len({measure.number for measure in score.recurse().getElementsByClass("Measure")})
    if bars != piece.bars:
        found.append(f"music21 counts {bars} bars in ABC")
    symbols = len(list(score.recurse().getElementsByClass(harmony.ChordSymbol)))
    if symbols != len(piece.chord_changes()):
        found.append(f"music21 reads {symbols} chords in ABC, not {len(piece.chord_changes())}")
    length = score.duration.quarterLength * QUARTER
    if abs(length - piece.length) > 1:
        found.append(f"music21 reads {length} ticks of ABC, not {piece.length}")
    return found
