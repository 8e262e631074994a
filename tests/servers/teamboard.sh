#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A team's board on a real PostgreSQL, which listens on a socket of its own and opens no port: shared, pulled, withdrawn,
# the server stopped in between, and every right that a member hasn't got, asked for with psql.
# seconds: 80
# packages: postgresql python3
set -euo pipefail
exec python3 -B "$(dirname "${BASH_SOURCE[0]}")/teamboard.py"
