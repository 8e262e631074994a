# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How check.py runs programs that may hang, talk for ever or leave children behind."""

import contextlib
import os
import re
import select
import signal
import subprocess
import tempfile
import time

MOST_TEXT = 200_000  # characters kept of what a program said
MOST_TIMES = 500  # test functions of which the time is kept
VERDICT = re.compile(rb"^(?:PASS|FAIL!|SKIP) +: ([^\r\n]*?\))", re.MULTILINE)  # of a test's function, by QTest


def end(process):
    """It and whatever it started. One that even SIGKILL doesn't end (a driver that hangs) is left."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(5 if process.poll() is None else 0.1)
        if process.poll() is not None and number == signal.SIGTERM:
            time.sleep(0.05)  # its children have heard it, too


def start(command, environment=None, errors=subprocess.DEVNULL, out=subprocess.PIPE):
    """In a session of its own, so that its children can be ended with it."""
    return subprocess.Popen(command, stdout=out, stderr=errors, stdin=subprocess.DEVNULL, start_new_session=True,
                            env={**os.environ, **(environment or {})})


def ask(command, seconds, environment=None, stop_at=None):
    """Runs a program, for so many seconds at most; what it says is kept up to MOST_TEXT, and of a test when it said how each of its
    functions ended. stop_at: at the first piece that holds this text it is asked to stop as Ctrl-C does, and how long that takes is
    told."""
    began = time.monotonic()
    answer = {"command": [os.path.basename(command[0]), *command[1:]], "out": "", "err": "", "status": None, "timed_out": False,
              "stop_s": None, "times": []}
    with tempfile.TemporaryFile() as errors:
        try:
            process = start(command, environment, errors)
        except OSError as error:
            answer["error"] = f"{error.strerror}: {command[0]}"
            return answer
        try:
            answer["out"], asked = read_out(process, stop_at, began + seconds, Verdicts(began, answer["times"]))
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(max(0.1, began + seconds - time.monotonic()))
            answer["timed_out"] = process.poll() is None
            answer["seconds"] = time.monotonic() - began
            if asked is not None and not answer["timed_out"]:
                answer["stop_s"] = time.monotonic() - asked
        finally:
            end(process)
            process.stdout.close()
        answer["err"] = ends_of(errors)
    answer["status"] = process.returncode
    return answer


def ends_of(file):
    """Its text; of one that is too long the beginning, where the cause is, and the end, where the last word is."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    if size <= MOST_TEXT:
        return file.read(MOST_TEXT).decode(errors="replace")
    first = file.read(MOST_TEXT // 2)
    file.seek(size - MOST_TEXT // 2)
    last = file.read(MOST_TEXT // 2)
    left_out = f"\n[{size - len(first) - len(last)} bytes are left out here]\n"
    return first.decode(errors="replace") + left_out + last.decode(errors="replace")


class Verdicts:
    """When a test said how its functions ended, seconds since it began, as [seconds, function] in the order of their coming."""

    def __init__(self, began, times):
        self.began, self.times, self.line = began, times, b""

    def hear(self, piece):
        whole, _, self.line = (self.line + piece).rpartition(b"\n")
        self.line = self.line[-4096:]
        for function in VERDICT.findall(whole):
            if len(self.times) < MOST_TIMES:
                self.times.append([round(time.monotonic() - self.began, 3), function.decode(errors="replace")])


def read_out(process, stop_at, until, verdicts):
    """Until it closes its output, ends, or the time is over: a child of its own may hold the output open for ever."""
    kept, searched, asked = bytearray(), b"", None
    stop_at = stop_at.encode() if stop_at else None
    while time.monotonic() < until:
        is_over = process.poll() is not None
        if not select.select([process.stdout], [], [], 0 if is_over else 0.05)[0]:
            if is_over:
                break
            continue
        piece = os.read(process.stdout.fileno(), 1 << 16)
        if not piece:
            break
        kept += piece[:max(0, MOST_TEXT - len(kept))]
        verdicts.hear(piece)
        if stop_at and asked is None:
            searched = searched[-len(stop_at):] + piece
            if stop_at in searched:
                asked = time.monotonic()
                process.send_signal(signal.SIGINT)
    return kept.decode(errors="replace"), asked
