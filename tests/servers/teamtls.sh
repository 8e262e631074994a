#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A team's board on another machine: a real PostgreSQL with certificates of a CA of its own, at an address that isn't
# the loopback's, in a network namespace of its own. Who can't prove who it is gets no line, in a sentence.
# seconds: 20
# packages: postgresql openssl iproute2 python3
set -euo pipefail
test=$(dirname "${BASH_SOURCE[0]}")/teamtls.py
space=(unshare --net)
[ "$(id -u)" -eq 0 ] || space=(unshare --net --user --map-current-user --keep-caps)
if ! "${space[@]}" true 2>/dev/null; then
    echo "skipped: this system gives no network namespace"
    exit 77
fi
exec "${space[@]}" python3 -B "$test"
