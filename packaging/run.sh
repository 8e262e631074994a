#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# run.sh [ARGUMENT...]: sets up, builds what has changed and opens the window. Without a display it runs the demo
# benchmark in the terminal and writes build/report.png. Arguments go to the program.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# The engine and the report are loaded at run time: nothing else would build them.
(buildPreset release epochmark epochmark-cli epochmark_engine epochmark_report)

bin=$project/build/release/bin
# A card that one more command makes usable: the program knows which.
LC_ALL=C.UTF-8 "$bin/epochmark-cli" devices | grep -B 1 'packaging/setup.sh' || true
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$bin/epochmark" "$@"
fi
report=$project/build/report.png  # git ignores build/: nothing is left lying about in the checkout
say "There is no display: running the demo benchmark in the terminal; the report goes to $report."
exec "$bin/epochmark-cli" run --dataset demo --report "$report" "$@"
