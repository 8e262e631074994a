# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What check.py makes of the answers that it kept: a report as a value, and as Markdown. Answers are whatever programs on a strange
machine wrote: nothing here trusts their shape."""

import json
import re
import statistics

from kernels import OURS

SCHEMA = 3
FAILED, UNFIT, NO_CARD, STOPPED = 1, 3, 4, 5
# What nvidia-smi and a record tell is measured over spans that differ by a program's start and end: apart by more, it isn't one card.
MOST_APART = 0.5
MOST_DEGREES_APART = 10
MOST_CLOCK_APART = 0.3  # of a mean under load against the most that was seen
LEAST_SECONDS_SAMPLED = 3
# Of the first epoch's mean loss, by two implementations of the same training: roundings grow from step to step.
MOST_LOSS_APART = 0.05
LEAST_SECONDS_TOLD = 0.05  # of a test's function


def plain(text):
    """One line without what a terminal would obey."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+", "\ufffd", str(text))


def cell(text):
    """The same for a cell of a Markdown table."""
    return re.sub(r"([\\`*_\[\]|])", r"\\\1", plain(text)).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def number(value, digits=2):
    return "-" if not isinstance(value, (int, float)) else f"{value:.{digits}f}"


def parsed(text):
    try:
        value = json.loads(text)
        return value if isinstance(value, dict) else {}
    except (ValueError, TypeError):
        return {}


