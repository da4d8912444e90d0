#!/usr/bin/env bash
# Runs the tests with coverage and prints the share of lines in Sources/, per target and in all; 85 % is asked for.
# Its own build folder keeps the ordinary build as it is.
set -euo pipefail
build=.build/coverage
swift test --enable-code-coverage --scratch-path "$build" >&2
python3 - "$(swift test --show-codecov-path --scratch-path "$build")" <<'PYTHON'
import collections, json, os, sys

root = os.path.join(os.getcwd(), "Sources") + os.sep
report = json.load(open(sys.argv[1]))["data"][0]["files"]
targets = collections.defaultdict(lambda: [0, 0])
for file in report:
    if not file["filename"].startswith(root):
        continue
    target = file["filename"][len(root):].split(os.sep)[0]
    if target == "TestSupport":
        continue
    lines = file["summary"]["lines"]
    targets[target][0] += lines["covered"]
    targets[target][1] += lines["count"]
covered = sum(t[0] for t in targets.values())
count = sum(t[1] for t in targets.values())
for name, (reached, lines) in sorted(targets.items()):
    print(f"{name:16} {reached:6} of {lines:6} lines  {100 * reached / max(lines, 1):5.1f} %")
print(f"{'Sources':16} {covered:6} of {count:6} lines  {100 * covered / max(count, 1):5.1f} %")
sys.exit(0 if covered >= 0.85 * count else 1)
PYTHON
