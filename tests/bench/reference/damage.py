#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Damages pictures of every form at random and compares what becomes of each with Pillow: the same pixels, or left out by both.

    python3 -m venv venv && venv/bin/pip install -r tests/bench/reference/requirements-damage.txt
    cmake --build build/release --target checkpictures
    venv/bin/python tests/bench/reference/damage.py build/release/tests/checkpictures

Prints every difference with both sides' words and ends with the share that is equal (exit status 1 below 99.5 %, or where
pixels differ). --forms compares the undamaged forms instead. --digests FOLDER prints Pillow's digests of a folder's files.
"""
import argparse
import collections
import hashlib
import io
import os
import random
import subprocess
import sys
import tempfile
import warnings

from PIL import Image, __version__

import picture_forms

warnings.simplefilter("ignore")
Image.MAX_IMAGE_PIXELS = 50_000_000  # an error from twice that on: 100 megapixels, as here
GROUPS = ("jpg", "png", "tif", "webp", "bmp", "pnm")


def verdict(data):
    """(used, width, height, digest) or (refused, why), as Pillow has it."""
    try:
        image = Image.open(io.BytesIO(data)).convert("RGB")
        digest = hashlib.sha256(image.resize((150, 150), Image.NEAREST).tobytes()).hexdigest()
        return "used", str(image.width), str(image.height), digest
    except Exception as error:  # whatever it is: the picture isn't used
        return "refused", f"{type(error).__name__}: {error}"


def ours(program, pictures):
    """The same of the program, by name."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in pictures.items():
            with open(os.path.join(folder, name), "wb") as file:
                file.write(data)
        done = subprocess.run([program, folder], capture_output=True, text=True, check=True)
    rows = (line.split("\t") for line in done.stdout.splitlines())
    return {row[0]: tuple(row[1:5]) if row[1] == "used" else tuple(row[1:3]) for row in rows}


def damaged(data, choose):
    """One of six damages, at a random place."""
    data, at = bytearray(data), choose.randrange(len(data))
    length = choose.randint(1, 64)
    kind = choose.choice(("bits", "cut", "zeros", "noise", "loss", "more"))
    if kind == "bits":
        for _ in range(choose.randint(1, 4)):
            data[choose.randrange(len(data))] ^= 1 << choose.randrange(8)
    elif kind == "cut":
        del data[at:]
    elif kind == "zeros":
        data[at:at + length] = b"\0" * len(data[at:at + length])
    elif kind == "noise":
        data[at:at + length] = choose.randbytes(len(data[at:at + length]))
    elif kind == "loss":
        del data[at:at + length]
    else:
        data[at:at] = choose.randbytes(length)
    return kind, bytes(data)


def group_of(name):
    end = name.rsplit(".", 1)[1]
    return "pnm" if end in ("pbm", "pgm", "ppm", "pnm") else end


def compare(program, pictures):
    """How many are equal, and the differences: [(name, what, theirs, ours)]."""
    mine, differences = ours(program, pictures), []
    for name, data in pictures.items():
        theirs = verdict(data)
        if mine[name][0] != theirs[0]:
            what = "left out here" if theirs[0] == "used" else "used here"
        elif theirs[0] == "used" and mine[name] != theirs:
            what = "OTHER PIXELS"
        else:
            continue
        differences.append((name, what, theirs[1] if theirs[0] == "refused" else "used", mine[name][1]))
    return len(pictures) - len(differences), differences


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", nargs="?")
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=20260131)
    parser.add_argument("--forms", action="store_true")
    parser.add_argument("--digests", metavar="FOLDER")
    options = parser.parse_args()
    if options.digests:
        for name in sorted(os.listdir(options.digests)):
            with open(os.path.join(options.digests, name), "rb") as file:
                print(name, *verdict(file.read()), sep="\t")
        return 0
    forms = dict(picture_forms.forms())
    pictures = forms
    if not options.forms:
        _, unread = compare(options.program, forms)
        left_out = {name for name, *_ in unread}
        seeds = collections.defaultdict(list)
        for name in sorted(set(forms) - left_out):
            seeds[group_of(name)].append(name)
        choose, pictures = random.Random(options.seed), {}
        for number in range(options.count):
            name = choose.choice(seeds[GROUPS[number % len(GROUPS)]])
            kind, data = damaged(forms[name], choose)
            pictures[f"{number:05d}-{kind}-{name}"] = data
    equal, differences = compare(options.program, pictures)
    for name, what, theirs, mine in differences:
        print(f"{what}: {name}\n    Pillow: {theirs}\n    here:   {mine}")
    by_group = collections.Counter(group_of(name) for name, *_ in differences)
    share = 100 * equal / len(pictures)
    print(f"Pillow {__version__}: {equal} of {len(pictures)} equal, {share:.2f} %; different: {dict(by_group)}")
    return 0 if share >= 99.5 and all(what != "OTHER PIXELS" for _, what, *_ in differences) else 1


if __name__ == "__main__":
    sys.exit(main())