def inside(value, *keys):
    """What lies there in nested objects; None where anything on the way is something else."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def words(answer, key):
    text = inside(answer, key)
    return text if isinstance(text, str) else ""


# --- one answer -----------------------------------------------------------------------------------------------------------


def cards(answer):
    devices = parsed(words(answer, "out")).get("devices", [])
    return [device for device in devices if isinstance(device, dict) and device.get("kind") == "cuda"]


def usable_card(answer):
    return next((card for card in cards(answer) if card.get("id") == "cuda:0" and card.get("usable")), None)


def why_no_card(answer):
    if answer is None or answer.get("status") != 0:
        return "The devices of this machine couldn't be listed: " + reason_of(answer or {"err": "no answer"})
    for card in cards(answer):
        return f"{card.get('name')} can't be used: {card.get('reason') or ''} {card.get('remedy') or ''}".strip()
    return "This machine has no NVIDIA card that its driver knows of: nothing was measured."


def test_of(answer):
    """Of a test program, or of several runs of it; one that ended early is counted by its lines."""
    out = words(answer, "out")
    totals = re.findall(r"^Totals: (\d+) passed, (\d+) failed, (\d+) skipped", out, re.MULTILINE)
    counts = [sum(int(each[i]) for each in totals) for i in range(3)]
    isWhole = bool(totals) and answer.get("status") == 0 and not answer.get("lost")
    if answer.get("lost") or not totals:
        counts = [len(re.findall("^" + word, out, re.MULTILINE)) for word in ("PASS ", "FAIL!", "SKIP ")]
    return {"name": answer["name"], "passed": counts[0], "failed": counts[1], "skipped": counts[2],
            "failures": re.findall(r"^FAIL!  : (.*)$", out, re.MULTILINE), "notes": re.findall(r"^QINFO  : (.*)$", out, re.MULTILINE),
            "times": times_of(answer), "lost": [str(name) for name in answer.get("lost") or []], "ok": isWhole and counts[1] == 0,
            "reason": "" if isWhole else reason_of(answer)}


def times_of(answer):
    """What each function of a test took, by when it ended; [0, ""] stands where a program of its own began."""
    times, before = [], 0.0
    for entry in answer.get("times") if isinstance(answer.get("times"), list) else []:
        if not isinstance(entry, list) or len(entry) != 2 or not isinstance(entry[0], (int, float)):
            continue
        if entry[1]:
            times.append({"function": str(entry[1]), "seconds": entry[0] - before})
        before = entry[0]
    return times


def reason_of(answer):
    if answer.get("error"):
        return str(answer["error"])
    if answer.get("timed_out"):
        return "took too long"
    lines = [line for line in words(answer, "err").splitlines() if line.strip()]
    return lines[-1] if lines else f"status {answer.get('status')}"


def libtorch_words(answer):
    """What LibTorch itself warned of, without time and place."""
    return list(dict.fromkeys(re.findall(r"^\[W[^\]]*\] (?:Warning: )?(.*)$", words(answer, "err"), re.MULTILINE)))


def record_of(answer):
    records = answer.get("records")
    return records[0] if isinstance(records, list) and records and isinstance(records[0], dict) else {}


def run_of(answer):
    """What a training gave; the reason where it gave nothing."""
    record = record_of(answer)
    epochs = [epoch for epoch in record.get("epochs") or [] if isinstance(epoch, dict)]
    last = epochs[-1] if epochs else {}
    seconds = inside(record, "timing", "train_s")
    pictures = (inside(record, "workload", "dataset", "train") or 0) * len(epochs)
    joules, counted = inside(record, "energy", "joules"), inside(record, "energy", "seconds")
    environment = record.get("environment") if isinstance(record.get("environment"), dict) else {}
    return {"name": answer["name"], "completed": answer.get("status") == 0 and record.get("status") == "completed",
            "status": answer.get("status"), "train_s": seconds, "warmup_s": inside(record, "timing", "warmup_s"),
            "images_per_s": pictures / seconds if seconds else None,
            "steady_images_per_s": inside(record, "throughput", "steady_images_per_s"),
            "precision": inside(record, "workload", "precision"), "pipeline": record.get("pipeline"), "steps": environment.get("steps"),
            "step_operations": environment.get("step_operations"), "cudnn_algorithms": environment.get("cudnn_algorithms"),
            "pixels": environment.get("device_pixels"), "device_peak_bytes": environment.get("device_peak_bytes"),
            "val_accuracy": last.get("val_accuracy"), "train_loss": last.get("train_loss"),
            "first_train_loss": epochs[0].get("train_loss") if epochs else None, "meter": answer.get("meter"),
            "record_watts": joules / counted if joules and counted else None, "energy_source": inside(record, "energy", "source"),
            "record_degrees": inside(record, "heat", "max_celsius"), "record_megahertz": inside(record, "heat", "mean_mhz"),
            "heat": record.get("heat"),
            "libtorch": environment.get("libtorch"), "driver": environment.get("driver"), "ranked": record.get("ranked"),
            "warnings": [inside(warning, "text") for warning in record.get("warnings") or []],
            "reason": "" if answer.get("status") == 0 else reason_of(answer)}


def variants_of(told):
    """Ways of asking for the same step that have figures, with their largest kernels."""
    variants = []
    for variant in told.get("variants") if isinstance(told.get("variants"), list) else []:
        if isinstance(inside(variant, "device_ms_per_step"), (int, float)):
            kernels = variant.get("kernels") if isinstance(variant.get("kernels"), list) else []
            variants.append({"name": str(variant.get("name")), "launches": variant.get("launches_per_step"),
                             "ms": variant["device_ms_per_step"], "images_per_s": variant.get("images_per_s"),
                             "kernels": [{"name": str(kernel.get("name")), "calls": kernel.get("calls_per_step"),
                                          "us": kernel.get("us_per_step")} for kernel in kernels if isinstance(kernel, dict)]})
    return variants


def script_of(answer):
    out = words(answer, "out").strip()
    told = parsed(out.splitlines()[-1] if out else "")
    return {"name": answer["name"], "completed": answer.get("status") == 0 and "train_s" in told, "train_s": told.get("train_s"),
            "images_per_s": told.get("images_per_s"), "torch": told.get("torch"), "launches": told.get("launches_per_step"),
            "busy": told.get("device_ms_per_step"), "variants": variants_of(told),
            "reason": "" if answer.get("status") == 0 else reason_of(answer)}


# --- what several say together --------------------------------------------------------------------------------------------


def ratio(runs, slow, fast):
    """Of images a second, as medians of all repeats; absent where one is missing."""
    medians = []
    for name in (fast, slow):
        values = [run["images_per_s"] for run in runs if run["name"] == name and run["completed"] and run["images_per_s"]]
        medians.append(statistics.median(values) if values else None)
    return medians[0] / medians[1] if all(medians) else None


def sensors_of(runs):
    """What records and nvidia-smi say of the same runs. Absent where nvidia-smi said nothing."""
    rows = []
    for run in runs:
        meter = run["meter"]
        has_sensors = not run["name"].startswith("pjrt")  # plug-ins tell of none
        if run["completed"] and has_sensors and isinstance(meter, dict) and (meter.get("samples") or 0) >= 4:
            rows.append({"name": run["name"], "record_watts": run["record_watts"], "smi_watts": meter.get("mean_watts"),
                         "record_degrees": run["record_degrees"], "smi_degrees": meter.get("most_degrees"),
                         "record_megahertz": run["record_megahertz"],
                         # A short run's few samples may all have found the card idle, which tells nothing.
                         "smi_megahertz": meter.get("most_megahertz")
                         if (run["train_s"] or 0) >= LEAST_SECONDS_SAMPLED else None})
    if not rows:
        return None
    failures = []
    for row in rows:
        pairs = ((row["record_watts"], row["smi_watts"], MOST_APART * (row["smi_watts"] or 0), "W"),
                 (row["record_degrees"], row["smi_degrees"], MOST_DEGREES_APART, "degrees"),
                 (row["record_megahertz"], row["smi_megahertz"], MOST_CLOCK_APART * (row["smi_megahertz"] or 0), "MHz"))
        for own, other, bar, unit in pairs:
            if other is not None and (own is None or abs(own - other) > bar):
                failures.append(f"{row['name']}: {number(own, 1)} {unit} in the record, {number(other, 1)} by nvidia-smi")
    return {"rows": rows, "failures": failures, "ok": not failures}


def figures(sentence):
    """Of memory, in bytes: "173.8 GiB" and the like."""
    units = {"bytes": 1, "KiB": 2 ** 10, "MiB": 2 ** 20, "GiB": 2 ** 30, "TiB": 2 ** 40}
    return [float(value) * units[unit] for value, unit in re.findall(r"(\d+(?:\.\d+)?) (bytes|[KMGT]iB)\b", sentence)]


def memory_of(answer):
    """Of a training that no card has room for. Right is a refusal beforehand (what it needs at least is more than the card has), or a
    failure of its own by which it wanted more than was free."""
    status = answer.get("status")
    sentence = reason_of(answer) if status else "it fitted"
    told = figures(sentence)
    is_foretold = status == UNFIT and len(told) == 2 and told[0] > told[1]
    is_met = status == FAILED and "not enough memory" in sentence.lower() and len(told) == 3 and told[0] > told[2]
    return {"status": status, "sentence": sentence, "ok": is_foretold or is_met}


def together_of(answers):
    """Two trainings at once: each ends by itself, with a record or a sentence."""
    runs = [run_of(answer) for answer in answers]
    return {"runs": runs, "ok": len(runs) == 2 and all(run["completed"] for run in runs)} if runs else None


def plugin_of(runs):
    """The first epoch's loss through the plug-in beside the engine's own in fp32. In tf32 it is told, not judged."""
    own = next((run["first_train_loss"] for run in runs if run["name"] == "demo graph" and run["completed"]), None)
    rows = []
    for run in runs:
        loss = run["first_train_loss"]
        if run["name"].startswith("pjrt") and run["completed"]:
            is_known = isinstance(loss, (int, float)) and isinstance(own, (int, float)) and own > 0
            apart = abs(loss - own) / own if is_known else None
            rows.append({"name": run["name"], "loss": loss, "own_loss": own, "apart": apart,
                         "ok": "tf32" in run["name"] or (apart is not None and apart <= MOST_LOSS_APART)})
    return {"rows": rows, "ok": all(row["ok"] for row in rows)} if rows else None


def is_training(name):
    return name.split()[0] in ("demo", "20000", "pjrt") and "script" not in name


def report_of(answers, left_out=()):
    by_name = {}
    for answer in answers:
        by_name.setdefault(answer["name"], []).append(answer)
    devices = by_name.get("devices", [None])[0]
    card = usable_card(devices)
    tests = [test_of(answer) for answer in answers if answer["name"].startswith("tst_")]
    runs = [run_of(answer) for answer in answers if is_training(answer["name"])]
    scripts = [script_of(answer) for answer in answers if answer["name"] in ("20000 script", "profile script")]
    stop, memory = (by_name.get(name, [None])[0] for name in ("stop", "memory"))
    ratios = {"graph over eager": ratio(runs, "20000 eager", "20000 graph"),
              "graph over plain": ratio(runs, "20000 plain", "20000 graph"),
              "graph over the script": ratio(runs + scripts, "20000 script", "20000 graph"),
              "graph over eager, Demo set": ratio(runs, "demo eager", "demo graph")}
    report = {"schema": SCHEMA, "card": card, "why_no_card": None if card else why_no_card(devices), "tests": tests, "runs": runs,
              "scripts": scripts, "ratios": ratios, "left_out": list(left_out), "sensors": sensors_of(runs),
              "together": together_of(by_name.get("together", [])), "plugin": plugin_of(runs),
              "broken": [f"{answer['name']}: {answer['error']}" for answer in answers if answer.get("error")],
              "stop": stop and {"status": stop.get("status"), "seconds": stop.get("stop_s"),
                                "ok": stop.get("status") == STOPPED and stop.get("stop_s") is not None},
              "memory": memory and memory_of(memory)}
    report["libtorch_words"] = {}
    for answer in answers:
        for line in libtorch_words(answer):
            report["libtorch_words"].setdefault(line, []).append(answer["name"])
    report["failed"] = failures_of(report)
    return report


def failures_of(report):
    """Names of what didn't pass. A precision that the card has no units for is refused by status 4, which is right."""
    failed = [test["name"] for test in report["tests"] if not test["ok"]]
    failed += [run["name"] for run in report["runs"] + report["scripts"]
               if not run["completed"] and not (run.get("status") == NO_CARD and run["name"].split()[-1] in ("tf32", "bf16", "fp16"))]
    for name in ("stop", "sensors", "together", "memory", "plugin"):
        if report[name] and not report[name]["ok"]:
            failed.append(name)
    return failed + [line.split(":")[0] for line in report["broken"] if line.split(":")[0] not in failed]


