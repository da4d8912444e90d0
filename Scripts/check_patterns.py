#!/usr/bin/env python3
"""Check the bass and comping patterns of every genre against their schema and against the genre's record.

Run it from anywhere, without arguments; it finds data/patterns, data/genres and data/schema beside the Scripts folder.
File names given as arguments limit what is reported, not what is read. The exit status is 1 when a file has an error.

What is checked: the JSON Schema; that a pattern fills its bars; that its meter, sources and instrument are the
record's; that holds follow something and approach notes lead into a bar; that beginners' basses are roots, fifths and
octaves; that every meter and every groove of the record has a bass and a comping part that beginners can play, in
triplets where the groove is in triplets; wording.

Needs the packages of Scripts/requirements.txt.
"""

import json
import re
import sys
from fractions import Fraction
from pathlib import Path

import jsonschema
import yaml

import check_genres

ROOT = Path(__file__).resolve().parent.parent
PATTERNS = ROOT / "data" / "patterns"
RECORDS = ROOT / "data" / "genres"
SCHEMA = ROOT / "data" / "schema" / "patterns.schema.json"

PARTS = ("bass", "comping")
BEGINNERS_BASS = set("R58")
BEGINNERS_NOTES_PER_BEAT = 2
APPROACHES = set("aA")
NOT_FOR_CHORDS = {"voice", "drums", "percussion"}  # roles of instruments that cannot comp
TRIPLET_SWING = 1.5  # a feel that reaches this ratio may be written in triplets
COMPOUND = {"6/8", "9/8", "12/8"}


def quarters_per_bar(meter):
    beats, unit = map(int, meter.split("/"))
    return Fraction(4 * beats, unit)


def steps_per_bar(pattern):
    """A Fraction, because 3/8 in triplets does not come out whole."""
    return quarters_per_bar(pattern["meter"]) * pattern["steps_per_beat"]


def sounding(steps):
    """(position, mark) of everything that is struck."""
    return [(position, mark) for position, mark in enumerate(steps) if mark not in "-."]


def length_errors(pattern):
    needed = steps_per_bar(pattern) * pattern["bars"]
    if needed != len(pattern["steps"]):
        yield f"{len(pattern['steps'])} steps, {needed} needed"


def hold_errors(steps):
    """A hold continues a note; at the start, the last note of the bar before."""
    if not sounding(steps):
        yield "nothing is played"
    elif steps[0] == "-" and steps[-1] == ".":
        yield "begins with a hold, but ends with a rest"
    if ".-" in steps:
        yield "a hold follows a rest"


def approach_errors(pattern):
    """Approach notes lead to the next chord, so they are the last notes of their bar."""
    size, steps = int(steps_per_bar(pattern)), pattern["steps"]
    beat = int(pattern["steps_per_beat"] * (Fraction(3, 2) if pattern["meter"] in COMPOUND else 1))
    for position, mark in sounding(steps):
        place = position % size
        if mark in APPROACHES and place < size - beat:
            yield f"{mark} on step {place + 1} is too early to lead into the next bar"
        elif mark in APPROACHES and set(steps[position + 1 : position - place + size]) - APPROACHES - set("-."):
            yield f"{mark} on step {place + 1} is not the last note of its bar"
        elif mark == "c" and position == 0:
            yield "c on step 1 passes from no note"


def beginner_errors(pattern):
    """What a beginner's bass may hold: roots, fifths, octaves, and no more than eighths."""
    marks = {mark for _, mark in sounding(pattern["steps"])}
    if marks - BEGINNERS_BASS:
        yield f"for beginners, but has {sorted(marks - BEGINNERS_BASS)}"
    size = pattern["steps_per_beat"]
    for start in range(0, len(pattern["steps"]), size):
        if len(sounding(pattern["steps"][start : start + size])) > BEGINNERS_NOTES_PER_BEAT:
            yield f"for beginners, but has more than {BEGINNERS_NOTES_PER_BEAT} notes on beat {start // size + 1}"


