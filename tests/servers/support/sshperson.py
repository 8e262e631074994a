# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody who reaches a machine by ssh with the terminal's program. Wants EPOCHMARK_BIN (folder of epochmark-cli) and
EPOCHMARK_WORK (an empty folder)."""

import contextlib
import io
import json
import os
import pathlib
import random
import shutil
import subprocess
import tarfile
import time

WORK = pathlib.Path(os.environ["EPOCHMARK_WORK"])
CLI = pathlib.Path(os.environ["EPOCHMARK_BIN"]) / "epochmark-cli"
DONE, USAGE, INPUT, DEVICE, STOPPED = 0, 2, 3, 4, 5


class Person:
    """Somebody with a home of his own, for whom each destination is one server."""

    def __init__(self, name, server):
        self.name = name
        self.home = WORK / name
        self.there = WORK / f"{name}-there"
        runtime = pathlib.Path(f"/tmp/em-{os.getpid()}-{name}")
        runtime.mkdir(mode=0o700)
        self.runtime = runtime
        self.environment = dict(os.environ, EPOCHMARK_HOME=str(self.home), LC_ALL="C.UTF-8", EPOCHMARK_PLUGINS="",
                                EPOCHMARK_SSH=f"ssh -F {server.client()}", XDG_RUNTIME_DIR=str(runtime))

    def start(self, *arguments, name=None):
        log = open(WORK / f"{name or self.name}.log", "w+b")
        process = subprocess.Popen([str(CLI), *arguments], env=self.environment, stdout=log, stderr=subprocess.STDOUT,
                                   stdin=subprocess.DEVNULL, start_new_session=True)
        process.log = pathlib.Path(log.name)
        log.close()
        return process

    def cli(self, *arguments):
        done = subprocess.run([str(CLI), *arguments], env=self.environment, capture_output=True, stdin=subprocess.DEVNULL,
                              start_new_session=True, timeout=300)
        return done.returncode, done.stdout.decode() + done.stderr.decode()

    def must(self, *arguments, status=DONE, says=()):
        code, text = self.cli(*arguments)
        assert code == status, (self.name, arguments, code, text)
        for words in [says] if isinstance(says, str) else says:
            assert words in text, (self.name, arguments, words, text)
        assert "\x1b" not in text, (self.name, arguments, text)
        return text

    def add(self, *options, program=CLI, **expected):
        named = ["--program", str(program)] if program else []
        return self.must("host", "add", "box", "box", "--folder", str(self.there), *named, *options, **expected)

    def records(self):
        """The latest first."""
        file = self.home / "export.json"
        self.must("export", "--format", "json", "--out", str(file))
        return sorted(json.loads(file.read_text())["records"], key=lambda one: one["started_at"], reverse=True)

    def part(self):
        """Ends the line that stays open."""
        for socket in self.runtime.glob("epochmark/*"):
            if not socket.name.startswith("ask-") and socket.suffix != ".lock":
                subprocess.run(["ssh", "-o", f"ControlPath={socket}", "-O", "exit", "x"], capture_output=True)
        shutil.rmtree(self.runtime, ignore_errors=True)


@contextlib.contextmanager
def person(name, server):
    somebody = Person(name, server)
    try:
        yield somebody
    finally:
        somebody.part()


def wait_for(what, process=None, seconds=240):
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, process.log.read_text() if process else "it never came"
        assert process is None or process.poll() is None, process.log.read_text()
        time.sleep(0.1)


def is_said(process, words):
    return lambda: words in process.log.read_text()


def ended(process, status):
    code = process.wait(240)
    text = process.log.read_text()
    assert code == status, (code, text)
    return text


def sessions(person):
    return list((person.there / "runs").glob("*-*")) if (person.there / "runs").exists() else []


def bundle(path, program=CLI):
    """What packaging/bundle.sh makes, but for the files: its epochmark-cli starts the one of this build, or another program."""
    script = f'#!/bin/sh\nexec "{program}" "$@"\n'.encode()
    with tarfile.open(path, "w:gz") as archive:
        entry = tarfile.TarInfo("epochmark-1.0.0/epochmark-cli")
        entry.size, entry.mode = len(script), 0o755
        archive.addfile(entry, io.BytesIO(script))
        filler = tarfile.TarInfo("epochmark-1.0.0/filler")
        filler.size = 300_000
        archive.addfile(filler, io.BytesIO(random.randbytes(filler.size)))
    return path