# --- as a table -----------------------------------------------------------------------------------------------------------


def run_row(run):
    meter = run["meter"] if isinstance(run["meter"], dict) else {}
    return "| " + " | ".join([
        cell(run["name"]), cell(run["steps"] or "-"), number(run["step_operations"], 0), cell(run["precision"] or "-"),
        number(run["train_s"]), number(run["images_per_s"], 0), number(meter.get("busy_percent"), 0), number(meter.get("watts"), 0),
        number(run["val_accuracy"], 3), cell(run["reason"])]) + " |"


def script_row(script):
    return (f"| {cell(script['name'])} | eager | {number(script['launches'], 0)} | fp32 | {number(script['train_s'])} | "
            f"{number(script['images_per_s'], 0)} | - | - | - | {cell(script['reason'] or 'PyTorch ' + str(script['torch']))} |")


def test_lines(test):
    line = f"- {cell(test['name'])}: {test['passed']} passed, {test['failed']} failed, {test['skipped']} skipped"
    line += "".join(f"; {cell(failure)}" for failure in test["failures"])
    if test["lost"]:
        line += "; ended without a word in: " + cell(", ".join(test["lost"]))
    if test["reason"]:
        line += "; " + cell(test["reason"])
    lines = [line] + [f"  - {cell(note)}" for note in test["notes"]]
    slow = [each for each in test["times"] if each["seconds"] >= LEAST_SECONDS_TOLD]
    if slow:
        lines.append("  - seconds: " + cell(", ".join(f"{each['function']} {each['seconds']:.1f}" for each in slow)))
    return lines


