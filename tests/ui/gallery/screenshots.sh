#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# screenshots.sh [ZIP|FOLDER|demo]: draws the pictures of resources/screenshots anew, light and dark, 256 colours each,
# of real runs on this machine: a queue fills a store (Classic on one thread and on all cores, three times each), then
# the window shows it, and trains once more for the picture of a run in work. Leave the machine alone meanwhile.
#
# Environment: EPOCHMARK_BIN   folder of epochmark-cli and epochmark-gallery (build/release/bin)
#              EPOCHMARK_RENT  what an hour of this machine costs, in USD, for the page of costs (0.10, made up)
# Needs ImageMagick.
set -euo pipefail
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
bin=${EPOCHMARK_BIN:-$project/build/release/bin}
dataset=${1:-demo}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export EPOCHMARK_HOME=$folder/home
mkdir -p "$EPOCHMARK_HOME"

"$bin/epochmark-cli" run --dataset "$dataset" --threads "1,$(nproc)" --repeats 3
name=$("$bin/epochmark-cli" export --format json --out - | sed -n 's/^ *"name": "\(.*\)",\{0,1\}$/\1/p' | head -n 1)
"$bin/epochmark-cli" price set "$name" --rent "${EPOCHMARK_RENT:-0.10}" --source "made up for the picture"
"$bin/epochmark-gallery" "$folder/pictures" --scale 1 --home "$EPOCHMARK_HOME" --dataset "$dataset"
for picture in "$folder"/pictures/*-real-*.png; do
    page=$(basename "$picture" .png)
    convert "$picture" -strip -quantize Lab +dither -colors 256 -define png:compression-level=9 \
        "PNG8:$project/resources/screenshots/${page/-real/}.png"
done
"$bin/epochmark-cli" list
echo "Name under them: $name, $(date --utc +%F)"
