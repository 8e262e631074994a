# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""See slurm.sh. Wants EPOCHMARK_BIN (folder of epochmark-cli), EPOCHMARK_SOURCE and EPOCHMARK_WORK (an empty folder)."""

import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE / "support"))
from slurm import NODES, PARTITION, Slurm  # noqa: E402
from sshd import Sshd  # noqa: E402
from sshperson import CLI, DEVICE, DONE, STOPPED, WORK, bundle, ended, is_said, person, sessions  # noqa: E402

SKIPPED = 77
SCRIPT = pathlib.Path(os.environ["EPOCHMARK_SOURCE"]) / "packaging/slurm/epochmark.sbatch"
SHORT = ["--dataset", "demo", "--epochs", "2", "--threads", "1"]
LONG = ["--dataset", "demo", "--epochs", "2000", "--threads", "1"]  # ended by the test


class Home:
    """Where the jobs of one step keep their results; seen by all nodes."""

    def __init__(self, cluster, name):
        self.cluster = cluster
        self.folder = WORK / name
        self.folder.mkdir()
        self.environment = dict(cluster.environment, EPOCHMARK_HOME=str(self.folder), EPOCHMARK_PLUGINS="", EPOCHMARK=str(CLI))

    def start(self, *words):
        log = open(self.folder / "log", "wb")
        process = subprocess.Popen(words, env=self.environment, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
                                   cwd=self.folder)
        log.close()
        return process

    def said(self):
        return (self.folder / "log").read_text(errors="replace")

    def records(self):
        file = self.folder / "export.json"
        subprocess.run([str(CLI), "export", "--format", "json", "--out", str(file)], env=self.environment, check=True,
                       capture_output=True)
        return json.loads(file.read_text())["records"]


def wait_for(what, told, seconds=240):
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, told()
        time.sleep(0.1)


def nothing_stays(cluster):
    wait_for(cluster.is_free, lambda: str(cluster.jobs()))
    wait_for(lambda: not cluster.processes_there(), lambda: str(cluster.processes_there()), 60)


def one_record(home, status):
    """The ranks' one record, whose ranks were on both nodes."""
    records = home.records()
    assert len(records) == 1 and records[0]["status"] == status, (records, home.said())
    ranks = records[0]["ranks"]
    assert ranks["world"] == 2 and ranks["launcher"] == "srun" and ranks["hosts"] == 2, ranks
    assert [one["host"] for one in ranks["per_rank"]] == list(NODES), ranks
    return records[0]


def by_srun(cluster):
    home = Home(cluster, "by-srun")
    process = home.start("srun", "-N2", "-n2", str(CLI), "run", *SHORT)
    assert process.wait(300) == 0, home.said()
    assert home.said().count("Epoch 2:") == 1, home.said()  # rank 0 alone prints
    record = one_record(home, "completed")
    assert record["ranks"]["weights_identical"] is True and len(record["epochs"]) == 2, record["ranks"]
    nothing_stays(cluster)


def by_sbatch(cluster):
    home = Home(cluster, "by-sbatch")
    code, job, trouble = cluster.call("sbatch", "--parsable", f"--chdir={home.folder}", f"--export=ALL,EPOCHMARK_HOME={home.folder},"
                                      f"EPOCHMARK_PLUGINS=,EPOCHMARK={CLI}", str(SCRIPT), *SHORT)
    assert code == 0, trouble
    nothing_stays(cluster)
    said = (home.folder / f"epochmark-{job}.txt").read_text()
    assert said.count("Epoch 2:") == 1, said
    one_record(home, "completed")


def started(cluster, home, *options):
    process = home.start("srun", "-N2", "-n2", *options, str(CLI), "run", *LONG)
    wait_for(lambda: "Epoch 1:" in home.said(), home.said)
    return process


def cancelled(cluster):
    home = Home(cluster, "cancelled")
    process = started(cluster, home)
    begun = time.monotonic()
    job = cluster.jobs()[0][0]
    assert cluster.call("scancel", job)[0] == 0
    process.wait(120)
    print(f"ended {time.monotonic() - begun:.1f} s after scancel")
    assert home.said().count("Exited with exit code 5") == 2, home.said()  # each by itself, none killed
    assert "Run         " in home.said() and ", stopped" in home.said(), home.said()
    record = one_record(home, "stopped")
    assert record["epochs"], record
    nothing_stays(cluster)


