"""JSON, the handout, ChordPro, Markdown and the flashcards."""

import copy
import csv
import json
import re
from functools import lru_cache
from pathlib import Path

import jsonschema
from lxml import html

from .score import Piece

SCHEMA = Path(__file__).resolve().parent.parent.parent / "data" / "schema" / "mashup.schema.json"
ENDINGS = ("md", "html", "cho", "musicxml", "mid", "abc", "csv")


@lru_cache(maxsize=1)
def validator() -> jsonschema.Draft202012Validator:
    """The published schema, closed: here a key that it does not describe is a fault."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    closed = copy.deepcopy(schema)

    def close(value):
        if isinstance(value, dict):
            if value.get("type") == "object" and "properties" in value:
                value["additionalProperties"] = False
            for inner in value.values():
                close(inner)
        elif isinstance(value, list):
            for inner in value:
                close(inner)

    close(closed)
    return jsonschema.Draft202012Validator(closed)


def json_faults(path: Path):
    missing = [ending for ending in ENDINGS if not path.with_suffix("." + ending).is_file()]
    if missing:
        yield "no file ." + ", .".join(missing)
    try:
        mashup = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        yield f"not JSON: {error}"
        return
    for error in list(validator().iter_errors(mashup))[:5]:
        yield f"JSON, {'/'.join(map(str, error.absolute_path))}: {error.message[:160]}"


def faults(piece: Piece) -> list[str]:
    return handout_faults(piece) + card_faults(piece) + chordpro_faults(piece)


def handout_faults(piece: Piece) -> list[str]:
    text = piece.file("html").read_text(encoding="utf-8")
    page = html.document_fromstring(text.encode())
    found = []
    if page.get("lang") != "en" or page.findtext(".//title") != piece.mashup["title"]:
        found.append("the handout lacks its language or title")
    if page.xpath("//script | //link | //img | //iframe | //*[@onclick or @onload]"):
        found.append("the handout loads or runs something")
    if re.search(r"url\((?!#)|@import|src=", text):
        found.append("the handout refers to another file")
    ids = page.xpath("//@id")
    if len(ids) != len(set(ids)):
        found.append("the handout uses an id twice")
    for drawing in page.xpath("//*[local-name()='svg']"):
        titles = drawing.xpath("*[local-name()='title']")
        if drawing.get("role") != "img" or not titles or titles[0].get("id") != drawing.get("aria-labelledby"):
            found.append("a drawing has no name")
            break
    headings = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3 | //h4")]
    if any(after > before + 1 for before, after in zip(headings, headings[1:])):
        found.append("a heading skips a level")
    if page.xpath("//table[not(.//th)]"):
        found.append("a table has no header cells")
    words = re.sub(r"\s+", "", page.text_content())
    for section in piece.sections:
        for line in section["lyrics"]:
            bare = re.sub(r"\s+", "", line["text"])
            sung = re.sub(r"\s+", "", "".join(page.xpath("//*[@class='sheet']")[0].itertext()))
            letters = [syllable for syllable in re.findall(r"\w", bare)]
            if bare not in words and not is_within(letters, sung):
                found.append(f"the handout lacks “{line['text']}”")
    for symbol in {chord["symbol"] for _, chord in piece.chords()}:
        for instrument in ("the piano", "guitar", "ukulele"):
            if f"{symbol} on {instrument}" not in text:
                found.append(f"the handout shows no {symbol} on {instrument}")
    return found


def is_within(letters: list[str], text: str) -> bool:
    """Whether the letters come in this order; chord names may stand between."""
    place = 0
    for letter in letters:
        place = text.find(letter, place) + 1
        if place == 0:
            return False
    return True


def card_faults(piece: Piece) -> list[str]:
    text = piece.file("csv").read_bytes().decode("utf-8")
    head = [line for line in text.split("\r\n") if line.startswith("#")]
    rows = list(csv.reader(text[sum(len(line) + 2 for line in head):].splitlines(keepends=True), strict=True))
    content = piece.mashup["educational_content"]
    cards = content["flashcards"]
    wanted = len(cards) + len(content["quiz"])
    if head[:1] != ["#separator:Comma"] or len(rows) != wanted or any(len(row) != 3 or not all(row) for row in rows):
        return [f"{len(rows)} cards, {wanted} cards and questions in the lesson"]
    if [row[:2] for row in rows[:len(cards)]] != [[card["front"], card["back"]] for card in cards]:
        return ["the cards are not the lesson's"]
    known = {word["definition"] for word in content["keywords"]} | {one["claim"] for one in content["theory_concepts"]}
    if strange := [card["back"] for card in cards if card["back"] not in known]:
        return [f"a card's answer is nowhere in the lesson: {strange[0]}"]
    answers = [question["options"][question["answer"]] for question in content["quiz"]]
    if any(row[1].split("\n")[0] != answer for answer, row in zip(answers, rows[len(cards):])):
        return ["a card has another answer than the quiz"]
    return []


def chordpro_faults(piece: Piece) -> list[str]:
    text = piece.file("cho").read_text(encoding="utf-8")
    known = {chord["symbol"] for _, chord in piece.chords()}
    read = set(re.findall(r"\[([^\]]+)\]", text))
    found = [f"ChordPro has the chord {one}" for one in read - known]
    for field, wanted in (("title", piece.mashup["title"]), ("tempo", piece.music["tempo"]["bpm"]),
                          ("time", piece.music["meter"])):
        if f"{{{field}: {wanted}}}" not in text:
            found.append(f"ChordPro has another {field}")
    return found
