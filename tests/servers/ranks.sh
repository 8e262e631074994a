#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Ranks over the real gloo, which listens on the loopback: meeting, sums, every way a rank can end, and mpirun.
# seconds: 220
# packages: openmpi-bin
set -euo pipefail

export EPOCHMARK_TEST_SERVERS=1 EPOCHMARK_PLUGINS='' QTEST_FUNCTION_TIMEOUT=600000
passed=0
for test in tst_glooranks tst_localranks tst_terminalranks tst_rankfaults; do
    "$EPOCHMARK_BIN/../tests/$test"
    passed=$((passed + 1))
done
echo "$passed programs of ranks on real links passed"