def out_of_time(cluster):
    home = Home(cluster, "out-of-time")
    process = started(cluster, home, "--time=10")
    cluster.end_soon(cluster.jobs()[0][0], 2)
    process.wait(300)
    assert "DUE TO TIME LIMIT" in home.said() and home.said().count("Exited with exit code 5") == 2, home.said()
    record = one_record(home, "stopped")
    assert record["epochs"], record
    nothing_stays(cluster)


def jobs_seen(cluster):
    """Numbers of all jobs there were."""
    return set(re.findall(r"JobId=(\d+)", cluster.call("scontrol", "--oneliner", "show", "job")[1]))


class Busy:
    """Both nodes belong to somebody else: with Busy(cluster): ..."""

    def __init__(self, cluster):
        self.cluster = cluster

    def __enter__(self):
        words = ["sbatch", "--parsable", "-N2", "--exclusive", "--output=/dev/null", "--wrap", "sleep 3600"]
        code, self.job, trouble = self.cluster.call(*words)
        assert code == 0, trouble
        wait_for(lambda: (self.job, "wrap", "RUNNING") in self.cluster.jobs(), lambda: str(self.cluster.jobs()))
        return self

    def __exit__(self, *_):
        self.free()

    def free(self):
        self.cluster.call("scancel", self.job)

    def waiting(self):
        return [job for job in self.cluster.jobs() if job[2] == "PENDING"]


def traced(folder):
    """An epochmark-cli that notes where it is started."""
    program, notes = folder / "traced-cli", folder / "started"
    program.write_text(f'#!/bin/sh\nhostname >> {notes}\nexec "{CLI}" "$@"\n')
    program.chmod(0o755)
    return program, notes


def host_behind_srun(cluster, server):
    """Everything is on a compute node: the check, the list of devices, and the run, which waits for its turn."""
    with person("nora", server) as nora:
        program, notes = traced(WORK)
        nora.add("--prefix", f"srun -p {PARTITION} -n1", program=program,
                 says=["as soon as its scheduler gives it a turn", "Added box.", "box/cpu"])
        assert set(notes.read_text().split()) <= set(NODES), notes.read_text()
        with Busy(cluster) as busy:
            check = nora.start("host", "check", "box", name="nora-check")
            run = nora.start("run", *SHORT, "--device", "box/cpu")
            wait_for(is_said(run, "Waiting for the scheduler of box"), run.log.read_text)
            wait_for(lambda: len(busy.waiting()) == 2, lambda: str(cluster.jobs()))
            assert "Training" not in run.log.read_text() and check.poll() is None, run.log.read_text()
            busy.free()
            assert "box/cpu" in ended(check, DONE)
            text = ended(run, DONE)
        assert "Epoch 2:" in text and "completed" in text, text
        record = nora.records()[0]
        assert record["status"] == "completed" and record["host"]["name"] == "box" and "ranks" not in record, record
        assert set(notes.read_text().split()) <= set(NODES), notes.read_text()
        nothing_stays(cluster)


def host_on_nodes(cluster, server):
    """--ranks of such a machine are nodes, whatever its prefix says of tasks; a stop ends all of them."""
    with person("wanda", server) as wanda:
        wanda.add("--prefix", f"srun -p {PARTITION} -n1")
        text = wanda.must("run", *SHORT, "--device", "box/cpu", "--ranks", "2", says="completed")
        record = wanda.records()[0]
        ranks = record["ranks"]
        assert record["status"] == "completed" and record["host"]["name"] == "box", (record, text)
        assert ranks["world"] == 2 and ranks["launcher"] == "srun" and ranks["weights_identical"] is True, ranks
        assert [one["host"] for one in ranks["per_rank"]] == list(NODES), ranks
        run = wanda.start("run", *LONG, "--device", "box/cpu", "--ranks", "2")
        wait_for(is_said(run, "Epoch 1:"), run.log.read_text)
        run.send_signal(signal.SIGINT)
        text = ended(run, STOPPED)
        record = wanda.records()[-1]
        assert {one["status"] for one in wanda.records()} == {"completed", "stopped"}, (record, text)
        assert not sessions(wanda), text
        nothing_stays(cluster)


