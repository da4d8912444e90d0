#!/usr/bin/env bash
# Builds the release program, or the product named; on Linux with the Swift runtime linked in, so that it runs where no
# Swift is installed.
set -euo pipefail
flags=()
[ "$(uname -s)" = Linux ] && flags+=(--static-swift-stdlib)
swift build -c release --product "${1:-mashup}" "${flags[@]}" >&2
