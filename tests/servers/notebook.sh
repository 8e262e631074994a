#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# packaging/notebook/epochmark.ipynb, executed by nbconvert with the portable folder from a URL, without a way into any network:
# the report's picture and the record come out of it; a wrong, a cut and a missing archive are told in a sentence.
# seconds: 130
# packages: jupyter-nbconvert python3-ipykernel iproute2 util-linux binutils patchelf zstd qt6-wayland python3
set -euo pipefail
. /etc/os-release
if [ "${VERSION_CODENAME:-}" != bookworm ] || [ "$(uname -m)" != x86_64 ]; then
    echo "The folder is made on Debian 12 for x86-64: a newer system's libraries ask for a newer glibc."
    exit 77
fi
# A network of its own that has nothing but the loopback: what worked was in the folder.
alone=(unshare --net)
[ "$(id -u)" -eq 0 ] || alone=(unshare --map-root-user --net)
exec "${alone[@]}" sh -c 'ip link set lo up && exec python3 -B "$1"' sh "$(dirname "${BASH_SOURCE[0]}")/notebook.py"