def host_stopped(cluster, server):
    """A stop ends the run and its allocation; a job that is cancelled from elsewhere is a stop, too."""
    with person("olga", server) as olga:
        olga.add("--prefix", f"srun -p {PARTITION} -n1")
        for how in ("Ctrl-C", "scancel"):
            run = olga.start("run", *LONG, "--device", "box/cpu")
            wait_for(is_said(run, "Epoch 1:"), run.log.read_text)
            if how == "Ctrl-C":
                run.send_signal(signal.SIGINT)
            else:
                cluster.call("scancel", cluster.jobs()[0][0])
            text = ended(run, STOPPED)
            record = olga.records()[0]
            assert record["status"] == "stopped" and record["epochs"], (how, text)
            assert not sessions(olga), (how, text)
            nothing_stays(cluster)


def host_called_off(cluster, server):
    """What waits for its turn is cancelled: a run (also one to which the prefix gives a name), and a check."""
    with person("pia", server) as pia:
        pia.add("--prefix", f"srun -p {PARTITION} -n1")
        pia.must("host", "add", "named", "box", "--folder", str(pia.there), "--program", str(CLI), "--prefix",
                 f"srun -p {PARTITION} -n1 -J mine")
        with Busy(cluster) as busy:
            for words in (["run", *LONG, "--device", "box/cpu"], ["run", *LONG, "--device", "named/cpu"], ["host", "check", "box"]):
                process = pia.start(*words)
                wait_for(busy.waiting, process.log.read_text)
                if words[0] == "run":
                    wait_for(is_said(process, "Waiting for the scheduler"), process.log.read_text)
                process.send_signal(signal.SIGINT)
                text = ended(process, STOPPED)
                assert words[0] == "host" or "had begun" in text, text
                wait_for(lambda: not busy.waiting(), lambda: str(cluster.jobs()), 60)
        pia.must("host", "runs", says="No run")
        assert not pia.records(), pia.records()
        nothing_stays(cluster)


def host_made_ready(cluster, server):
    """LibTorch is made ready on a compute node, once: a later run takes no turn to look for it."""
    with person("rosa", server) as rosa:
        rosa.add("--bundle", str(bundle(WORK / "bundle.tar.gz")), "--prefix", f"srun -p {PARTITION} -n1", program=None)
        for jobs in (2, 1):
            before = jobs_seen(cluster)
            text = rosa.must("run", *SHORT, "--device", "box/cpu", says="completed")
            assert ("Making LibTorch ready on box" in text) == (jobs == 2), text
            assert len(jobs_seen(cluster) - before) == jobs, jobs_seen(cluster) - before
        nothing_stays(cluster)


def batch(somebody, program=CLI):
    somebody.add("--prefix", f"sbatch -p {PARTITION} -n1", program=program,
                 says=["as soon as its scheduler gives it a turn", "Added box.", "box/cpu"])


def host_by_sbatch(cluster, server):
    """The run is a job whose script is ours: it waits, trains on a compute node, and needs nobody on the login node."""
    with person("sara", server) as sara:
        (WORK / "batch").mkdir()
        program, notes = traced(WORK / "batch")
        batch(sara, program)
        with Busy(cluster) as busy:
            run = sara.start("run", *SHORT, "--device", "box/cpu")
            wait_for(is_said(run, "Waiting for the scheduler of box"), run.log.read_text)
            wait_for(lambda: len(busy.waiting()) == 1, lambda: str(cluster.jobs()))
            session = sessions(sara)[0]
            wait_for((session / "job").exists, run.log.read_text)
            leader = (session / "pid").read_text().strip()
            wait_for(lambda: not pathlib.Path(f"/proc/{leader}").exists(), lambda: leader)  # it was handed over
            assert busy.waiting()[0][:2] == ((session / "job").read_text().strip(), f"epochmark-{session.name}"), busy.waiting()
            time.sleep(35)  # squeue is asked meanwhile: the run isn't taken for one that has ended
            assert run.poll() is None and "Training" not in run.log.read_text(), run.log.read_text()
            busy.free()
            text = ended(run, DONE)
        assert "Epoch 2:" in text and "completed" in text, text
        record = sara.records()[0]
        assert record["status"] == "completed" and record["host"]["name"] == "box" and "ranks" not in record, record
        assert set(notes.read_text().split()) <= set(NODES), notes.read_text()
        assert not sessions(sara), sessions(sara)
        nothing_stays(cluster)


