#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test.sh: sets up, builds what has changed in build/release and runs every test. Ends with ctest's summary line;
# the exit status is 0 only where all of them passed.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

[ $# -eq 0 ] || die "test.sh doesn't know '$1'. It takes no options."

(buildPreset release)

# A test that forgets to choose its own home must not reach the user's results.
EPOCHMARK_HOME=$(mktemp -d)
export EPOCHMARK_HOME
trap 'rm -rf "$EPOCHMARK_HOME"' EXIT

cd "$project"
log=build/release/tests.log
status=0
ctest --preset release --parallel "$(nproc)" --output-log "$log" || status=$?
say
say "Everything the tests printed: $log"
grep -E '^[0-9]+% tests passed' "$log" || say "ctest ran no test to its end."
exit "$status"
