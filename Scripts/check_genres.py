#!/usr/bin/env python3
"""Check every genre record of the catalogue, alone and against the others.

Run it from anywhere, without arguments; it finds data/genres and data/schema beside the Scripts folder. File names
given as arguments limit what is reported, not what is read. The exit status is 1 when a record has an error;
warnings are words and habits that a person should look at again. Patterns have their own check_patterns.py.

What is checked: the JSON Schema; references and sources; tempo, swing and period in order; grid lengths, and no
grid swung twice; every progression, spelled in seven keys by two independent routes through music21; that each
teaching claim can be true of a piece made from the record's own material; ids and aliases across records; wording.

Needs the packages of Scripts/requirements.txt.
"""

import json
import re
import sys
import unicodedata
import warnings
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import jsonschema
import yaml

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from music21 import harmony, key, meter, roman, scale

ROOT = Path(__file__).resolve().parent.parent
RECORDS = ROOT / "data" / "genres"
PATTERNS = ROOT / "data" / "patterns"
SCHEMA = ROOT / "data" / "schema" / "genre.schema.json"

TONICS = ("C", "F", "B-", "E-", "G", "D", "A")
DEGREES = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7}
NUMERAL = re.compile(r"([b#]?)(VII|VI|V|IV|III|II|I|vii|vi|v|iv|iii|ii|i)(.*)")

# Quality mark of the numeral dialect -> music21 chord kind of an upper-case and of a lower-case numeral.
KINDS = {
    "": ("major", "minor"),
    "7": ("dominant-seventh", "minor-seventh"),
    "maj7": ("major-seventh", "minor-major-seventh"),
    "ø7": (None, "half-diminished-seventh"),
    "o7": (None, "diminished-seventh"),
    "o": (None, "diminished"),
    "+": ("augmented", None),
    "6": ("major-sixth", "minor-sixth"),
    "9": ("dominant-ninth", "minor-ninth"),
    "sus4": ("suspended-fourth", "suspended-fourth"),
    "7sus4": ("suspended-fourth-seventh", "suspended-fourth-seventh"),
    "5": ("power", None),  # no third, so no minor form: upper case only
}
SPELLED_ONE_WAY = {"sus4", "7sus4", "9"}  # music21's roman numerals drop notes of these
DOMINANT = {"7", "9", "7sus4"}
BACKBEAT_TRACKS = {37, 38, 39, 40}  # General MIDI cross-stick, snare, clap, electric snare

BLOCKED_WORDS = {
    "a slur": r"\b(gyps(y|ies)|n[i1]gg\w+|coons?|dark(y|ies)|redskins?|squaws?|chinam[ae]n|tinkers?)\b",
    "imitated speech": r"\b(yee-?haw|(ya+h?|hey|yes|no),? mon|top o' the mornin\w*|begorrah?)\b",
    "a word of contempt": r"\b(primitive|savages?)\b",
    "a word of distance": r"\b(exotic|oriental|tribal)\b",
    "imitation of a named person": r"\bin the style of (?-i:[A-Z])\w+ (?-i:[A-Z])",
}
WARNED_WORDS = {
    "urban, for Black music": r"\burban (music|radio|sound|style)",
    "world music": r"\bworld music\b",
    "authentic, unqualified": r"\bauthentic\w*",
    "pure": r"\bpure(ly)?\b",
    "universal language": r"\buniversal language\b",
    "melting pot": r"\bmelting pot\b",
    "simple, raw or natural rhythm": r"\b(simple|raw|natural) (rhythms?|beats?|drumming)\b",
    "discovered": r"\bdiscovered\b",
    "blues is sad": r"\bblues (is|are|was) (just |all )?(about )?(sad|sadness|sorrow)",
    "slaves (write enslaved people)": r"\bslaves\b",
    "a superlative": r"\b(first ever|the greatest|(king|queen) of)\b",
}


@dataclass
class Findings:
    """What one record did wrong (errors) and what a person should look at again (warnings)."""

    errors: list = field(default_factory=list)
    warnings: list = field(default_factory=list)
    chords: int = 0


# Notes and chords


