#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the checks of a kit on an NVIDIA card, one after another, keeps each answer in FOLDER/answers as it comes, and writes
gpu-check.json and gpu-check.md out of them, anew after each. No part takes longer than its own limit, and none that fails keeps the
others from running. --report FOLDER writes both out of answers that are there. check.sh calls it."""

import argparse
import contextlib
import datetime
import glob
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
import time

from asking import MOST_TEXT, ask, end, start
from report import NO_CARD, STOPPED, markdown_of, plain, report_of, usable_card

MOST_MINUTES = 4
MOST_ANSWER = 4 << 20  # bytes read of an answer
PICTURES = 20_000
SIDE = 30  # pixels of a generated picture; it is trained on at 150 like every other
# Where nvidia-smi lies when PATH doesn't say: WSL 2, and machines that mount the driver.
DRIVER_FOLDERS = ("/usr/lib/wsl/lib", "/usr/local/nvidia/bin")
METER = "utilization.gpu,power.draw,temperature.gpu,clocks.sm,memory.used"


class Stopped(Exception):
    pass


def say(text):
    print(plain(text), flush=True)


# --- what the card does meanwhile -----------------------------------------------------------------------------------------


def nvidia_smi():
    return shutil.which("nvidia-smi") or shutil.which("nvidia-smi", path=os.pathsep.join(DRIVER_FOLDERS))


class Meter:
    """What nvidia-smi tells twice a second while a program runs; nothing where it isn't there."""

    def __init__(self):
        program = nvidia_smi()
        self.file = tempfile.TemporaryFile("w+") if program else None
        self.process = None
        if program:
            with contextlib.suppress(OSError):
                self.process = start([program, "-i", "0", f"--query-gpu={METER}", "--format=csv,noheader,nounits", "-lms", "500"],
                                     out=self.file)

    def stop(self):
        if self.process is None:
            return None
        end(self.process)
        self.file.seek(0)
        text = self.file.read(1 << 20)
        self.file.close()
        return read_meter(text)


def read_meter(text):
    """Of samples that have a share, watts and degrees. Busy: the median of those that weren't 0, as a program also starts and reads."""
    rows = []
    for line in text.splitlines():
        row = []
        for part in line.split(","):
            try:
                row.append(float(part))
            except ValueError:
                row.append(None)
        if len(row) >= 3 and None not in row[:3]:
            rows.append(row)
    if not rows:
        return None

    def most(place):
        values = [row[place] for row in rows if len(row) > place and row[place] is not None]
        return max(values) if values else None

    busy = [row[0] for row in rows if row[0] > 0]
    return {"busy_percent": statistics.median(busy) if busy else 0.0, "watts": statistics.median(row[1] for row in rows),
            "mean_watts": statistics.mean(row[1] for row in rows), "degrees": statistics.median(row[2] for row in rows),
            "most_degrees": most(2), "most_megahertz": most(3), "most_memory_mib": most(4), "samples": len(rows)}


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
            noise = numbers.getrandbits(SIDE * SIDE * 3 * 8).to_bytes(SIDE * SIDE * 3, "little")
            file.write(header + noise.translate(scale[name]))


def jax_plugin():
    """JAX's for NVIDIA's cards, as (name, file), where this Python has it."""
    for folder in dict.fromkeys(sys.path):
        for file in sorted(glob.glob(os.path.join(glob.escape(folder or "."), "jax_plugins", "xla_cuda*", "xla_cuda_plugin.so"))):
            return os.path.basename(os.path.dirname(file)), os.path.abspath(file)
    return None


