"""Programs that open the files where they are installed: abc2midi, MuseScore, xmllint."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from .musicxml_file import SCHEMA

# MuseScore takes seconds a file, so it opens only some.
MUSESCORE_SAMPLE = 3


def run(command: list[str]) -> subprocess.CompletedProcess:
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", XDG_RUNTIME_DIR=tempfile.gettempdir())
    return subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=180, env=environment,
                          check=False)


def program(*names: str) -> str | None:
    found = next((path for path in map(shutil.which, names) if path), None)
    if not found:
        print(f"Skipped: {' or '.join(names)} is not installed.")
    return found


def faults(paths: list[Path]) -> list[str]:
    found: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        if xmllint := program("xmllint"):
            for path in paths:
                result = run([xmllint, "--nonet", "--noout", "--schema", str(SCHEMA),
                              str(path.with_suffix(".musicxml"))])
                if result.returncode:
                    found.append(f"{path.stem}: xmllint: {result.stderr.splitlines()[0]}")
        if abc2midi := program("abc2midi"):
            for path in paths:
                target = Path(folder, path.stem + ".abc.mid")
                result = run([abc2midi, str(path.with_suffix(".abc")), "-o", str(target)])
                errors = [line for line in (result.stdout + result.stderr).splitlines() if line.startswith("Error")]
                if result.returncode or errors or not target.is_file():
                    found.append(f"{path.stem}: abc2midi: {(errors or ['no file'])[0]}")
        if musescore := program("musescore3", "mscore3", "mscore"):
            for path in paths[:: max(1, len(paths) // MUSESCORE_SAMPLE)][:MUSESCORE_SAMPLE]:
                for ending in ("musicxml", "mid"):
                    target = Path(folder, f"{path.stem}.{ending}.mid")
                    result = run([musescore, "-o", str(target), str(path.with_suffix("." + ending))])
                    if result.returncode or not target.is_file():
                        found.append(f"{path.stem}: MuseScore does not open .{ending}")
    for fault in found:
        print(f"FAILED {fault}")
    return found
