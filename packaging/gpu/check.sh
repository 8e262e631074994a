#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check.sh TORCH_LIB [--full] [--minutes N] [--out FOLDER]: measures Epochmark on the NVIDIA card of a borrowed machine, out of the
# folder that kit.sh made. TORCH_LIB: the folder of libtorch_cpu.so and libtorch_cuda.so, of the line that the kit was built for.
# Takes four minutes at most, or N; --full an hour at most. Writes gpu-check.json and gpu-check.md into FOLDER (the current one), anew
# after each part: what is there when the time of the machine is over is whole. What each program said lies in FOLDER/answers.
# Exit status: 0 all of it passed, 1 something failed, 2 usage, 4 there is no card that can be used (the files say why), 5 stopped.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

die() {
    printf 'Error: %s\n' "$1" >&2
    exit "${2:-2}"
}

[ $# -ge 1 ] || die "check.sh takes the folder of libtorch_cpu.so: check.sh TORCH_LIB [--full] [--minutes N] [--out FOLDER]."
torch=$1
shift
[ -e "$torch/libtorch_cpu.so" ] || die "There is no libtorch_cpu.so in '$torch': name the folder that holds it, as .../site-packages/torch/lib."
torch=$(cd "$torch" && pwd)
[ -x "$here/bin/epochmark-cli" ] || die "This isn't a kit: bin/epochmark-cli is missing beside check.sh. packaging/gpu/kit.sh makes one."
line=$(cat "$here/libtorch-line" 2>/dev/null || true)
version=$(sed -n "s/^__version__ = '\(.*\)'/\1/p" "$torch/../version.py" 2>/dev/null || cat "$torch/../build-version" 2>/dev/null || true)
case $version in
"" | "$line".*) ;;
*) [ -z "$line" ] || die "This kit was built for LibTorch $line, and '$torch' holds $version: take a kit of that line (EPOCHMARK_LIBTORCH_LINE=... packaging/test.sh --cuda, then kit.sh)." ;;
esac
command -v python3 >/dev/null || die "python3 isn't there, which runs the checks and writes what they found."
# As in an installed tree: the catalogue looks for the GPU libraries beside the program's own.
ln -sfn "$torch" "$here/lib/libtorch" 2>/dev/null || die "'$here/lib' can't be written: copy the kit to a folder of your own."
nvidia=$(printf '%s:' "$torch"/../../{nvidia/*,cusparselt}/lib) # CUDA 12's wheels have one beside nvidia
# Of the kit's programs alone: this machine's Python has libraries of its own.
export EPOCHMARK_KIT_LIBRARIES="$here/lib:$torch:$nvidia${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH}"
export QT_PLUGIN_PATH="$here/plugins" EPOCHMARK_LIBTORCH="$torch" LC_ALL=C.UTF-8
exec python3 "$here/check.py" --kit "$here" "$@"
