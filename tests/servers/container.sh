#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The portable folder in a bare Debian 12 and 13; and in a container, for machines that are too old for it: the very commands that it
# prints there, by Podman, with that Debian for the base that would come from Docker Hub; Apptainer's recipe step by step in it.
# seconds: 250
# packages: podman crun mmdebstrap util-linux binutils patchelf zstd qt6-wayland python3
set -euo pipefail
. /etc/os-release
if [ "${VERSION_CODENAME:-}" != bookworm ] || [ "$(uname -m)" != x86_64 ]; then
    echo "The folder is made on Debian 12 for x86-64: a newer system's libraries ask for a newer glibc."
    exit 77
fi
if [ "$(id -u)" -ne 0 ]; then
    echo "The base for the container is made as root."
    exit 77
fi
exec python3 -B "$(dirname "${BASH_SOURCE[0]}")/container.py"
