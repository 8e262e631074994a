# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Times steps of ResNet-50 and MobileNetV2 in eager PyTorch, Keras on TensorFlow and Epochmark; started by networks.sh.

Each of the two is compared with Epochmark training the very same network: torchvision's as TorchScript, Keras' own from its
model file. A script's step has its batch in memory already; Epochmark's is 20 pictures over the steady images a second of
a run, gathering them included.
"""

import argparse
import datetime
import json
import os
import pathlib
import random
import statistics
import struct
import subprocess
import sys
import tempfile
import zlib

HERE = pathlib.Path(__file__).resolve().parent
NETWORKS = {"resnet50": ("ResNet-50", "resnet50", "ResNet50"), "mobilenetv2": ("MobileNetV2", "mobilenet_v2", "MobileNetV2")}
BATCH = 20
AIMS = {"pytorch": 0.9, "keras": 0.8}
TITLES = {"pytorch": "PyTorch eager", "keras": "Keras, TensorFlow"}


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cli", required=True)
    parser.add_argument("--pytorch", required=True, help="Python with torch and torchvision, or none")
    parser.add_argument("--keras", required=True, help="Python with TensorFlow, or none")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--steps", type=int, default=20)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--network", choices=sorted(NETWORKS), action="append")
    parser.add_argument("--size", type=int, action="append")
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path("."))
    return parser.parse_args()


def call(command, **more):
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return done.stdout


def png(path, level):
    """A picture of 160 x 160 noisy pixels, made without a library."""
    side = 160
    dice = random.Random(str(path))
    rows = b"".join(b"\0" + bytes(min(255, level + dice.randrange(64)) for _ in range(3 * side)) for _ in range(side))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
                     + chunk(b"IDAT", zlib.compress(rows, 1)) + chunk(b"IEND", b""))


def pictures(folder, steps):
    for split, count in (("train", BATCH * steps), ("test", BATCH)):
        for name, level in (("dark", 40), ("light", 150)):
            (folder / split / name).mkdir(parents=True)
            for index in range(count // 2):
                png(folder / split / name / f"{index}.png", level)
    return folder


def ours(options, dataset, model, size, home):
    command = [options.cli, "run", "--dataset", dataset, "--device", "cpu", "--threads", options.threads, "--network", model,
               "--batch", BATCH, "--epochs", 2, "--json", "-", "--quiet"]
    if model.suffix == ".pt":
        command += ["--input-size", size]
    record = json.loads(call(command, env=dict(os.environ, EPOCHMARK_HOME=str(home))))["records"][0]
    rate = record["throughput"]["steady_images_per_s"]
    return {"ms": 1000 * BATCH / rate, "versions": {key: record["environment"][key] for key in ("epochmark", "libtorch")}}


def measure(options, work):
    sides = [side for side in ("pytorch", "keras") if getattr(options, side) != "none"]
    dataset = pictures(work / "pictures", options.steps)
    results = []
    for network in options.network or sorted(NETWORKS):
        title, torchvision_name, keras_name = NETWORKS[network]
        for size in options.size or (96, 160):
            common = ["--size", size, "--batch", BATCH, "--steps", options.steps, "--threads", options.threads]
            scripts = {"pytorch": [options.pytorch, HERE / "reference" / "pytorch_step.py", torchvision_name, *common],
                       "keras": [options.keras, HERE / "reference" / "keras_step.py", keras_name, *common]}
            models = {"pytorch": work / f"{network}-{size}.pt", "keras": work / f"{network}-{size}.json"}
            if "pytorch" in sides:
                call(scripts["pytorch"] + ["--script", models["pytorch"]])
            if "keras" in sides:
                call(scripts["keras"] + ["--model", models["keras"]])
            for side in sides:
                results.append({"network": title, "size": size, "side": side, "theirs": [], "ours": [], "versions": {}})
            for repeat in range(options.repeats):
                for result in results[-len(sides):]:
                    side = result["side"]
                    for who in (("theirs", "ours") if repeat % 2 == 0 else ("ours", "theirs")):
                        found = (json.loads(call(scripts[side])) if who == "theirs"
                                 else ours(options, dataset, models[side], size, work / "home"))
                        result[who].append(found["ms"])
                        result["versions"].update(found["versions"])
                    print(f"{repeat + 1}/{options.repeats} {title} {size}: {TITLES[side]} {result['theirs'][-1]:.0f} ms, "
                          f"Epochmark {result['ours'][-1]:.0f} ms", file=sys.stderr, flush=True)
    return results


def table(results, options):
    lines = [f"Batches of {BATCH}, {options.threads} threads, {options.repeats} repeats of {options.steps} steps in turn, "
             f"{datetime.date.today()}", "",
             "| network | pixels | beside | its step, ms | ours, ms | ours takes | aim | versions |",
             "|---|---:|---|---:|---:|---:|---:|---|"]
    for result in results:
        # The ratio is taken pair by pair: neighbours in time saw the same machine.
        ratio = statistics.median(own / other for own, other in zip(result["ours"], result["theirs"]))
        versions = ", ".join(f"{key} {value}" for key, value in sorted(result["versions"].items()))
        lines.append(f"| {result['network']} | {result['size']} | {TITLES[result['side']]} | "
                     f"{statistics.median(result['theirs']):.0f} | {statistics.median(result['ours']):.0f} | {ratio:.2f} of it | "
                     f"{AIMS[result['side']]} | {versions} |")
    return "\n".join(lines)


def main():
    options = arguments()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        results = measure(options, pathlib.Path(work))
    text = table(results, options)
    print(text)
    (options.out / "networks.md").write_text(text + "\n")
    (options.out / "networks.json").write_text(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
