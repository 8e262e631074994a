#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# networks.sh [--repeats N] [--steps N] [--threads N] [--network resnet50|mobilenetv2] [--size N] [--out DIR]
# A training step of ResNet-50 and MobileNetV2 (batches of 20, 96 and 160 pixels) in eager PyTorch, in Keras on TensorFlow and
# in Epochmark's tuned pipeline, interleaved; prints medians and ratios, writes networks.md and networks.json.
# The scripts get virtual environments of their own (about 6 GB, kept in the cache for later calls);
# EPOCHMARK_PYTORCH and EPOCHMARK_KERAS name a Python that has them instead, or "none" to leave that side out.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/epochmark

if [ "${1:-}" = --help ]; then
    sed -n '5,9s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
    exit 2
fi
cli=$root/build/release/bin/epochmark-cli
if [ ! -x "$cli" ]; then
    echo "Epochmark isn't built yet. Run packaging/run.sh or packaging/test.sh first." >&2
    exit 1
fi

# environment NAME: a virtual environment with the pinned requirements, made anew when they change; says its Python.
environment() {
    local folder=$cache/bench-$1 requirements=$here/reference/requirements-$1.txt
    if ! cmp -s "$requirements" "$folder/installed.txt"; then
        echo "Installing the $1 script's libraries into $folder (once)." >&2
        rm -rf "$folder"
        python3 -m venv "$folder"
        "$folder/bin/pip" install --quiet -r "$requirements" >&2
        cp "$requirements" "$folder/installed.txt"
    fi
    echo "$folder/bin/python"
}
pytorch=${EPOCHMARK_PYTORCH:-$(environment pytorch)}
keras=${EPOCHMARK_KERAS:-$(environment keras)}

exec python3 "$here/networks.py" --cli "$cli" --pytorch "$pytorch" --keras "$keras" "$@"
