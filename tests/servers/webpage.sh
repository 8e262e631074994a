#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The page that export writes, in a real browser: no error, nothing asked for, sorted by mouse and keys, at the width of
# a telephone and of a desk, light and dark.
# seconds: 40
# packages: chromium python3 fonts-dejavu-core
set -euo pipefail
exec python3 -B "$(dirname "${BASH_SOURCE[0]}")/webpage.py"