def record_errors(pattern, record):
    """Disagreements with the genre's record."""
    if pattern["meter"] not in record["meters"]:
        yield f"meter {pattern['meter']} is not among the record's"
    sources = {source["id"]: source["verified"] for source in record["sources"]}
    yield from (f"unknown ref {ref}" for ref in pattern["refs"] if ref not in sources)
    if pattern["basis"] == "source":
        if not pattern["refs"]:
            yield "basis is a source, but there is no ref"
        unread = [ref for ref in pattern["refs"] if sources.get(ref) not in {"read", "computed"}]
        yield from (f"basis is a source, but {ref} was not read" for ref in unread)
    triplets = pattern["steps_per_beat"] == 3
    in_triplets = {rhythm["meter"] for rhythm in record["rhythm"] if rhythm["steps_per_beat"] == 3}
    if triplets and pattern["meter"] not in in_triplets and record["feel"]["swing"]["max"] < TRIPLET_SWING:
        yield "is in triplets, but the record has neither a triplet grid in this meter nor swing"
    if "instrument" in pattern:
        roles = {instrument["name"]: instrument["role"] for instrument in record["instruments"]}
        if pattern["instrument"] not in roles:
            yield f"instrument '{pattern['instrument']}' is not in the record"
        elif roles[pattern["instrument"]] in NOT_FOR_CHORDS:
            yield f"instrument '{pattern['instrument']}' is {roles[pattern['instrument']]} in the record"


def coverage_errors(part, patterns, record):
    """Every meter and groove of the record needs a pattern for beginners, in the groove's kind of beat."""
    easy = {(p["meter"], p["steps_per_beat"] == 3) for p in patterns if p["level"] == "beginner"}
    for meter in record["meters"]:
        if meter not in {easy_meter for easy_meter, _ in easy}:
            yield f"no {part} for beginners in {meter}"
    for rhythm in record["rhythm"]:
        triplets = rhythm["steps_per_beat"] == 3
        if (rhythm["meter"], triplets) not in easy:
            kind = "triplets" if triplets else "even steps"
            yield f"no {part} for beginners in {rhythm['meter']} and {kind}, for the groove {rhythm['id']}"


def pattern_errors(part, pattern, record):
    for rule in (length_errors, approach_errors):
        yield from rule(pattern)
    yield from hold_errors(pattern["steps"])
    if part == "bass" and pattern["level"] == "beginner":
        yield from beginner_errors(pattern)
    yield from record_errors(pattern, record)
    for fault, words in (check_genres.BLOCKED_WORDS | check_genres.WARNED_WORDS).items():
        if re.search(words, pattern["name"], re.IGNORECASE):
            yield f"name: {fault}"


def file_errors(path, book, record):
    """Everything wrong with one file that satisfies the schema."""
    if book["genre"] != path.stem:
        yield f"genre {book['genre']} is not the file's name"
    if record is None:
        yield f"there is no record {book['genre']}"
        return
    how = record.get("composable", {}).get("how", "full")
    ids = [pattern["id"] for part in PARTS for pattern in book[part]]
    yield from (f"id {name} is used twice" for name in sorted({i for i in ids if ids.count(i) > 1}))
    for part in PARTS:
        sound = True
        for pattern in book[part]:
            for error in pattern_errors(part, pattern, record):
                sound = False
                yield f"{part} {pattern['id']}: {error}"
        if how == "listen-only" and book[part]:
            yield f"has {part}, though the record is for listening only"
        elif sound and (book[part] or how == "full"):
            yield from coverage_errors(part, book[part], record)


def main(arguments):
    wanted = {Path(argument).stem for argument in arguments}
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    records = {p.stem: yaml.safe_load(p.read_text(encoding="utf-8")) for p in RECORDS.glob("*.yaml")}
    paths = sorted(PATTERNS.glob("*.yaml"))
    if not paths:
        sys.exit(f"There are no patterns in {PATTERNS}.")
    shown = patterns = errors = 0
    for path in paths:
        if wanted and path.stem not in wanted:
            continue
        book = yaml.safe_load(path.read_text(encoding="utf-8"))
        found = [f"{e.message[:160]} at {'/'.join(map(str, e.path))}" for e in validator.iter_errors(book)]
        found = found or list(file_errors(path, book, records.get(path.stem)))
        counts = [len(book.get(part) or []) for part in PARTS]
        print(f"{path.stem}: {counts[0]} bass, {counts[1]} comping, {len(found)} errors")
        for error in found:
            print(f"  error: {error}")
        shown, patterns, errors = shown + 1, patterns + sum(counts), errors + len(found)
    composable = {name for name, r in records.items() if r.get("composable", {}).get("how", "full") != "listen-only"}
    missing = sorted(composable - {path.stem for path in paths})
    if missing and not wanted:
        print(f"without patterns, so with the program's plain ones: {', '.join(missing)}")
    print(f"{shown} files, {patterns} patterns, {errors} errors")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