def plugin_environment(name, file):
    """Its compiler wants CUDA's own programs and libdevice, which JAX would tell it of: those of the same Python's wheels."""
    told = {"PJRT_NAMES_AND_LIBRARY_PATHS": f"{name}:{file}"}
    cuda = os.path.join(os.path.dirname(file), "..", "..", "nvidia", name.replace("xla_cuda", "cu"))
    if os.path.isdir(cuda) and "XLA_FLAGS" not in os.environ:
        told["XLA_FLAGS"] = f"--xla_gpu_cuda_data_dir={os.path.abspath(cuda)}"
        told["PATH"] = os.path.join(os.path.abspath(cuda), "bin") + os.pathsep + os.environ.get("PATH", os.defpath)
    return told


def read_records(path):
    """What the program wrote about its run; nothing where that is no such thing."""
    if not os.path.exists(path) or os.path.getsize(path) > MOST_ANSWER:
        return []
    with open(path, encoding="utf-8", errors="replace") as file:
        try:
            value = json.load(file)
        except ValueError:
            return []
    records = value.get("records") if isinstance(value, dict) else None
    return records if isinstance(records, list) else []


class Checks:
    def __init__(self, kit, out, full, minutes):
        self.kit, self.out, self.full = kit, out, full
        self.answers = os.path.join(out, "answers")
        shutil.rmtree(self.answers, ignore_errors=True)
        os.makedirs(self.answers)
        self.work = tempfile.mkdtemp(prefix="epochmark-gpu-")
        self.until = time.monotonic() + 60 * minutes
        self.count = 0
        self.left_out = []
        self.libraries = {"LD_LIBRARY_PATH": os.environ["EPOCHMARK_KIT_LIBRARIES"]} if "EPOCHMARK_KIT_LIBRARIES" in os.environ else {}

    def left(self):
        return self.until - time.monotonic()

    def program(self, name):
        return os.path.join(self.kit, "bin", name)

    def home(self, name="home"):
        """The kit's own libraries are for the kit's programs alone: Python's are others."""
        return {"EPOCHMARK_HOME": os.path.join(self.work, name), **self.libraries}

    def keep(self, name, answer):
        self.count += 1
        path = os.path.join(self.answers, f"{self.count:02}-{re.sub('[^A-Za-z0-9_]', '-', name)}.json")
        with open(path, "w") as file:
            json.dump({"name": name, **answer}, file, indent=1)
        finish(self.out, self.left_out, is_said=False)

    def part(self, name, action):
        """Whatever goes wrong in it is an answer, too."""
        try:
            action()
        except (Stopped, KeyboardInterrupt):
            raise
        except Exception as error:  # the others are still to come
            self.keep(name, {"error": f"{type(error).__name__}: {error}"})

    def has_time(self, name, seconds):
        if self.left() >= min(seconds, 10):
            say(f"{name} ({self.left():.0f} s left)")
            return True
        self.left_out.append(name)
        return False

    def check(self, name, command, seconds, **options):
        if not self.has_time(name, seconds):
            return None
        answer = ask(command, min(seconds, self.left()), **options)
        self.keep(name, answer)
        return answer

    def training(self, name, arguments, events=False, device="cuda:0"):
        record = os.path.join(self.work, name.replace(" ", "-") + ".json")
        with contextlib.suppress(FileNotFoundError):
            os.remove(record)
        return record, [self.program("epochmark-cli"), "run", "--device", device, "--quiet", "--json", record,
                        *(["--events", "-"] if events else []), *arguments]

    def train(self, name, arguments, seconds, environment=None, stop_at=None, device="cuda:0"):
        if not self.has_time(name, seconds):
            return
        record, command = self.training(name, arguments, stop_at is not None, device)
        meter = Meter()
        try:
            answer = ask(command, min(seconds, self.left()), {**self.home(), **(environment or {})}, stop_at)
        finally:
            told = meter.stop()
        self.keep(name, {**answer, "meter": told, "records": read_records(record)})

    # --- the parts, those first that say most and that have been run least -----------------------------------------------------

    def all(self):
        devices = self.check("devices", [self.program("epochmark-cli"), "devices", "--json"], 60, environment=self.home())
        if not usable_card(devices):
            return
        pictures = os.path.join(self.work, "pictures")
        self.part("driver", self.driver)
        for test, seconds in (("tst_cudamodule", 30), ("tst_card", 100)):
            self.part(test, lambda: self.test(test, seconds))
        self.part("pictures", lambda: generate(pictures))
        rounds = 3 if self.full else 1
        for _ in range(rounds):
            self.part("main", lambda: self.main(pictures))
        self.part("script", lambda: self.script(pictures))
        self.part("faults", lambda: self.faults(pictures))
        self.part("plug-in", self.plugin)
        self.part("plain", self.plain)
        self.part("precisions", lambda: self.precisions(pictures))
        self.part("together", lambda: self.together(pictures))
        self.part("networks", lambda: self.networks(pictures))
        self.part("20000 plain", lambda: self.train("20000 plain", ["--dataset", pictures, "--epochs", "1", "--pipeline", "plain"],
                                                    120 if self.full else 40))

    def driver(self):
        if nvidia_smi():
            self.check("driver", [nvidia_smi(), "-q", "-i", "0"], 20)
        else:
            self.left_out.append("driver")

    def test(self, name, seconds):
        """All functions at once; where the program ends in one of them, the others by themselves."""
        if not self.has_time(name, seconds):
            return
        until = time.monotonic() + min(seconds, self.left())
        answer = ask([self.program(name)], until - time.monotonic(), self.home())
        listed = ask([self.program(name), "-functions"], 20, self.home())["out"]
        functions = [line.strip().rstrip("()") for line in listed.splitlines() if line.strip().endswith("()")]
        lost = []
        if functions and not re.search(r"^Totals:", answer["out"], re.MULTILINE):
            lost = [name for name in functions if not re.search(rf"^(PASS|FAIL!|SKIP)\W.*::{name}\(", answer["out"], re.MULTILINE)]
            began, lost = lost, lost[:1]
            for place, function in enumerate(began[1:], 1):
                if time.monotonic() >= until:
                    lost += began[place:]
                    break
                single = ask([self.program(name), function], max(1, min(40, until - time.monotonic())), self.home())
                told = [line for line in single["out"].splitlines() if re.match(r"(PASS|FAIL!|SKIP)\W", line)
                        and "initTestCase" not in line and "cleanupTestCase" not in line]
                answer["out"] += "\n" + "\n".join(told)
                answer["times"] += [[0.0, ""], *[each for each in single["times"] if "TestCase(" not in each[1]]]
                if not re.search(r"^Totals:", single["out"], re.MULTILINE):
                    lost.append(function)
        self.keep(name, {**answer, "lost": lost})

    def main(self, pictures):
        many = ["--dataset", pictures, "--epochs", "3"]
        self.train("20000 graph", many, 60)
        self.train("20000 eager", many, 90, {"EPOCHMARK_CUDA_GRAPH": "off"})
        self.train("demo graph", ["--dataset", "demo"], 45)
        self.train("demo eager", ["--dataset", "demo"], 45, {"EPOCHMARK_CUDA_GRAPH": "off"})

    def faults(self, pictures):
        self.train("stop", ["--dataset", "demo", "--epochs", "2000"], 40, stop_at='"event":"epoch"')
        self.train("memory", ["--dataset", pictures, "--network", "resnet50", "--batch", "4096", "--epochs", "1"], 45)

    def together(self, pictures):
        if not self.has_time("together", 60):
            return
        until = time.monotonic() + min(60, self.left())
        running = []
        try:
            for name in ("first", "second"):
                record, command = self.training(name, ["--dataset", pictures, "--epochs", "3"])
                errors = tempfile.TemporaryFile()
                running.append((record, errors, start(command, self.home(name), errors, subprocess.DEVNULL)))
            for record, errors, process in running:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(max(0.1, until - time.monotonic()))
        finally:
            is_late = [process.poll() is None for _, _, process in running]
            for _, _, process in running:
                end(process)
        for (record, errors, process), late in zip(running, is_late):
            errors.seek(0)
            self.keep("together", {"status": process.returncode, "timed_out": late, "records": read_records(record),
                                   "err": errors.read(MOST_TEXT).decode(errors="replace")})
            errors.close()

    def script(self, pictures):
        if ask([sys.executable, "-c", "import torch"], max(1, min(60, self.left())))["status"] != 0:
            self.left_out += ["20000 script", "profile script"]
            return
        script = [sys.executable, os.path.join(self.kit, "torch_script.py"), pictures, "--workers", "4"]
        self.check("20000 script", [*script, "--epochs", "1"], 90)
        self.check("profile script", [*script, "--profile", "20"], 45)

    def plugin(self):
        """The same card through JAX's plug-in, where this machine's Python has one."""
        found = jax_plugin()
        if found is None:
            self.left_out.append("pjrt (this Python has no jax_plugins/xla_cuda*)")
            return
        name, _ = found
        for precision in ("fp32", "tf32"):
            self.train(f"pjrt {precision}", ["--dataset", "demo", "--precision", precision], 45, plugin_environment(*found),
                       device=f"pjrt:{name}:0")

    def precisions(self, pictures):
        for precision in ("tf32", "bf16", "fp16"):
            self.train(f"20000 graph {precision}", ["--dataset", pictures, "--epochs", "3", "--precision", precision], 45)

    def networks(self, pictures):
        for network in ("resnet18", "mobilenetv3-small"):
            self.train(f"20000 {network}", ["--dataset", pictures, "--epochs", "1", "--network", network], 60)
        if self.full:
            self.train("20000 resnet50", ["--dataset", pictures, "--epochs", "1", "--network", "resnet50"], 120)
            for precision in ("tf32", "bf16", "fp16"):
                self.train(f"20000 resnet18 {precision}",
                           ["--dataset", pictures, "--epochs", "1", "--network", "resnet18", "--precision", precision], 60)

    def plain(self):
        self.train("demo plain", ["--dataset", "demo", "--pipeline", "plain"], 60)


