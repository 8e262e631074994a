# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the scripts in this folder share: sourced, never run.

say() { printf '%s\n' "$*"; }

# die SENTENCE [DETAIL]: ends the script with status 1.
die() {
    printf 'Error: %s\n' "$1" >&2
    [ $# -lt 2 ] || printf '%s\n' "$2" >&2
    exit 1
}
