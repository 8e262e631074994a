#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the checks of a kit on an NVIDIA card, one after another, keeps each answer in FOLDER/answers as it comes, and writes
gpu-check.json and gpu-check.md out of them. --report FOLDER writes both out of answers that are there. check.sh calls it."""

import argparse
import datetime
import json
import os
import random
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time

SCHEMA = 1
MOST_SECONDS = 240
MOST_TEXT = 20_000  # characters kept of what a program said
MOST_ANSWER = 4 << 20  # bytes read of an answer
PICTURES = 20_000
SIDE = 30  # pixels of a generated picture; it is trained on at 150 like every other
NO_CARD, STOPPED = 4, 5


class Stopped(Exception):
    pass


def say(text):
    print(plain(text), flush=True)


def plain(text):
    """One line without what a terminal would obey."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+", "\ufffd", str(text))


def cell(text):
    """The same for a cell of a Markdown table."""
    return re.sub(r"([\\`*_\[\]|])", r"\\\1", plain(text)).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def number(value, digits=2):
    return "-" if value is None else f"{value:.{digits}f}"


# --- asking ---------------------------------------------------------------------------------------------------------------


def end(process):
    for action in (process.terminate, process.kill):
        if process.poll() is None:
            action()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                pass


def ask(command, seconds, environment=None, stop_at=None):
    """Runs a program, for so many seconds at most; what it says is kept up to MOST_TEXT. stop_at: at the first line that holds
    this text it is asked to stop as Ctrl-C does, and how long that takes is told."""
    began = time.monotonic()
    answer = {"command": [os.path.basename(command[0]), *command[1:]], "timed_out": False, "stop_s": None}
    with tempfile.TemporaryFile("w+", errors="replace") as errors:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, stdin=subprocess.DEVNULL, text=True,
                                   errors="replace", env={**os.environ, **(environment or {})})
        expiry = threading.Timer(seconds, end, [process])
        expiry.start()
        try:
            answer["out"], asked = read_out(process, stop_at)
            process.wait()
        finally:
            expiry.cancel()
            end(process)
        errors.seek(0)
        answer["err"] = errors.read(MOST_TEXT)
    answer["status"] = process.returncode
    answer["seconds"] = time.monotonic() - began
    answer["timed_out"] = answer["seconds"] >= seconds
    if asked is not None:
        answer["stop_s"] = time.monotonic() - asked
    return answer


def read_out(process, stop_at):
    kept, length, asked = [], 0, None
    for line in process.stdout:
        if length < MOST_TEXT:
            kept.append(line)
            length += len(line)
        if stop_at and asked is None and stop_at in line:
            asked = time.monotonic()
            process.send_signal(signal.SIGINT)
    return "".join(kept)[:MOST_TEXT], asked


class Meter:
    """What nvidia-smi tells twice a second while a program runs; nothing where it isn't there."""

    def __init__(self):
        program = shutil.which("nvidia-smi")
        self.file = tempfile.TemporaryFile("w+") if program else None
        self.process = None
        if program:
            self.process = subprocess.Popen([program, "-i", "0", "--query-gpu=utilization.gpu,power.draw,temperature.gpu",
                                             "--format=csv,noheader,nounits", "-lms", "500"],
                                            stdout=self.file, stderr=subprocess.DEVNULL)

    def stop(self):
        if self.process is None:
            return None
        end(self.process)
        self.file.seek(0)
        return read_meter(self.file.read(1 << 20))


def read_meter(text):
    """Medians of the samples that have all three numbers."""
    rows = []
    for line in text.splitlines():
        try:
            row = [float(part) for part in line.split(",")]
        except ValueError:
            continue
        if len(row) == 3:
            rows.append(row)
    if not rows:
        return None
    busy, watts, degrees = (statistics.median(column) for column in zip(*rows))
    return {"busy_percent": busy, "watts": watts, "degrees": degrees, "samples": len(rows)}


