# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# A PJRT plug-in for processors in the user's cache, where Epochmark looks for plug-ins (core/devices/plugin): one wheel
# of PyPI, pinned by hash. Sourced by setup.sh after common.sh.

pjrtCpuPins=$project/packaging/pjrt/$(uname -m).txt
pjrtCpuFolder=${XDG_CACHE_HOME:-$HOME/.cache}/epochmark/plugins/cpu

# A machine that no plug-in is pinned for needs none: tests that want it are skipped.
pjrtCpuIsComplete() {
    [ -f "$pjrtCpuPins" ] || return 0
    cmp -s "$pjrtCpuPins" "$pjrtCpuFolder/pins.txt"
}

fetchPjrtCpu() (
    partial=$(mktemp -d)
    trap 'rm -rf "$partial"' EXIT
    python=python3
    [ ! -x /usr/bin/python3 ] || python=/usr/bin/python3
    say "Downloading a PJRT plug-in for the processor (63 MB, once for all clones)"
    "$python" -m pip download --quiet --disable-pip-version-check --no-cache-dir --no-deps --require-hashes \
        --only-binary=:all: --python-version 3.11 --platform manylinux_2_27_x86_64 -d "$partial" -r "$pjrtCpuPins" ||
        die "The plug-in couldn't be downloaded (pip's words are above): check the network, then run this again."
    unzip -q "$partial"/*.whl -d "$partial/wheel"
    mkdir "$partial/cpu"
    mv "$partial"/wheel/lammps_jax_pjrt_cpu/*.so "$partial"/wheel/*.dist-info/licenses/* "$partial/cpu/"
    cp "$pjrtCpuPins" "$partial/cpu/pins.txt"
    mkdir -p "${pjrtCpuFolder%/*}"
    # Not by a rename alone: the temporary folder may lie on another disk, and a plug-in half there must not be found.
    cp -R "$partial/cpu" "$pjrtCpuFolder.partial.$$"
    rm -rf "$pjrtCpuFolder"
    mv "$pjrtCpuFolder.partial.$$" "$pjrtCpuFolder"
    say "The plug-in is ready: 'epochmark-cli devices' lists pjrt:cpu:0."
)
