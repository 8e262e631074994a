#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The portable folder: what it asks of a machine, from a read-only place, by a user without rights, with LibTorch
# elsewhere; a host that is too old is refused in a sentence.
# seconds: 120
# packages: binutils patchelf zstd qt6-wayland python3
set -euo pipefail
. /etc/os-release
if [ "${VERSION_CODENAME:-}" != bookworm ] || [ "$(uname -m)" != x86_64 ]; then
    echo "The folder is made on Debian 12 for x86-64: a newer system's libraries ask for a newer glibc."
    exit 77
fi
exec python3 -B "$(dirname "${BASH_SOURCE[0]}")/bundle.py"
