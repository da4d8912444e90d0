#!/usr/bin/env bash
# Generates every pair of composable genres at every level with five seeds, in release mode, and checks each mashup.
set -euo pipefail
MASHUP_GRID=all swift test -c release -Xswiftc -enable-testing --filter MashupsTests.GridTests
