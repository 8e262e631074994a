#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# fronts.sh [--rounds N] [--rows N] [--epochs N] [--fronts LIST] NAME=BUILD...
# Does the page in front slow a measurement down? Trains Classic on the demo set over a store of 10,000 results with each page
# in front and on the terminal, all builds and fronts in turn, N rounds (10). Prints medians, what the window's own threads used
# of the processor meanwhile, and ratios of medians with their 95 % intervals. LIST: of benchmark, leaderboard, compare, costs,
# report, terminal; unless told leaderboard,benchmark,terminal. BUILD: a build folder with bin/epochmark-cli and
# tests/bench_window. Two builds are also compared with each other.
#     tests/bench/fronts.sh old=../old/build/release new=build/release
set -euo pipefail

if [ $# -lt 1 ] || [ "$1" = --help ]; then
    sed -n '5,12s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
    exit 2
fi
exec python3 "$(dirname "${BASH_SOURCE[0]}")/fronts.py" "$@"
