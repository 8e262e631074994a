#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# compare.sh ZIP [--repeats N] [--epochs N] [--threads N] [--seed N] [--out DIR]
# Trains the Classic workload on ZIP with a Keras script, a PyTorch script and Epochmark's plain and tuned pipelines,
# interleaved and in one go; prints medians, spread and ratios, writes compare.md, compare.json and compare.png.
# The scripts get virtual environments of their own (about 6 GB, kept in the cache for later calls).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/epochmark

if [ $# -lt 1 ] || [ "$1" = --help ]; then
    sed -n '5,8s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
    exit 2
fi
cli=$root/build/release/bin/epochmark-cli
if [ ! -x "$cli" ]; then
    echo "Epochmark isn't built yet. Run packaging/run.sh or packaging/test.sh first." >&2
    exit 1
fi

# environment NAME: a virtual environment with the pinned requirements, made anew when they change.
environment() {
    local folder=$cache/bench-$1 requirements=$here/reference/requirements-$1.txt
    if ! cmp -s "$requirements" "$folder/installed.txt"; then
        echo "Installing the $1 script's libraries into $folder (once)." >&2
        rm -rf "$folder"
        python3 -m venv "$folder"
        "$folder/bin/pip" install --quiet -r "$requirements"
        cp "$requirements" "$folder/installed.txt"
    fi
}
environment keras
environment pytorch

exec "$cache/bench-pytorch/bin/python" "$here/compare.py" --cli "$cli" --keras "$cache/bench-keras/bin/python" "$@"