def sensor_lines(sensors):
    lines = ["| sensors: record / nvidia-smi | mean W | most degrees | mean / most MHz |", "|---|---:|---:|---:|"]
    for row in sensors["rows"]:
        lines.append(f"| {cell(row['name'])} | {number(row['record_watts'], 0)} / {number(row['smi_watts'], 0)} "
                     f"| {number(row['record_degrees'], 0)} / {number(row['smi_degrees'], 0)} "
                     f"| {number(row['record_megahertz'], 0)} / {number(row['smi_megahertz'], 0)} |")
    return lines + [""]


def profile_lines(variants):
    if not variants:
        return []
    lines = ["| profile of the script, a step | kernels | ms of the card | images/s |", "|---|---:|---:|---:|"]
    lines += [f"| {cell(variant['name'])} | {number(variant['launches'], 0)} | {number(variant['ms'], 3)} "
              f"| {number(variant['images_per_s'], 0)} |" for variant in variants]
    lines.append("")
    for variant in variants:
        if variant["name"] == OURS and variant["kernels"]:
            lines += [f"| largest kernels, {cell(OURS)} | calls a step | microseconds a step |", "|---|---:|---:|"]
            lines += [f"| {cell(kernel['name'])} | {number(kernel['calls'], 1)} | {number(kernel['us'], 1)} |"
                      for kernel in variant["kernels"]]
            lines.append("")
    return lines