@lru_cache(maxsize=None)
def names_by_symbol(tonic, numeral):
    """The chord's note names from root and chord kind, the way the program itself spells."""
    accidental, degree, quality = NUMERAL.fullmatch(numeral).groups()
    root = scale.MajorScale(tonic).pitchFromDegree(DEGREES[degree.upper()])
    root = root.transpose({"#": "a1", "b": "-a1", "": "P1"}[accidental])
    kind = KINDS[quality][0 if degree.isupper() else 1]
    if kind is None:
        raise ValueError(f"{numeral} has no such quality in {'upper' if degree.isupper() else 'lower'} case")
    return frozenset(p.name for p in harmony.ChordSymbol(root=root.name, kind=kind).pitches)


@lru_cache(maxsize=None)
def names_by_roman(tonic, numeral):
    """The chord's note names from music21's own roman numerals, or None where it drops notes."""
    accidental, degree, quality = NUMERAL.fullmatch(numeral).groups()
    if quality in SPELLED_ONE_WAY:
        return None
    marks = {"7": "d7" if degree.isupper() and degree != "V" else "7", "6": "[add6]", "5": "[no3]"}
    figure = marks.get(quality, quality)
    return frozenset(p.name for p in roman.RomanNumeral(accidental + degree + figure, key.Key(tonic)).pitches)


def spelling_errors(numeral):
    """Disagreements of the two routes over one numeral, in the seven keys."""
    for tonic in TONICS:
        try:
            first, second = names_by_symbol(tonic, numeral), names_by_roman(tonic, numeral)
        except Exception as error:  # music21 raises many kinds; each means the numeral cannot be spelled
            yield f"{numeral} in {tonic} cannot be spelled: {error}"
            continue
        if second is not None and first != second:
            yield f"{numeral} in {tonic}: {sorted(first)} or {sorted(second)}"


def numerals(progression):
    return [numeral for bar in progression["bars"] for numeral in bar]


def quality_of(numeral):
    return NUMERAL.fullmatch(numeral).group(3)


# Grids


def steps_per_bar(rhythm):
    return int(meter.TimeSignature(rhythm["meter"]).barDuration.quarterLength * rhythm["steps_per_beat"])


