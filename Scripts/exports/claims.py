"""The lesson's claims about notes, chords and form, worked out anew by music21 and plain counting."""

import re

from music21 import chord, interval, key, pitch

from exports.score import DEGREES, Piece, music21_name

NUMBERS = {"1": "I", "2": "II", "3": "III", "4": "IV", "5": "V", "6": "VI", "7": "VII"}


def degree_class(name: str, tonic: pitch.Pitch) -> int:
    """The pitch class of a degree such as "b3", counted from the major scale on the tonic."""
    accidental, number = re.fullmatch(r"([b#]*)([1-7])", name).groups()
    natural = interval.Interval(DEGREES[NUMBERS[number]]).transposePitch(tonic)
    return (natural.midi + accidental.count("#") - accidental.count("b")) % 12


def melody_scale(piece: Piece, check: dict, sections: list[dict]) -> bool:
    allowed = {degree_class(one, piece.tonic) for one in check["degrees"]}
    notes = [event for section in sections for event in section.get("melody", [])]
    return bool(notes) and all(pitch.Pitch(spelled(event["pitch"])).pitchClass in allowed for event in notes)


def chord_scale(piece: Piece, check: dict, sections: list[dict]) -> bool:
    allowed = {degree_class(one, piece.tonic) for one in check["degrees"]}
    names = [name for section in sections for one in section["chords"] for name in one["notes"]]
    return bool(names) and all(pitch.Pitch(music21_name(name)).pitchClass in allowed for name in names)


def melody_range(piece: Piece, check: dict, sections: list[dict]) -> bool:
    heights = [pitch.Pitch(spelled(event["pitch"])).midi for section in sections for event in section.get("melody", [])]
    return bool(heights) and check.get("low", 0) <= min(heights) and max(heights) <= check.get("high", 127)


def chord_quality(piece: Piece, check: dict, sections: list[dict]) -> bool:
    chords = [chord.Chord([music21_name(name) for name in one["notes"]]) for section in sections
              for one in section["chords"]]
    named = {one["numeral"] for section in sections for one in section["chords"]}
    return (bool(chords) and set(check.get("numerals", [])) <= named
            and all(family(one) == check["family"] and len(one.pitches) >= check.get("low", 0) for one in chords))


def family(one: chord.Chord) -> str:
    """The family by the third, fifth and seventh above the root that is written first."""
    steps = {interval.Interval(one.pitches[0], other).semitones % 12 for other in one.pitches[1:]}
    if 4 in steps:
        if 8 in steps and 7 not in steps and 10 not in steps:
            return "augmented"
        return "dominant" if 10 in steps else "major"
    if 3 in steps:
        if 6 in steps and 7 not in steps:
            return "diminished"
        return "minor"
    return "suspended" if steps & {2, 5} else "power"


def progression(piece: Piece, check: dict, sections: list[dict]) -> bool:
    used = {one["numeral"] for section in sections for one in section["chords"]}
    return used <= set(check["numerals"]) if check.get("numerals") else not used


def form_bars(piece: Piece, check: dict, sections: list[dict]) -> bool:
    return piece.bars == check["bars"] or any(section["bars"] == check["bars"] for section in sections)


def key_signature(piece: Piece, check: dict, sections: list[dict]) -> bool:
    return piece.music["key"]["fifths"] == check["low"]


def meter(piece: Piece, check: dict, sections: list[dict]) -> bool:
    return piece.music["meter"] == check["meter"]


CLAIMS = {
    "scale-member": melody_scale, "chord-scale": chord_scale, "range": melody_range, "chord-quality": chord_quality,
    "progression": progression, "form-bars": form_bars, "key-signature": key_signature, "meter": meter,
}


def spelled(name: str) -> str:
    """A pitch with its octave as music21 writes it."""
    letter, octave = re.fullmatch(r"([A-G][b#]*)(-?\d+)", name).groups()
    return music21_name(letter) + octave


def faults(piece: Piece) -> list[str]:
    found = []
    for concept in piece.mashup["educational_content"]["theory_concepts"]:
        check, evidence = concept["check"], concept["where"]
        holds = CLAIMS.get(check["type"])
        if holds is None:
            continue
        # What a claim says holds where its evidence points; no section there means the whole piece.
        named = evidence["sections"] or [section["label"] for section in piece.sections]
        sections = [section for section in piece.sections if section["label"] in named]
        if not holds(piece, check, sections):
            found.append(f"{concept['claim']} ({check['type']}, {evidence['text']})")
        bars = [section["first_bar"] + offset for section in sections for offset in range(section["bars"])]
        if not set(evidence["bars"]) <= set(bars):
            found.append(f"{concept['claim']}: bars {evidence['bars']} are not in {named}")
    return [f"does not hold: {one}" for one in found] + signature_faults(piece)


def signature_faults(piece: Piece) -> list[str]:
    """The key signature against the one music21 gives the tonic in its mode."""
    signed = piece.music["key"]
    expected = key.Key(music21_name(signed["tonic"]), signed.get("signature_mode", signed["mode"])).sharps
    return [] if signed["fifths"] == expected else [f"{signed['name']} with {signed['fifths']} sharps, not {expected}"]
