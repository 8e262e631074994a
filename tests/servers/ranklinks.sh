#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What estimate foretells of two ranks, against what they then take, over links of 100 Mbit/s and 1 Gbit/s between
# two network namespaces; and what becomes of a run whose link is cut.
# alone: it compares a forecast with what is then taken
# packages: iproute2
set -euo pipefail
exec python3 "$EPOCHMARK_SOURCE/tests/servers/ranklinks.py"
