# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two ranks in two network namespaces: what estimate foretells at 100 Mbit/s and 1 Gbit/s against what a run takes,
and a link that is cut for five seconds and for ever."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

SKIPPED = 77
PORT = "29655"
# What the issue allows: a forecast that is further off would say the wrong thing where it matters.
TOLERANCE = 0.20
PATIENCE = 600  # seconds, of anything: a machine that is busy

program = Path(os.environ["EPOCHMARK_BIN"]) / "epochmark-cli"
work = Path(os.environ["EPOCHMARK_WORK"])


def call(*words):
    subprocess.run(words, check=True, capture_output=True, text=True)


def end(sentence):
    print(sentence, file=sys.stderr)
    sys.exit(1)


class Link:
    """Two network namespaces with a link between them; gone at the end of a with."""

    def __init__(self):
        tag = os.getpid() % 10000
        self.spaces = [f"emrank{tag}a", f"emrank{tag}b"]
        self.ends = [f"emv{tag}a", f"emv{tag}b"]

    def __enter__(self):
        try:
            for space in self.spaces:
                call("ip", "netns", "add", space)
            call("ip", "link", "add", self.ends[0], "netns", self.spaces[0], "type", "veth",
                 "peer", "name", self.ends[1], "netns", self.spaces[1])
            for number, space in enumerate(self.spaces):
                call("ip", "-n", space, "addr", "add", f"10.77.0.{number + 1}/24", "dev", self.ends[number])
                call("ip", "-n", space, "link", "set", "lo", "up")
                call("ip", "-n", space, "link", "set", self.ends[number], "up")
        except subprocess.CalledProcessError as failed:
            self.__exit__()
            print(f"skipped: no network namespaces here ({failed.stderr.strip()})")
            sys.exit(SKIPPED)
        return self

    def __exit__(self, *_):
        for space in self.spaces:
            subprocess.run(["ip", "netns", "del", space], capture_output=True, check=False)

    def shape(self, rate):
        for space, name in zip(self.spaces, self.ends):
            call("ip", "netns", "exec", space, "tc", "qdisc", "replace", "dev", name, "root", "tbf",
                 "rate", rate, "burst", "256kb", "latency", "50ms")

    def set(self, state):
        call("ip", "-n", self.spaces[1], "link", "set", self.ends[1], state)

    def start(self, rank, words):
        home = work / f"home{rank}"
        home.mkdir(exist_ok=True)
        environment = dict(os.environ, RANK=str(rank), WORLD_SIZE="2", LOCAL_RANK="0", LOCAL_WORLD_SIZE="1",
                           MASTER_ADDR="10.77.0.1", MASTER_PORT=PORT, EPOCHMARK_HOME=str(home),
                           EPOCHMARK_PLUGINS="", LC_ALL="C.UTF-8")
        # Files, not pipes: nobody has to read while somebody else is waited for.
        out, err = (open(work / f"rank{rank}.{kind}", "w+b") for kind in ("out", "err"))
        process = subprocess.Popen(["ip", "netns", "exec", self.spaces[rank], str(program), *words],
                                   env=environment, stdout=out, stderr=err)
        process.files = (out.name, err.name)
        return process

    def both(self, words):
        """Exit status and standard output of rank 0, after both have ended."""
        ranks = [self.start(rank, words) for rank in range(2)]
        statuses = [rank.wait(PATIENCE) for rank in ranks]
        if statuses != [0, 0]:
            end(f"{' '.join(words)} ended with {statuses}: {said(ranks[0])} {said(ranks[1])}")
        return Path(ranks[0].files[0]).read_text()


def said(rank):
    return "\n".join(Path(name).read_text(errors="replace")[-3000:] for name in rank.files)


def seconds(text):
    """"57.3 s" and "1:35"."""
    if text.endswith("s"):
        return float(text.split()[0])
    total = 0
    for part in text.split(":"):
        total = 60 * total + int(part)
    return total


WORK = ["--dataset", "demo", "--epochs", "1", "--threads", "1"]


def forecast(link, rate):
    link.shape(rate)
    told = link.both(["estimate", *WORK])
    found = re.search(r"about (\S+(?: s)?) a run", told)
    if not found:
        end(f"estimate says no time: {told}")
    foretold = seconds(found.group(1))
    record = json.loads(link.both(["run", *WORK, "--quiet", "--json", "-"]))["records"][0]
    timing = record["timing"]
    taken = timing["data_s"] + timing["train_s"]
    exchange = timing["phases"]["exchange_s"]
    link_ms = record["ranks"]["link_s"] * 1000 if "link_s" in record["ranks"] else None
    print(f"{rate}: foretold {foretold:.1f} s, taken {taken:.1f} s ({exchange:.1f} s of it exchange), "
          f"probe {link_ms} ms", flush=True)
    print(told.strip(), flush=True)
    if abs(foretold - taken) > TOLERANCE * taken:
        end(f"{rate}: {foretold:.1f} s were foretold, the run took {taken:.1f} s")
    if "slower than one" not in told:
        end(f"{rate}: two ranks are slower than one here, and nobody says so: {told}")
    return foretold / taken


def until_epoch(rank):
    limit = time.monotonic() + PATIENCE
    while b'"event":"epoch"' not in Path(rank.files[0]).read_bytes():
        if rank.poll() is not None or time.monotonic() > limit:
            end(f"no epoch was finished: {said(rank)}")
        time.sleep(0.1)


def cut(link, forever):
    link.shape("10gbit")
    words = ["run", "--dataset", "demo", "--epochs", "200" if forever else "4", "--threads", "1", "--events", "-",
             "--ranks-timeout", "5" if forever else "60"]
    ranks = [link.start(rank, words) for rank in range(2)]
    until_epoch(ranks[0])
    link.set("down")
    if not forever:
        time.sleep(5)
        link.set("up")
    statuses = [rank.wait(PATIENCE) for rank in ranks]
    link.set("up")
    events = [json.loads(line) for line in Path(ranks[0].files[0]).read_text().splitlines()]
    record = next(event["record"] for event in events if event["event"] == "run_finished")
    if not forever:
        if statuses != [0, 0] or record["status"] != "completed" or not record["ranks"]["weights_identical"]:
            end(f"cut for 5 s: {statuses}, {record['status']}: {said(ranks[0])} {said(ranks[1])}")
        return
    if statuses != [1, 1] or record["status"] != "failed" or not record["epochs"]:
        end(f"cut for ever: {statuses}, {record['status']}: {said(ranks[0])} {said(ranks[1])}")
    for rank in ranks:
        if "link to another rank" not in said(rank) and "link to another rank" not in json.dumps(record):
            end(f"cut for ever: no sentence about the link: {said(rank)}")


def main():
    if os.geteuid() != 0 or not shutil.which("ip") or not shutil.which("tc"):
        print("skipped: network namespaces want root, ip and tc")
        sys.exit(SKIPPED)
    with Link() as link:
        shares = [forecast(link, rate) for rate in ("1gbit", "100mbit")]
        cut(link, forever=False)
        cut(link, forever=True)
    print("foretold / taken: " + ", ".join(f"{share:.2f}" for share in shares)
          + "; a link cut for 5 s is waited for, one cut for ever ends both ranks")


main()