def strokes(rhythm, track):
    """(step of the bar, bar) of every stroke that a claim may name; a ghost stroke is too soft to count."""
    size = steps_per_bar(rhythm)
    return {(step % size, step // size) for step, mark in enumerate(track["grid"]) if mark in "xX"}


def rhythm_errors(genre):
    for rhythm in genre["rhythm"]:
        try:
            needed = steps_per_bar(rhythm) * rhythm["bars"]
        except Exception as error:
            yield f"rhythm {rhythm['id']}: metre {rhythm['meter']} does not parse: {error}"
            continue
        if rhythm["meter"] not in genre["meters"]:
            yield f"rhythm {rhythm['id']}: metre {rhythm['meter']} is not among the record's metres"
        for track in rhythm["tracks"]:
            if len(track["grid"]) != needed:
                yield f"rhythm {rhythm['id']}, {track['name']}: {len(track['grid'])} steps, {needed} needed"
        if rhythm["steps_per_beat"] == 3 and rhythm["swing"]:
            yield f"rhythm {rhythm['id']} swings twice: three steps to a beat already are the triplet feel"


# The record as a whole


def refs_in(node):
    """Every reference anywhere in the record."""
    if isinstance(node, dict):
        for name, value in node.items():
            yield from value if name == "refs" else refs_in(value)
    elif isinstance(node, list):
        for value in node:
            yield from refs_in(value)


def pattern_refs(genre):
    """References of the genre's bass and comping patterns, which cite the record's sources."""
    path = PATTERNS / f"{genre['id']}.yaml"
    return set(refs_in(yaml.safe_load(path.read_text(encoding="utf-8")))) if path.exists() else set()


def reference_errors(genre):
    known, used = {source["id"] for source in genre["sources"]}, set(refs_in(genre)) | pattern_refs(genre)
    yield from (f"unknown ref {ref}" for ref in sorted(used - known))
    yield from (f"source {source} is never used" for source in sorted(known - used))


def order_errors(genre):
    """Ranges that must not run backwards, names that must be there once."""
    for name, value in (("tempo", genre["tempo"]), ("feel.swing", genre["feel"]["swing"])):
        if not value["min"] <= value["typical"] <= value["max"]:
            yield f"{name}: min, typical and max are not in order"
    if genre["origin"]["period"]["from"] > genre["origin"]["period"]["to"]:
        yield "origin.period ends before it begins"
    if genre["lyrics"]["syllables_per_line"]["min"] > genre["lyrics"]["syllables_per_line"]["max"]:
        yield "lyrics.syllables_per_line: min is above max"
    for form in genre["forms"]:
        yield from (f"form {form['id']}: {s['label']} has no bars" for s in form["sections"] if s["bars"] <= 0)
    for part in (genre["harmony"]["progressions"], genre["scales"], genre["rhythm"], genre["forms"],
                 genre["teaching"]["concepts"], genre["culture"]["sensitivity"], genre["sources"]):
        ids = [item["id"] for item in part]
        yield from (f"id {name} is used twice" for name in sorted({i for i in ids if ids.count(i) > 1}))


def completeness_errors(genre):
    """What the composer and the lesson need from every record they may use in full."""
    if genre.get("composable", {"how": "full"})["how"] == "full":
        if not genre["mashup"]["keep_together"]:
            yield "mashup.keep_together is empty though the record is composable in full"
        missing = {"beginner", "intermediate", "advanced"} - {p["level"] for p in genre["harmony"]["progressions"]}
        yield from (f"no progression for level {level}" for level in sorted(missing))
    for number, paragraph in enumerate(genre["culture"]["paragraphs"], 1):
        if len(paragraph["text"].strip()) <= 100:
            yield f"culture paragraph {number} has {len(paragraph['text'].strip())} characters, more than 100 needed"
    if (genre["kind"] == "umbrella") != bool(genre.get("ask")):
        yield "an umbrella needs `ask`, and only an umbrella has it"


# Teaching claims: can a piece made from this record's own material make the claim true?


def claim_form_bars(genre, check):
    if check["bars"] not in {sum(section["bars"] for section in form["sections"]) for form in genre["forms"]}:
        yield f"no form has {check['bars']} bars in all"


def claim_progression(genre, check):
    allowed, progressions = set(check["allowed"]), genre["harmony"]["progressions"]
    unparsed = sorted(n for n in allowed if not NUMERAL.fullmatch(n) or quality_of(n) not in KINDS)
    if unparsed:
        yield f"numerals {unparsed} do not parse"
    elif not allowed:
        if progressions:
            yield "says there are no chords, but the record has progressions"
    elif not any(set(numerals(p)) <= allowed for p in progressions):
        yield f"no progression uses only {sorted(allowed)}"
    elif allowed - {n for p in progressions for n in numerals(p) if set(numerals(p)) <= allowed}:
        yield f"{sorted(allowed)} names chords that none of its progressions uses"


def claim_chord_quality(genre, check):
    if check["kind"] != "dominant":
        yield f"kind {check['kind']} is unknown"
        return
    for progression in genre["harmony"]["progressions"]:
        sevenths = {quality_of(n) for n in numerals(progression)} & {"7", "9", "7sus4", "maj7", "ø7", "o7"}
        minor = {n for n in numerals(progression) if quality_of(n) in DOMINANT and n.lstrip("b#")[0].islower()}
        if sevenths and sevenths <= DOMINANT and not minor:
            return
    yield "no progression has sevenths that are all dominant"


def claim_scale_member(genre, check):
    if check["scale"] not in {s["id"] for s in genre["scales"]}:
        yield f"scale {check['scale']} is not in this record"


def claim_meter(genre, check):
    try:
        meter.TimeSignature(check["value"])
    except Exception as error:
        yield f"metre {check['value']} does not parse: {error}"
        return
    if check["value"] not in {rhythm["meter"] for rhythm in genre["rhythm"]}:
        yield f"no rhythm is in {check['value']}"


def claim_swing(genre, check):
    feel, ratio = genre["feel"]["swing"], check["ratio"]
    if not feel["min"] <= ratio <= feel["max"]:
        yield f"ratio {ratio} is outside the feel's {feel['min']} to {feel['max']}"
    heard = set()  # a claim speaks of even notes or of swung eighths; swung sixteenths are too short to be measured so
    for rhythm in genre["rhythm"]:
        if rhythm["steps_per_beat"] == 3:
            heard.add(2)
        elif not rhythm["swing"]:
            heard.add(1)
        elif rhythm["steps_per_beat"] == 2:
            heard.add(min(feel["typical"], 2))
    if not any(abs(ratio - one) < 0.05 for one in heard):
        yield f"no rhythm of the record can have ratio {ratio}; they have {sorted(heard)}"


def claim_backbeat(genre, check):
    tracks = {check["track"]} if "track" in check else BACKBEAT_TRACKS
    for rhythm in genre["rhythm"]:
        steps = [(beat - 1) * rhythm["steps_per_beat"] for beat in check["beats"]]
        needed = {(step, bar) for step in steps for bar in range(rhythm["bars"])}
        if any(needed <= strokes(rhythm, track) for track in rhythm["tracks"] if track["gm"] in tracks):
            return
    yield f"no track of a rhythm has beats {check['beats']} on {sorted(tracks)} in every bar"


def claim_syncopation(genre, check):
    for rhythm in genre["rhythm"]:
        for track in rhythm["tracks"]:
            if track["gm"] == check["track"] and any(s % rhythm["steps_per_beat"] for s, _ in strokes(rhythm, track)):
                return
    yield f"no rhythm has a stroke of {check['track']} between the beats"


def claim_rhyme(genre, check):
    if check["scheme"] not in genre["lyrics"]["rhyme_schemes"]:
        yield f"scheme {check['scheme']} is not among the record's rhyme schemes"


def claim_repeat_line(genre, check):
    lyrics = genre["lyrics"]
    if not (lyrics.get("repeat_first") or lyrics["call_and_response"]):
        yield "the lyrics neither repeat their first line nor have a response that comes back"


def claim_syllables(genre, check):
    lines = genre["lyrics"]["syllables_per_line"]
    if not check["min"] <= lines["min"] <= lines["max"] <= check["max"]:
        yield f"{check['min']} to {check['max']} does not hold lines of {lines['min']} to {lines['max']}"


def claim_call_response_gap(genre, check):
    if not genre["lyrics"]["call_and_response"]:
        yield "the lyrics have no call and response"
    if not check["rest_bars"] or not set(check["rest_bars"]) < {1, 2, 3, 4}:
        yield f"rest bars {check['rest_bars']} must be some, not all, of the four bars of a phrase"


CLAIMS = {
    "form-bars": claim_form_bars,
    "progression": claim_progression,
    "chord-quality": claim_chord_quality,
    "scale-member": claim_scale_member,
    "meter": claim_meter,
    "swing": claim_swing,
    "backbeat": claim_backbeat,
    "syncopation": claim_syncopation,
    "rhyme": claim_rhyme,
    "repeat-line": claim_repeat_line,
    "syllables": claim_syllables,
    "call-response-gap": claim_call_response_gap,
}


def claim_errors(genre):
    for concept in genre["teaching"]["concepts"]:
        check = concept["check"]
        if check["type"] not in CLAIMS:
            yield f"concept {concept['id']}: nothing here checks {check['type']}"
            continue
        for error in CLAIMS[check["type"]](genre, check):
            yield f"concept {concept['id']}: {error}"


# Wording


def prose(genre):
    """(place, text) of everything the program may show as its own words.

    Left out: titles and names, and the lists whose job is to say what to avoid.
    """
    for number, paragraph in enumerate(genre["culture"]["paragraphs"], 1):
        yield f"culture {number}", paragraph["text"]
    for level, text in genre["teaching"]["levels"].items():
        yield f"level {level}", text
    for concept in genre["teaching"]["concepts"]:
        yield f"concept {concept['id']}", concept["claim"]
    yield from (("origin", text) for text in genre["origin"]["communities"] + genre["origin"]["places"])
    yield from (("lyrics.devices", text) for text in genre["lyrics"]["devices"])
    yield from (("keep_together", text) for text in genre["mashup"]["keep_together"])
    yield "feel", genre["feel"]["notation"]
    yield "composable", genre.get("composable", {}).get("why", "")
    for part in ("scales", "instruments"):
        yield from ((part, item["name"]) for item in genre[part])
    yield from (("progressions", item.get("name", "")) for item in genre["harmony"]["progressions"])
    yield from (("forms", section["label"]) for form in genre["forms"] for section in form["sections"])
    yield from (("rhythm", track["name"]) for rhythm in genre["rhythm"] for track in rhythm["tracks"])


def wording(genre, findings):
    """Blocked words are errors, warned words warnings; the record's own sensitivity patterns follow their severity."""
    patterns = [(name, pattern, findings.errors) for name, pattern in BLOCKED_WORDS.items()]
    patterns += [(name, pattern, findings.warnings) for name, pattern in WARNED_WORDS.items()]
    own_name = re.escape(re.sub(r" \(.*", "", genre["name"]))
    patterns.append(("one inventor", rf"\b\w+ (invented|created) (the )?{own_name}\b", findings.warnings))
    for note in genre["culture"]["sensitivity"]:
        if "match" in note:
            severe = note["severity"] != "note"
            patterns.append((f"its own {note['id']}", note["match"], findings.errors if severe else findings.warnings))
    texts = list(prose(genre))
    for name, pattern, found in patterns:
        try:
            compiled = re.compile(pattern, re.IGNORECASE)
        except re.error as error:
            findings.errors.append(f"pattern {name} does not compile: {error}")
            continue
        found += [f"{place}: {name}: '{m.group(0)}'" for place, text in texts for m in compiled.finditer(text)]


# The catalogue


def spoken(name):
    """An alias as a teacher's message is compared: no case, no accents, hyphens and spaces alike."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("’", "'"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).replace("-", " ").split())


def link_errors(genre, genres):
    """Ids of other records that do not exist."""
    ids, aliases = set(genres), {spoken(alias) for alias in genre["aliases"]}
    yield from (f"parent {p} has no record" for p in genre.get("parents", []) if p not in ids)
    for relative in genre.get("related", []):
        if relative["id"] not in ids:
            yield f"related {relative['id']} has no record"
    for answer in genre.get("ask", []):
        if answer not in ids and spoken(answer) not in aliases:
            yield f"ask offers {answer}, which is neither a record nor an alias of this one"
    partner = genre.get("composable", {}).get("with")
    if partner is not None and partner not in ids:
        yield f"composable.with {partner} has no record"


def name_clashes(genres):
    """{genre id: errors} for names that stand for two genres."""
    owners, clashes = {}, defaultdict(list)
    for genre in genres.values():
        for name in (genre["id"], *genre["aliases"], *genre.get("artists", [])):
            owner = owners.setdefault(spoken(name), genre["id"])
            if owner != genre["id"]:
                clashes[genre["id"]].append(f"'{name}' also names {owner}")
    return clashes


def check_record(path, genre, genres):
    """Everything that can be said about one record that satisfies the schema."""
    findings = Findings()
    if genre["id"] != path.stem:
        findings.errors.append(f"id {genre['id']} is not the file's name")
    for rule in (reference_errors, order_errors, completeness_errors):
        findings.errors += rule(genre)
    findings.errors += link_errors(genre, genres)
    for progression in genre["harmony"]["progressions"]:
        for numeral in numerals(progression):
            findings.errors += spelling_errors(numeral)
            findings.chords += len(TONICS)
    unsound = list(rhythm_errors(genre))
    findings.errors += unsound or claim_errors(genre)  # claims can only be judged on grids that are whole
    wording(genre, findings)
    return findings


def report(name, findings):
    print(f"{name}: {findings.chords} chords, {len(findings.errors)} errors, {len(findings.warnings)} warnings")
    for error in findings.errors:
        print(f"  error: {error}")
    for warning in findings.warnings:
        print(f"  warning: {warning}")


def main(arguments):
    wanted = {Path(argument).stem for argument in arguments}
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    paths, results = sorted(RECORDS.glob("*.yaml")), {}
    if not paths:
        sys.exit(f"There are no records in {RECORDS}.")
    genres = {}
    for path in paths:
        genre = yaml.safe_load(path.read_text(encoding="utf-8"))
        broken = [f"{e.message[:160]} at {'/'.join(map(str, e.path))}" for e in validator.iter_errors(genre)]
        if broken:
            results[path.stem] = Findings(errors=broken)
        else:
            genres[genre["id"]] = genre
    for path in paths:
        if path.stem in genres:
            results[path.stem] = check_record(path, genres[path.stem], genres)
        elif path.stem not in results:
            results[path.stem] = Findings(errors=["the record's id is not its file name"])
    for owner, errors in name_clashes(genres).items():
        results[owner].errors += errors
    shown = {name: findings for name, findings in sorted(results.items()) if not wanted or name in wanted}
    for name, findings in shown.items():
        report(name, findings)
    errors = sum(len(findings.errors) for findings in shown.values())
    print(f"{len(shown)} records, {sum(f.chords for f in shown.values())} chords, {errors} errors,"
          f" {sum(len(f.warnings) for f in shown.values())} warnings")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
