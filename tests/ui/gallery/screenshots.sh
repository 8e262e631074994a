#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# screenshots.sh [GALLERY]: draws the pictures of resources/screenshots anew, 256 colours each. GALLERY: the program,
# build/release/bin/epochmark-gallery unless given. Needs ImageMagick.
set -euo pipefail
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
gallery=${1:-$project/build/release/bin/epochmark-gallery}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

states=(benchmark-busy leaderboard-ready compare-ready costs-ready report-ready)
"$gallery" "$folder" --scale 1 "${states[@]}"
for state in "${states[@]}"; do
    page=${state%-*}
    scheme=light
    [ "$page" != leaderboard ] || scheme=dark
    convert "$folder/$state-$scheme.png" -strip -quantize Lab +dither -colors 256 -define png:compression-level=9 \
        "PNG8:$project/resources/screenshots/$page.png"
done
ls -l "$project/resources/screenshots"
