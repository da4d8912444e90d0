#!/usr/bin/env bash
# Prints the folder that the release program is built into.
set -euo pipefail
swift build -c release --show-bin-path
