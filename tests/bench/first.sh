#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# first.sh ARCHIVE: how long the first result takes from the portable folder (packaging/bundle.sh), on a machine with python3, pip and
# a network: unpacked, LibTorch fetched, the Demo set trained as Classic, the report drawn. In a home of its own, which goes away; the
# report stays as first-report.png here. Needs nothing of the checkout: copy it to the machine.
set -euo pipefail

[ $# -eq 1 ] || { echo "Usage: first.sh epochmark-VERSION-linux-x86_64.tar.gz" >&2; exit 2; }
archive=$(readlink -f "$1")
report=$PWD/first-report.png
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/home"
export HOME=$work/home
unset XDG_CACHE_HOME XDG_DATA_HOME EPOCHMARK_HOME EPOCHMARK_CACHE EPOCHMARK_LIBTORCH
TIMEFORMAT='%R %U %S'

# timed WHAT COMMAND...: by the clock, and the processor's seconds, which a busy machine changes less.
timed() {
    local what=$1 log=$work/log
    shift
    { time "$@" >"$log" 2>&1; } 2>"$work/seconds" || { tail -n 20 "$log" >&2; exit 1; }
    awk -v what="$what" '{ printf "%-10s %6.1f s (processor %.1f s)\n", what, $1, $2 + $3 }' "$work/seconds"
    cut -d ' ' -f 1 "$work/seconds" >>"$work/all"
}

timed unpack tar -xf "$archive" -C "$work"
cd "$work"/epochmark-*/
timed setup ./epochmark-cli setup
timed run ./epochmark-cli run --dataset demo --report "$report"
grep -E '^(Time|Validation|Ranked)' "$work/log" || true
awk '{ sum += $1 } END { printf "in all     %6.1f s\n", sum }' "$work/all"
