#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The portable folder: what it asks of a machine, from a read-only place, by a user without rights, with LibTorch
# elsewhere; a host that is too old is refused in a sentence. In a root that has nothing but the C library and what else a
# machine owes it: every form of picture, the window without a display and on one.
# seconds: 240
# packages: binutils patchelf zstd qt6-wayland python3 python3-numpy python3-pil util-linux xvfb xdotool libexpat1 fonts-dejavu-core xkb-data
set -euo pipefail
. /etc/os-release
if [ "${VERSION_CODENAME:-}" != bookworm ] || [ "$(uname -m)" != x86_64 ]; then
    echo "The folder is made on Debian 12 for x86-64: a newer system's libraries ask for a newer glibc."
    exit 77
fi
exec /usr/bin/python3 -B "$(dirname "${BASH_SOURCE[0]}")/bundle.py"