def generate(folder):
    """PPM pictures of noise, two classes of another brightness, 9 of 10 to train on."""
    numbers = random.Random(7)
    scale = {"dark": bytes(value * 3 // 4 for value in range(256)), "bright": bytes(64 + value * 3 // 4 for value in range(256))}
    header = f"P6\n{SIDE} {SIDE}\n255\n".encode()
    for name in scale:
        for part in ("train", "test"):
            os.makedirs(os.path.join(folder, part, name))
    for index in range(PICTURES):
        name = "bright" if index % 2 else "dark"
        part = "test" if index // 2 % 10 == 0 else "train"
        with open(os.path.join(folder, part, name, f"{index:05}.ppm"), "wb") as file:
            file.write(header + numbers.randbytes(SIDE * SIDE * 3).translate(scale[name]))


class Checks:
    def __init__(self, kit, out, full):
        self.kit, self.full = kit, full
        self.answers = os.path.join(out, "answers")
        shutil.rmtree(self.answers, ignore_errors=True)
        os.makedirs(self.answers)
        self.work = tempfile.mkdtemp(prefix="epochmark-gpu-")
        self.began = time.monotonic()
        self.count = 0
        self.left_out = []

    def left(self):
        return float("inf") if self.full else MOST_SECONDS - (time.monotonic() - self.began)

    def program(self, name):
        return os.path.join(self.kit, "bin", name)

    def keep(self, name, answer):
        self.count += 1
        with open(os.path.join(self.answers, f"{self.count:02}-{name}.json"), "w") as file:
            json.dump({"name": name, **answer}, file, indent=1)

    def ask(self, name, command, seconds, **options):
        """Leaves it out where the time is over, and says so."""
        left = self.left()
        if left < min(seconds, 10):
            self.left_out.append(name)
            return None
        say(name)
        meter = options.pop("meter", None)
        answer = ask(command, min(seconds, left), **options)
        if meter:
            answer["meter"] = meter.stop()
        return answer

    def check(self, name, command, seconds, **options):
        answer = self.ask(name, command, seconds, **options)
        if answer:
            self.keep(name, answer)
        return answer

    def train(self, name, arguments, seconds, environment=None, stop_at=None):
        record = os.path.join(self.work, "record.json")
        if os.path.exists(record):
            os.remove(record)
        events = ["--events", "-"] if stop_at else []
        answer = self.ask(name, [self.program("epochmark-cli"), "run", "--device", "cuda:0", "--quiet", "--json", record, *events,
                                 *arguments], seconds, stop_at=stop_at, meter=Meter(),
                          environment={"EPOCHMARK_HOME": self.work, **(environment or {})})
        if answer is None:
            return
        answer["records"] = []
        if os.path.exists(record) and os.path.getsize(record) <= MOST_ANSWER:
            with open(record) as file:
                answer["records"] = json.load(file).get("records", [])
        self.keep(name, answer)

    def all(self):
        devices = self.check("devices", [self.program("epochmark-cli"), "devices", "--json"], 60,
                             environment={"EPOCHMARK_HOME": self.work})
        if not usable_card(devices):
            return
        for test in ("tst_cudamodule", "tst_card"):
            self.check(test, [self.program(test)], 90)
        for repeat in range(3 if self.full else 1):
            self.demo()
        pictures = os.path.join(self.work, "pictures")
        generate(pictures)
        for repeat in range(3 if self.full else 1):
            self.many(pictures)
        self.train("stop", ["--dataset", "demo", "--epochs", "2000"], 40, stop_at='"event":"epoch"')
        self.train("memory", ["--dataset", pictures, "--network", "resnet50", "--batch", "4096", "--epochs", "1"], 60)

    def demo(self):
        demo = ["--dataset", "demo"]
        self.train("demo graph", demo, 60)
        self.train("demo eager", demo, 60, {"EPOCHMARK_CUDA_GRAPH": "off"})
        self.train("demo plain", [*demo, "--pipeline", "plain"], 60)

    def many(self, pictures):
        many = ["--dataset", pictures, "--epochs", "3"]
        self.train("20000 graph", many, 60)
        self.train("20000 eager", many, 90, {"EPOCHMARK_CUDA_GRAPH": "off"})
        for precision in ("tf32", "bf16", "fp16"):
            self.train(f"20000 graph {precision}", [*many, "--precision", precision], 60)
        self.train("20000 resnet18", [*many[:2], "--epochs", "1", "--network", "resnet18"], 60)
        if subprocess.run([sys.executable, "-c", "import torch"], stderr=subprocess.DEVNULL).returncode == 0:
            self.check("20000 script", [sys.executable, os.path.join(self.kit, "torch_script.py"), pictures, "--epochs", "3",
                                        "--workers", "4"], 120)
        else:
            self.left_out.append("20000 script")
        self.train("20000 plain", [*many[:2], "--epochs", "1", "--pipeline", "plain"], 90)


# --- reading answers ------------------------------------------------------------------------------------------------------


def parsed(text):
    try:
        value = json.loads(text)
        return value if isinstance(value, dict) else {}
    except ValueError:
        return {}


def cards(answer):
    devices = parsed((answer or {}).get("out", "")).get("devices", [])
    return [device for device in devices if isinstance(device, dict) and device.get("kind") == "cuda"]


def usable_card(answer):
    return next((card for card in cards(answer) if card.get("id") == "cuda:0" and card.get("usable")), None)


def why_no_card(answer):
    if answer is None or answer.get("status") != 0:
        return "The devices of this machine couldn't be listed: " + (answer or {}).get("err", "no answer").strip()
    for card in cards(answer):
        return f"{card.get('name')} can't be used: {card.get('reason') or ''} {card.get('remedy') or ''}".strip()
    return "This machine has no NVIDIA card that its driver knows of: nothing was measured."


def test_of(answer):
    totals = re.search(r"Totals: (\d+) passed, (\d+) failed, (\d+) skipped", answer.get("out", ""))
    counts = [int(word) for word in totals.groups()] if totals else [0, 0, 0]
    failures = re.findall(r"^FAIL!  : (.*)$", answer.get("out", ""), re.MULTILINE)
    return {"name": answer["name"], "passed": counts[0], "failed": counts[1], "skipped": counts[2], "failures": failures,
            "ok": answer.get("status") == 0 and totals is not None and counts[1] == 0}


def run_of(answer):
    """What a training gave; the reason where it gave nothing."""
    record = next(iter(answer.get("records") or []), {})
    epochs = record.get("epochs") or []
    timing = record.get("timing") or {}
    last = epochs[-1] if epochs else {}
    workload = record.get("workload") or {}
    seconds = timing.get("train_s")
    pictures = ((workload.get("dataset") or {}).get("train") or 0) * len(epochs)
    environment = record.get("environment") or {}
    return {"name": answer["name"], "completed": answer.get("status") == 0 and record.get("status") == "completed",
            "status": answer.get("status"), "train_s": seconds, "warmup_s": timing.get("warmup_s"),
            "images_per_s": pictures / seconds if seconds else None,
            "steady_images_per_s": (record.get("throughput") or {}).get("steady_images_per_s"),
            "precision": workload.get("precision"), "pipeline": record.get("pipeline"), "steps": environment.get("steps"),
            "pixels": environment.get("device_pixels"), "device_peak_bytes": environment.get("device_peak_bytes"),
            "val_accuracy": last.get("val_accuracy"), "train_loss": last.get("train_loss"), "meter": answer.get("meter"),
            "libtorch": environment.get("libtorch"), "driver": environment.get("driver"),
            "warnings": [warning.get("text") for warning in record.get("warnings") or []],
            "reason": "" if answer.get("status") == 0 else reason_of(answer)}


def reason_of(answer):
    if answer.get("timed_out"):
        return "took too long"
    lines = [line for line in (answer.get("err") or "").splitlines() if line.strip()]
    return lines[-1] if lines else f"status {answer.get('status')}"


def script_of(answer):
    told = parsed((answer.get("out") or "").strip().splitlines()[-1] if (answer.get("out") or "").strip() else "")
    return {"name": answer["name"], "completed": answer.get("status") == 0 and "train_s" in told, "train_s": told.get("train_s"),
            "images_per_s": told.get("images_per_s"), "torch": told.get("torch"),
            "reason": "" if answer.get("status") == 0 else reason_of(answer)}


def ratio(runs, slow, fast):
    """Of images a second, as medians of all repeats; absent where one is missing."""
    medians = []
    for name in (fast, slow):
        values = [run["images_per_s"] for run in runs if run["name"] == name and run["completed"] and run["images_per_s"]]
        medians.append(statistics.median(values) if values else None)
    return medians[0] / medians[1] if all(medians) else None


def report_of(answers, left_out=()):
    by_name = {}
    for answer in answers:
        by_name.setdefault(answer["name"], []).append(answer)
    devices = by_name.get("devices", [None])[0]
    card = usable_card(devices)
    tests = [test_of(answer) for answer in answers if answer["name"].startswith("tst_")]
    runs = [run_of(answer) for answer in answers if answer["name"].split()[0] in ("demo", "20000") and "script" not in answer["name"]]
    scripts = [script_of(answer) for answer in by_name.get("20000 script", [])]
    stop, memory = (by_name.get(name, [None])[0] for name in ("stop", "memory"))
    ratios = {"graph over eager": ratio(runs, "20000 eager", "20000 graph"),
              "graph over plain": ratio(runs, "20000 plain", "20000 graph"),
              "graph over the script": ratio(runs + scripts, "20000 script", "20000 graph"),
              "graph over eager, Demo set": ratio(runs, "demo eager", "demo graph")}
    report = {"schema": SCHEMA, "card": card, "why_no_card": None if card else why_no_card(devices), "tests": tests, "runs": runs,
              "scripts": scripts, "ratios": ratios, "left_out": list(left_out),
              "stop": stop and {"status": stop.get("status"), "seconds": stop.get("stop_s"),
                                "ok": stop.get("status") == STOPPED and stop.get("stop_s") is not None},
              "memory": memory and {"status": memory.get("status"), "sentence": reason_of(memory) if memory.get("status") else
                                    "it fitted"}}
    report["failed"] = failures_of(report)
    return report


def failures_of(report):
    """Names of what didn't pass. A precision that the card has no units for is refused by status 4, which is right."""
    failed = [test["name"] for test in report["tests"] if not test["ok"]]
    failed += [run["name"] for run in report["runs"] + report["scripts"]
               if not run["completed"] and not (run.get("status") == NO_CARD and run["name"].split()[-1] in ("tf32", "bf16", "fp16"))]
    if report["stop"] and not report["stop"]["ok"]:
        failed.append("stop")
    if report["memory"] and report["memory"]["status"] not in (0, 1):
        failed.append("memory")
    return failed


def markdown_of(report):
    lines = ["# Epochmark on an NVIDIA card", ""]
    card = report["card"]
    if card is None:
        return "\n".join(lines + [cell(report["why_no_card"]), ""])
    versions = next((f"LibTorch {run['libtorch']}, driver {run['driver']}" for run in report["runs"] if run["libtorch"]), "")
    lines += [cell(f"{card.get('name')} · {card.get('detail') or ''} · {versions} · {report.get('made', '')}"), "",
              "| run | steps | precision | training s | images/s | GPU busy % | W | validation accuracy | |", "|---|---|---|---:|---:|---:|---:|---:|---|"]
    for run in report["runs"]:
        meter = run["meter"] or {}
        lines.append("| " + " | ".join([
            cell(run["name"]), cell(run["steps"] or "-"), cell(run["precision"] or "-"), number(run["train_s"]),
            number(run["images_per_s"], 0), number(meter.get("busy_percent"), 0), number(meter.get("watts"), 0),
            number(run["val_accuracy"], 3), cell(run["reason"])]) + " |")
    for script in report["scripts"]:
        lines.append(f"| {cell(script['name'])} | - | fp32 | {number(script['train_s'])} | {number(script['images_per_s'], 0)} | - | - | - "
                     f"| {cell(script['reason'] or 'PyTorch ' + str(script['torch']))} |")
    lines += ["", "| ratio, same machine and hour | |", "|---|---:|"]
    lines += [f"| {cell(name)} | {number(value)} |" for name, value in report["ratios"].items()]
    lines.append("")
    for test in report["tests"]:
        lines.append(f"- {cell(test['name'])}: {test['passed']} passed, {test['failed']} failed, {test['skipped']} skipped"
                     + "".join(f"; {cell(failure)}" for failure in test["failures"]))
    if report["stop"]:
        lines.append(f"- A stop in mid-run: status {report['stop']['status']} after {number(report['stop']['seconds'])} s")
    if report["memory"]:
        lines.append(f"- ResNet-50 with batches of 4,096: {cell(report['memory']['sentence'])}")
    if report["left_out"]:
        lines.append("- Left out, as the time was over or PyTorch wasn't there: " + cell(", ".join(report["left_out"])))
    lines += ["- Failed: " + (cell(", ".join(report["failed"])) or "nothing"), ""]
    return "\n".join(lines)


def read_answers(folder):
    answers = []
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        if name.endswith(".json") and os.path.getsize(path) <= MOST_ANSWER:
            with open(path) as file:
                answer = json.load(file)
            if isinstance(answer, dict) and isinstance(answer.get("name"), str) and answer["name"]:
                answers.append(answer)
    return answers


def write(out, report):
    for name, text in (("gpu-check.json", json.dumps(report, indent=1) + "\n"), ("gpu-check.md", markdown_of(report))):
        partial = os.path.join(out, name + ".part")
        with open(partial, "w") as file:
            file.write(text)
        os.replace(partial, os.path.join(out, name))


def finish(out, left_out=(), made=None):
    report = report_of(read_answers(os.path.join(out, "answers")), left_out)
    report["made"] = made or datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M UTC")
    write(out, report)
    if report["card"] is None:
        say(report["why_no_card"])
        return NO_CARD
    say("Failed: " + ", ".join(report["failed"]) if report["failed"] else "All of it passed.")
    return 1 if report["failed"] else 0


def run_all(options):
    checks = Checks(options.kit, options.out, options.full)
    try:
        checks.all()
    except (KeyboardInterrupt, Stopped):
        finish(options.out, [*checks.left_out, "what came after the stop"])
        return STOPPED
    finally:
        shutil.rmtree(checks.work, ignore_errors=True)
    return finish(options.out, checks.left_out)


def stop(*_):
    raise Stopped


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kit", default=os.path.dirname(os.path.abspath(__file__)))
    parser.add_argument("--out", default=".")
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--report", action="store_true", help="nothing is run: the answers are there")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, stop)
    try:
        os.makedirs(options.out, exist_ok=True)
        status = finish(options.out) if options.report else run_all(options)
    except OSError as error:
        print("Error:", plain(f"{error.strerror}: {error.filename}"), file=sys.stderr)
        status = 1
    sys.exit(status)


if __name__ == "__main__":
    main()
