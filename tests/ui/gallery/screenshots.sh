#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# screenshots.sh [ZIP|FOLDER|demo]: draws the pictures of resources/screenshots anew, light and dark, 256 colours each,
# of real runs on this machine: queues fill a store (Classic on one thread, on all cores and on every other device that
# is usable, three times each), then the window shows it, and trains once more for the picture of a run in work. Leave
# the machine alone meanwhile.
#
# Environment: EPOCHMARK_BIN   folder of epochmark-cli and epochmark-gallery (build/release/bin)
#              EPOCHMARK_RENT, EPOCHMARK_BUY  what an hour of this machine costs, and the machine, in USD, for the page
#                              of costs (0.10 and 900, made up)
# Needs ImageMagick.
set -euo pipefail
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
bin=${EPOCHMARK_BIN:-$project/build/release/bin}
dataset=${1:-demo}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export EPOCHMARK_HOME=$folder/home
mkdir -p "$EPOCHMARK_HOME"

threads=1
[ "$(nproc)" -eq 1 ] || threads=1,$(nproc)
"$bin/epochmark-cli" run --dataset "$dataset" --threads "$threads" --repeats 3
"$bin/epochmark-cli" devices --json | python3 -c 'import json, sys
for device in json.load(sys.stdin)["devices"]:
    if device["usable"] and device["kind"] != "cpu":
        print(device["id"])' | while read -r device; do
    "$bin/epochmark-cli" run --dataset "$dataset" --device "$device" --repeats 3
done
name=$("$bin/epochmark-cli" devices --json | python3 -c 'import json, sys
print(next(device["name"] for device in json.load(sys.stdin)["devices"] if device["kind"] == "cpu"))')
for price in "--rent ${EPOCHMARK_RENT:-0.10}" "--buy ${EPOCHMARK_BUY:-900} --watts 120"; do
    # shellcheck disable=SC2086 # words of an option each
    "$bin/epochmark-cli" price set "$name" $price --source "made up"
done
"$bin/epochmark-gallery" "$folder/pictures" --scale 1 --home "$EPOCHMARK_HOME" --dataset "$dataset"
for page in "$project"/resources/screenshots/*-{light,dark}.png; do
    picture=$(basename "$page")
    convert "$folder/pictures/${picture/-/-real-}" -strip -quantize Lab +dither -colors 256 -define png:compression-level=9 \
        "PNG8:$page"
done
"$bin/epochmark-cli" list
echo "Name under them: $name, $(date --utc +%F)"
