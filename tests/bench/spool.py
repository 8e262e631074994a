#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Trains a network on generated pictures that lie in memory and in a spool file, in turn, and prints both: the spool
file is what `--pixels auto` takes under a limit.

    tests/bench/spool.py --cli build/release/bin/epochmark-cli --pictures 60000 --folder SCRATCH --rounds 2
    tests/bench/spool.py ... --cgroup /sys/fs/cgroup/memory/GROUP   # the limit is a group's instead of --memory

Needs room in SCRATCH: the zip (about 1 kB a picture) and the spool file (67.5 kB a picture). Python's standard library alone.
"""
import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import zipfile

EDGE = 150


def picture(kind, random_):
    """Slanted stripes in a colour cast of the class, as PPM; cheap to make, cheap to pack."""
    period = random_.randrange(12, 40)
    light, dark = random_.randrange(140, 255), random_.randrange(0, 110)
    cell = bytearray()
    for x in range(period):
        value = light if x * 2 < period else dark
        cell += bytes((value, (value + 40 * kind) % 256, 255 - value) if kind else (255 - value, value, value))
    row = bytes(cell) * (2 + EDGE // period + 2)
    slant = random_.randrange(1, 4)
    rows = []
    for y in range(EDGE):
        start = 3 * (y * slant % period)
        rows.append(row[start:start + 3 * EDGE])
    return b"P6\n%d %d\n255\n" % (EDGE, EDGE) + b"".join(rows)


def generate(path, count):
    random_ = random.Random(1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for number in range(count):
            kind = number % 2
            split = "test" if number % 50 < 2 else "train"
            archive.writestr(f"{split}/{'ab'[kind]}/{number:06}.ppm", picture(kind, random_))


def run(options, way, group):
    home = os.path.join(options.folder, "home")
    command = [options.cli, "run", "--dataset", options.zip, "--network", options.network, "--batch", str(options.batch), "--epochs", str(options.epochs), "--threads", str(options.threads),
               "--pixels", "memory" if way == "memory" else "auto", "--json", "-", "--quiet"]
    if way == "spool" and not group:
        command += ["--memory", options.limit]
    enter = (lambda: open(os.path.join(group, "cgroup.procs"), "w").write(str(os.getpid()))) if group else None
    done = subprocess.run(command, env={**os.environ, "EPOCHMARK_HOME": home}, stdout=subprocess.PIPE, preexec_fn=enter)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}: status {done.returncode}")
    return json.loads(done.stdout)["records"][0]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cli", required=True)
    parser.add_argument("--folder", required=True)
    parser.add_argument("--pictures", type=int, default=60000)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--network", default="classic")
    parser.add_argument("--batch", type=int, default=20)
    parser.add_argument("--limit", default="1500M")
    parser.add_argument("--cgroup", help="a folder of a memory control group with that limit; made by you")
    options = parser.parse_args()
    options.zip = os.path.join(options.folder, f"pictures-{options.pictures}.zip")
    os.makedirs(options.folder, exist_ok=True)
    if not os.path.exists(options.zip):
        generate(options.zip, options.pictures)
    rates = {"memory": [], "spool": []}
    print("| round | pixels | images/s | data s | train s | input | peak MiB |")
    print("|---|---|---:|---:|---:|---:|---:|")
    for number in range(options.rounds):
        for way in ("memory", "spool") if number % 2 == 0 else ("spool", "memory"):
            record = run(options, way, options.cgroup if way == "spool" else None)
            timing = record["timing"]
            rate = record["throughput"]["steady_images_per_s"]
            rates[way].append(rate)
            share = timing["phases"]["input_s"] / timing["train_s"]
            print(f"| {number + 1} | {record['environment']['pixels']} | {rate:.0f} | {timing['data_s']:.1f} | "
                  f"{timing['train_s']:.1f} | {share:.1%} | {record['peak_memory_bytes'] >> 20} |", flush=True)
    ratio = statistics.median(rates["spool"]) / statistics.median(rates["memory"])
    print(f"\nspool / memory: {ratio:.3f} (medians)")


main()