def markdown_of(report):
    lines = ["# Epochmark on an NVIDIA card", ""]
    card = report["card"]
    if card is None:
        return "\n".join(lines + [cell(report["why_no_card"]), ""])
    versions = next((f"LibTorch {run['libtorch']}, driver {run['driver']}" for run in report["runs"] if run["libtorch"]), "")
    lines += [cell(f"{card.get('name')} · {card.get('detail') or ''} · {versions} · {report.get('made', '')}"), "",
              "| run | steps | operations a step | precision | training s | images/s | GPU busy % | W | validation accuracy | |",
              "|---|---|---:|---|---:|---:|---:|---:|---:|---|"]
    lines += [run_row(run) for run in report["runs"]] + [script_row(script) for script in report["scripts"]]
    lines += ["", "| ratio, same machine and hour | |", "|---|---:|"]
    lines += [f"| {cell(name)} | {number(value)} |" for name, value in report["ratios"].items()]
    lines.append("")
    for script in report["scripts"]:
        lines += profile_lines(script["variants"])
    if report["sensors"]:
        lines += sensor_lines(report["sensors"])
    for test in report["tests"]:
        lines += test_lines(test)
    if report["stop"]:
        lines.append(f"- A stop in mid-run: status {report['stop']['status']} after {number(report['stop']['seconds'])} s")
    if report["memory"]:
        lines.append(f"- ResNet-50 with batches of 4,096: {cell(report['memory']['sentence'])}")
    if report["together"]:
        each = [f"{number(run['train_s'])} s" if run["completed"] else run["reason"] for run in report["together"]["runs"]]
        lines.append("- Two trainings at once: " + cell(", ".join(each)))
    if report["plugin"]:
        lines += [f"- First epoch's loss, {cell(row['name'])}: {number(row['loss'], 6)}, the engine's own fp32 "
                  f"{number(row['own_loss'], 6)}, apart by {number(row['apart'], 6)} of it" for row in report["plugin"]["rows"]]
    lines += [f"- LibTorch warned in {cell(', '.join(dict.fromkeys(names)))}: {cell(line)}"
              for line, names in report["libtorch_words"].items()]
    lines += [f"- {cell(line)}" for line in report["broken"]]
    if report["left_out"]:
        lines.append("- Left out, as the time was over or what they need wasn't there: " + cell(", ".join(report["left_out"])))
    lines += ["- Failed: " + (cell(", ".join(report["failed"])) or "nothing"), ""]
    return "\n".join(lines)