# --- files ----------------------------------------------------------------------------------------------------------------


def read_answers(folder):
    answers = []
    for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
        path = os.path.join(folder, name)
        if name.endswith(".json") and os.path.getsize(path) <= MOST_ANSWER:
            with open(path, encoding="utf-8", errors="replace") as file:
                try:
                    answer = json.load(file)
                except ValueError:  # it was being written when all ended
                    continue
            if isinstance(answer, dict) and isinstance(answer.get("name"), str) and answer["name"].strip():
                answers.append(answer)
    return answers


def write(out, report):
    for name, text in (("gpu-check.json", json.dumps(report, indent=1) + "\n"), ("gpu-check.md", markdown_of(report))):
        partial = os.path.join(out, name + ".part")
        with open(partial, "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(partial, os.path.join(out, name))


def finish(out, left_out=(), is_said=True):
    report = report_of(read_answers(os.path.join(out, "answers")), left_out)
    report["made"] = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M UTC")
    write(out, report)
    if not is_said:
        return None
    if report["card"] is None:
        say(report["why_no_card"])
        return NO_CARD
    say("Failed: " + ", ".join(report["failed"]) if report["failed"] else "All of it passed.")
    return 1 if report["failed"] else 0


def run_all(options):
    checks = Checks(options.kit, options.out, options.full, options.minutes or (60 if options.full else MOST_MINUTES))
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


def minutes(text):
    value = float(text)
    if not 0.1 <= value <= 240:
        raise argparse.ArgumentTypeError("it takes 0.1 to 240 minutes")
    return value


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kit", default=os.path.dirname(os.path.abspath(__file__)))
    parser.add_argument("--out", default=".")
    parser.add_argument("--full", action="store_true", help="three times, and what takes longer")
    parser.add_argument("--minutes", type=minutes, help=f"at most so many in all ({MOST_MINUTES}; with --full 60)")
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
