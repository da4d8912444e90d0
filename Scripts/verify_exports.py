#!/usr/bin/env python3
"""Check exported mashups with programs that are not ours, and the formats against each other.

usage: verify_exports.py FOLDER

FOLDER holds mashups as JSON, each beside its other exports under the same name, as `export-samples` and
`/export all FOLDER` write them. A format that is missing beside a JSON file is an error.

What is checked: JSON against its schema, with no key the schema leaves out; MusicXML against the MusicXML 4.0 XSD
(lxml) and through music21, the sum of every bar in every part; every chord's spelling, and its numeral computed anew
from intervals; the concepts' scales, ranges, chord families and forms, and the key signature; key, meter, tempo, swing,
sections and length; notes, syllables, chords and drum strokes of MusicXML, MIDI (mido) and ABC (music21 and a reader of
our own) against JSON, bar by bar; the handout's markup; the flashcards' table, and their answers against the lesson's.
abc2midi and musescore3 open the files where they are installed.

The exit status is 1 when anything disagrees. Needs the packages of Scripts/requirements.txt.
"""

import sys
import warnings
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
warnings.simplefilter("ignore")

from exports import abc_file, claims, midi_file, musicxml_file, other_files, outside  # noqa: E402
from exports.score import Piece  # noqa: E402


def main() -> int:
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        print("usage: verify_exports.py FOLDER", file=sys.stderr)
        return 64
    paths = sorted(Path(sys.argv[1]).glob("*.json"))
    if not paths:
        print(f"{sys.argv[1]} holds no mashups as JSON.", file=sys.stderr)
        return 66
    faults: list[str] = []
    for path in paths:
        found = list(other_files.json_faults(path))
        if not found:
            piece = Piece(path)
            for check in (piece.faults, lambda: claims.faults(piece), lambda: musicxml_file.faults(piece), lambda: midi_file.faults(piece),
                          lambda: abc_file.faults(piece), lambda: other_files.faults(piece)):
                try:
                    found += check()
                except Exception as error:  # An unreadable file is a finding, and the others still want a look.
                    found.append(f"{type(error).__name__}: {error}")
        for fault in found[:12]:
            print(f"FAILED {path.stem}: {fault}")
        faults += found
    faults += outside.faults(paths)
    print(f"{len(paths)} mashups in {len(other_files.ENDINGS) + 1} formats, {len(faults)} disagreements")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
