# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Runs four implementations of the Classic workload in turn and compares their times; started by compare.sh.

The time of a script runs from the first touch of its unpacked pictures to the end of the last validation; Epochmark's is
its headline (total_s), reading from the zip. Imports, unpacking and Epochmark's warm-up are outside both.
"""

import argparse
import datetime
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import tempfile
import zipfile

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
LABELS = {"keras": "Keras script", "pytorch": "PyTorch script", "plain": "Epochmark plain", "tuned": "Epochmark tuned"}
LEARNED = 0.9  # training accuracy that every one must reach in 15 epochs
ALIKE = 0.1    # and the most by which two of them may differ at the end


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("zip", type=pathlib.Path)
    parser.add_argument("--cli", required=True)
    parser.add_argument("--keras", required=True, help="Python with TensorFlow")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--epochs", type=int, default=15)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path("."))
    return parser.parse_args()


def dataset_folder(unpacked):
    """The folder that holds train/: single leading folders are stripped, as Epochmark does."""
    folder = unpacked
    while not (folder / "train").is_dir():
        inside = [entry for entry in folder.iterdir() if entry.is_dir()]
        if len(inside) != 1:
            sys.exit(f"{folder} holds no train folder: the scripts need train/<class> and test/<class>.")
        folder = inside[0]
    return folder


def run_json(command, **more):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return json.loads(done.stdout)


def script(python, name, options, folder, seed):
    result = run_json([python, HERE / "reference" / name, folder, "--epochs", str(options.epochs),
                       "--threads", str(options.threads), "--seed", str(seed)])
    return {"seconds": result["seconds"], "epochs": result["epochs"], "versions": result["versions"]}


def epochmark(pipeline, options, home, seed):
    command = [options.cli, "run", "--dataset", options.zip, "--device", "cpu", "--threads", str(options.threads),
               "--seed", str(seed), "--pipeline", pipeline, "--json", "-", "--quiet"]
    if options.epochs != 15:
        command += ["--epochs", str(options.epochs)]
    record = run_json(command, env=dict(os.environ, EPOCHMARK_HOME=home))["records"][0]
    environment = record["environment"]
    return {"seconds": record["timing"]["total_s"], "epochs": record["epochs"],
            "versions": {"epochmark": environment["epochmark"], "libtorch": environment["libtorch"]}}


def measure(options, folder, home):
    results = {name: [] for name in LABELS}
    for repeat in range(options.repeats):
        seed = options.seed + repeat
        for name in LABELS:
            if name == "keras":
                result = script(options.keras, "keras_script.py", options, folder, seed)
            elif name == "pytorch":
                result = script(sys.executable, "pytorch_script.py", options, folder, seed)
            else:
                result = epochmark(name, options, home, seed)
            last = result["epochs"][-1]
            print(f"{repeat + 1}/{options.repeats} {LABELS[name]}: {result['seconds']:.1f} s, training accuracy "
                  f"{last['train_accuracy']:.3f}, validation {last['val_accuracy']:.3f}", file=sys.stderr, flush=True)
            results[name].append(result)
    return results


def processor():
    try:
        for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def table(results, options):
    medians = {name: statistics.median(r["seconds"] for r in runs) for name, runs in results.items()}
    lines = [f"{options.zip.name}, {options.epochs} epochs, {options.threads} threads, {options.repeats} runs each, in turn; "
             f"{processor()}, {os.cpu_count()} processors, {datetime.date.today()}", "",
             "| | median s | min - max s | s per epoch | tuned takes | training accuracy | validation accuracy | versions |",
             "|---|---:|---:|---:|---:|---:|---:|---|"]
    for name, runs in results.items():
        seconds = [r["seconds"] for r in runs]
        train = statistics.median(r["epochs"][-1]["train_accuracy"] for r in runs)
        validation = statistics.median(r["epochs"][-1]["val_accuracy"] for r in runs)
        versions = ", ".join(f"{key} {value}" for key, value in runs[0]["versions"].items())
        # The ratio is taken pair by pair: neighbours in time saw the same machine.
        ratio = statistics.median(t["seconds"] / r["seconds"] for t, r in zip(results["tuned"], runs))
        lines.append(f"| {LABELS[name]} | {medians[name]:.1f} | {min(seconds):.1f} - {max(seconds):.1f} | "
                     f"{medians[name] / options.epochs:.2f} | {ratio:.2f} of it | {train:.3f} | {validation:.3f} | {versions} |")
    return "\n".join(lines)


def learned_alike(results, options):
    """A sentence, and whether all is well."""
    last = {name: statistics.median(r["epochs"][-1]["train_accuracy"] for r in runs) for name, runs in results.items()}
    spread = max(last.values()) - min(last.values())
    if spread > ALIKE:
        return f"They did not learn alike: final training accuracies differ by {spread:.3f}.", False
    if options.epochs >= 15 and min(last.values()) < LEARNED:
        return f"{LABELS[min(last, key=last.get)]} did not reach a training accuracy of {LEARNED}.", False
    return f"They learned alike: final training accuracies lie within {spread:.3f}.", True


def plot(results, options, path):
    figure, (bars, curves) = plt.subplots(1, 2, figsize=(12, 4.2), dpi=150)
    colours = ["#D55E00", "#E69F00", "#56B4E9", "#0072B2"]
    for row, (name, runs) in enumerate(results.items()):
        seconds = [r["seconds"] for r in runs]
        median = statistics.median(seconds)
        bars.barh(row, median, color=colours[row],
                  xerr=[[median - min(seconds)], [max(seconds) - median]], capsize=4)
        bars.text(max(seconds), row, f"  {median:.1f} s", va="center")
        epochs = range(1, options.epochs + 1)
        curves.plot(epochs, [100 * e["train_accuracy"] for e in runs[0]["epochs"]], color=colours[row], label=LABELS[name])
        curves.plot(epochs, [100 * e["val_accuracy"] for e in runs[0]["epochs"]], color=colours[row], dashes=(2.7, 1.8))
    bars.set_yticks(range(len(LABELS)), LABELS.values())
    bars.invert_yaxis()
    bars.margins(x=0.15)
    bars.set_xlabel(f"seconds for {options.epochs} epochs (median, min to max)")
    curves.set_xlabel("epochs")
    curves.set_ylabel("share correct (%); dashed: validation")
    curves.legend(frameon=False)
    for axes in (bars, curves):
        axes.spines[["top", "right"]].set_visible(False)
    figure.tight_layout()
    figure.savefig(path)


def main():
    options = arguments()
    options.zip = options.zip.resolve()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        unpacked = pathlib.Path(work) / "pictures"
        with zipfile.ZipFile(options.zip) as archive:
            archive.extractall(unpacked)
        results = measure(options, dataset_folder(unpacked), str(pathlib.Path(work) / "home"))
    verdict, is_well = learned_alike(results, options)
    text = f"{table(results, options)}\n\n{verdict}\n"
    print(text)
    (options.out / "compare.md").write_text(text)
    (options.out / "compare.json").write_text(json.dumps(results, indent=1))
    plot(results, options, options.out / "compare.png")
    sys.exit(0 if is_well else 1)


if __name__ == "__main__":
    main()