def host_batch_stopped(cluster, server):
    """By Ctrl-C here, by scancel there, by the end of its time: each time the record comes, as stopped."""
    with person("tina", server) as tina:
        batch(tina)
        tina.must("host", "add", "brief", "box", "--folder", str(tina.there), "--program", str(CLI), "--prefix",
                  f"sbatch -p {PARTITION} -n1 --time=10")
        for how, device in (("Ctrl-C", "box/cpu"), ("scancel", "box/cpu"), ("time", "brief/cpu")):
            run = tina.start("run", *LONG, "--device", device)
            wait_for(is_said(run, "Epoch 1:"), run.log.read_text)
            if how == "Ctrl-C":
                run.send_signal(signal.SIGINT)
            elif how == "scancel":
                cluster.call("scancel", cluster.jobs()[0][0])
            else:
                cluster.end_soon(cluster.jobs()[0][0], 65)  # it is told a minute before
            text = ended(run, STOPPED)
            record = tina.records()[0]
            assert record["status"] == "stopped" and record["epochs"], (how, text)
            assert not sessions(tina), (how, text)
            nothing_stays(cluster)


def host_batch_called_off(cluster, server):
    """One that waits for its turn is cancelled, from here or there; one that sbatch refuses says so."""
    with person("uma", server) as uma:
        batch(uma)
        with Busy(cluster) as busy:
            for how in ("Ctrl-C", "scancel"):
                run = uma.start("run", *LONG, "--device", "box/cpu")
                wait_for(is_said(run, "Waiting for the scheduler"), run.log.read_text)
                wait_for(busy.waiting, run.log.read_text)
                if how == "Ctrl-C":
                    run.send_signal(signal.SIGINT)
                    assert "had begun" in ended(run, STOPPED)
                else:
                    cluster.call("scancel", busy.waiting()[0][0])
                    assert "The job of the run on box ended without a word" in ended(run, DEVICE)
                wait_for(lambda: not busy.waiting(), lambda: str(cluster.jobs()), 60)
        hosts = uma.home / "hosts.json"
        hosts.write_text(hosts.read_text().replace(f"-p {PARTITION}", "-p nowhere"))
        assert "nowhere" in ended(uma.start("run", *SHORT, "--device", "box/cpu"), DEVICE)
        uma.must("host", "runs", says="No run")
        assert not uma.records(), uma.records()
        nothing_stays(cluster)


def host_batch_found_again(cluster, server):
    """Whoever followed it is killed; it is followed once more, to its end."""
    with person("vera", server) as vera:
        batch(vera)
        run = vera.start("run", *SHORT, "--device", "box/cpu")
        wait_for(is_said(run, "Epoch 1:"), run.log.read_text)
        run.kill()
        run.wait()
        vera.must("run", "--resume", "box", says=["Epoch 2:", "completed"])
        assert vera.records()[0]["status"] == "completed" and not sessions(vera)
        nothing_stays(cluster)


STEPS = (by_srun, by_sbatch, cancelled, out_of_time)
HOST_STEPS = (host_behind_srun, host_on_nodes, host_stopped, host_called_off, host_made_ready, host_by_sbatch,
              host_batch_stopped, host_batch_called_off, host_batch_found_again)


def take(step, *arguments):
    if len(sys.argv) == 1 or step.__name__ in sys.argv[1:]:
        begun = time.monotonic()
        step(*arguments)
        print(f"{step.__name__}: {time.monotonic() - begun:.0f} s", flush=True)


def main():
    """Arguments: the steps alone that are to be taken."""
    try:
        with Slurm() as cluster:
            for step in STEPS:
                take(step, cluster)
            with Sshd(WORK / "sshd", f"SetEnv SLURM_CONF={cluster.config}") as server:
                for step in HOST_STEPS:
                    take(step, cluster, server)
    except OSError as error:
        print(f"skipped: there can be no network namespaces here ({error})")
        sys.exit(SKIPPED)
    print("Slurm: ranks over two nodes by srun and sbatch, cancelled and out of time; a machine by ssh behind srun and sbatch")


main()
