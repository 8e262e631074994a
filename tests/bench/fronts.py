# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Trains with each page in front, interleaved, and compares the headlines; started by fronts.sh, which says how.

Every run works on a copy of a home filled once. The order changes from round to round, so that what drifts (heat, clock)
meets all alike. Intervals: percentiles of the ratio of medians over whole rounds drawn with replacement (bootstrap).
"""

import argparse
import json
import os
import pathlib
import random
import shutil
import statistics
import subprocess
import sys
import tempfile

RESAMPLES = 10_000
TERMINAL = "terminal"
FRONTS = ["benchmark", "leaderboard", "compare", "costs", "report", TERMINAL]


def build_folder(text):
    name, separator, folder = text.partition("=")
    path = pathlib.Path(folder).resolve()
    for program in ("bin/epochmark-cli", "tests/bench_window"):
        if not separator or not (path / program).is_file():
            raise argparse.ArgumentTypeError(f"{text}: NAME=BUILD with {program} in the folder BUILD is wanted")
    return name, path


def fronts(text):
    chosen = text.split(",")
    if not set(chosen) <= set(FRONTS):
        raise argparse.ArgumentTypeError(f"{text}: a list of {', '.join(FRONTS)} is wanted")
    return chosen


def arguments():
    parser = argparse.ArgumentParser(prog="fronts.sh")
    parser.add_argument("builds", nargs="+", type=build_folder, metavar="NAME=BUILD")
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--epochs", type=int, default=15)
    parser.add_argument("--fronts", type=fronts, default=["leaderboard", "benchmark", TERMINAL])
    return parser.parse_args()


def output(command, home):
    environment = dict(os.environ, EPOCHMARK_HOME=str(home), QT_QPA_PLATFORM="offscreen", LC_ALL="C.UTF-8")
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return done.stdout


def trained(folder, front, home, epochs):
    """One training on that home: its headline in seconds, processor milliseconds of the window and of its pool."""
    if front == TERMINAL:
        text = output([folder / "bin/epochmark-cli", "run", "--dataset", "demo", "--epochs", str(epochs), "--device", "cpu",
                       "--store", home / "results.sqlite", "--json", "-", "--quiet"], home)
        return {"seconds": json.loads(text)["records"][0]["timing"]["total_s"], "window_ms": None, "pool_ms": None}
    text = output([folder / "tests/bench_window", "front", "--home", home, "--page", front, "--epochs", str(epochs)], home)
    return json.loads(text.splitlines()[-1])


def measure(options, filled, work):
    """{(build, front): [one result a round]}"""
    tasks = [(name, front) for name, _ in options.builds for front in options.fronts]
    folders = dict(options.builds)
    results = {task: [] for task in tasks}
    for number in range(options.rounds):
        order = tasks[:]
        random.Random(number).shuffle(order)
        for name, front in order:
            home = pathlib.Path(work) / "home"
            shutil.copytree(filled, home)
            result = trained(folders[name], front, home, options.epochs)
            shutil.rmtree(home)
            results[name, front].append(result)
            print(f"round {number + 1} of {options.rounds}: {name}, {front}: {result['seconds']:.3f} s", file=sys.stderr, flush=True)
    return results


def ratio(above, below):
    """Ratio of the medians of two lists, round by round, with its 95 % interval."""
    chance = random.Random(1)
    rounds = range(len(above))
    resampled = []
    for _ in range(RESAMPLES):
        drawn = [chance.choice(rounds) for _ in rounds]
        resampled.append(statistics.median(above[i] for i in drawn) / statistics.median(below[i] for i in drawn))
    resampled.sort()
    return (statistics.median(above) / statistics.median(below), resampled[int(0.025 * RESAMPLES)],
            resampled[int(0.975 * RESAMPLES) - 1])


def milliseconds(results, key):
    known = [result[key] for result in results if result.get(key) is not None]
    return f"{statistics.median(known):.0f}" if known else "-"


def print_tables(options, results):
    print(f"Classic, demo set, {options.epochs} epochs, {options.rows} results stored, {options.rounds} rounds\n")
    print("| build | in front | median s | min - max s | window's thread, ms | its pool, ms |")
    print("|---|---|---:|---:|---:|---:|")
    for (name, front), found in results.items():
        seconds = [result["seconds"] for result in found]
        print(f"| {name} | {front} | {statistics.median(seconds):.3f} | {min(seconds):.3f} - {max(seconds):.3f} "
              f"| {milliseconds(found, 'window_ms')} | {milliseconds(found, 'pool_ms')} |")
    print("\n| ratio of medians | | 95 % interval |")
    print("|---|---:|---:|")
    names = [name for name, _ in options.builds]
    pairs = [((name, a), (name, b)) for name in names for i, a in enumerate(options.fronts) for b in options.fronts[i + 1:]]
    pairs += [((names[-1], front), (names[0], front)) for front in options.fronts if len(names) == 2]
    for above, below in pairs:
        value, low, high = ratio(*([result["seconds"] for result in results[task]] for task in (above, below)))
        print(f"| {', '.join(above)} / {', '.join(below)} | {value:.4f} | {low:.4f} - {high:.4f} |")


def main():
    options = arguments()
    with tempfile.TemporaryDirectory(prefix="epochmark-fronts-") as work:
        filled = pathlib.Path(work) / "filled"
        filled.mkdir()
        first = options.builds[0][1]  # a store of the older build is what every build reads
        print(f"storing {options.rows} results", file=sys.stderr, flush=True)
        output([first / "tests/bench_window", "fill", "--home", filled, "--rows", str(options.rows)], filled)
        results = measure(options, filled, work)
    print_tables(options, results)


if __name__ == "__main__":
    main()
