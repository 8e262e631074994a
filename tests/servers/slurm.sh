#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A real Slurm of two nodes (each in a network namespace of its own): one training as ranks over both, by srun and by sbatch,
# cancelled and out of time; and a machine by ssh whose programs run on compute nodes, behind srun or as jobs of sbatch.
# seconds: 330
# packages: slurmctld slurmd slurm-client munge openssh-server openssh-client iproute2 python3
set -euo pipefail
exec python3 -B "$(dirname "${BASH_SOURCE[0]}")/slurm.py" "$@"
