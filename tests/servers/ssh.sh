#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Machines by ssh against a real sshd on the loopback (as root also behind a cable of its own, in a network namespace): added,
# looked at, run on, stopped, cut off, killed, full, refused, one that answers with garbage, and by clicks in the window.
# seconds: 260
# packages: openssh-server openssh-client iproute2 python3 tcsh fish
set -euo pipefail
exec python3 -B "$(dirname "${BASH_SOURCE[0]}")/ssh.py" "$@"
