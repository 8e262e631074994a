#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The portable folder: what it asks of a machine, from a read-only place, by a user without rights, with LibTorch
# inside and elsewhere; a host that is too old is refused in a sentence.
# packages: binutils patchelf zstd qt6-wayland python3
set -euo pipefail
exec python3 -B "$(dirname "${BASH_SOURCE[0]}")/bundle.py"
