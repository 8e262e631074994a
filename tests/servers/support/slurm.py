# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A Slurm cluster of two nodes that nobody else sees: each node is a network namespace with a host name of its own, and
munge, keys, settings and ports belong to the test."""

import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import time

CONTROLLER = "10.213.8.1"
BRIDGE = "epochmark-br"
NODES = {"node1": "10.213.8.11", "node2": "10.213.8.12"}
PARTITION = "short"

SETTINGS = """
ClusterName=epochmark-test
SlurmctldHost={host}({controller})
SlurmctldPort=16817
SlurmdPort=16818
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket={folder}/munge/socket
MpiDefault=none
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SlurmdParameters=config_overrides
ReturnToService=2
KillWait=10
MailProg=/bin/true
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool-%n
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd-%n.pid
NodeName=node1 NodeAddr={node1} CPUs=2 RealMemory=1000
NodeName=node2 NodeAddr={node2} CPUs=2 RealMemory=1000
PartitionName={partition} Nodes=node1,node2 Default=YES MaxTime=INFINITE State=UP
"""

# Each node has its name, and names that it finds, for itself alone.
NODE = """
hostname "$1" && mount --bind "$2" /etc/hosts && exec slurmd -D -N "$1" -f "$3"
"""


def version():
    """(22, 5), (24, 11)"""
    text = subprocess.run(["slurmctld", "-V"], capture_output=True, text=True, check=True).stdout
    return tuple(int(part) for part in re.search(r"(\d+)\.(\d+)", text).groups())


def ip(words):
    done = subprocess.run(["ip", *words.split()], capture_output=True, text=True)
    if done.returncode != 0:
        raise OSError(f"ip {words}: {done.stderr.strip()}")


class Slurm:
    """with Slurm() as cluster: ... OSError: there can be no network namespaces here, which root alone can make."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="slurm", dir="/tmp"))  # a socket's path is short
        self.config = self.folder / "slurm.conf"
        self.environment = dict(os.environ, SLURM_CONF=str(self.config), LC_ALL="C.UTF-8")
        self.processes = []

    def __enter__(self):
        try:
            self.connect()
            self.write_settings()
            self.start_munge()
            self.start("slurmctld", "-D", "-i", "-f", str(self.config))
            for node in NODES:
                (self.folder / f"spool-{node}").mkdir()
                self.start("nsenter", f"--net=/run/netns/{self.space(node)}", "unshare", "--mount", "--uts", "sh", "-c", NODE, "sh", node,
                           str(self.folder / "hosts"), str(self.config), log=node)
            self.wait_for(lambda: self.states() == {"idle"}, "the nodes")
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        subprocess.run(["scancel", "--full", "--user", "root"], env=self.environment, capture_output=True, timeout=60)
        for process in reversed(self.processes):
            process.terminate()
        for process in self.processes:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        for node in NODES:
            pids = subprocess.run(["ip", "netns", "pids", self.space(node)], capture_output=True, text=True).stdout.split()
            for pid in pids:  # what a step has left
                os.kill(int(pid), signal.SIGKILL)
            subprocess.run(["ip", "netns", "del", self.space(node)], capture_output=True)
        subprocess.run(["ip", "link", "del", BRIDGE], capture_output=True)
        shutil.rmtree(self.folder, ignore_errors=True)

    @staticmethod
    def space(node):
        return f"epochmark-{node}"

    def connect(self):
        """A bridge with the controller on it, and a cable from it to each node."""
        ip(f"link add {BRIDGE} type bridge")
        ip(f"addr add {CONTROLLER}/24 dev {BRIDGE}")
        ip(f"link set {BRIDGE} up")
        for node, address in NODES.items():
            space = self.space(node)
            ip(f"netns add {space}")
            ip(f"link add em-{node} type veth peer name eth0 netns {space}")
            ip(f"link set em-{node} master {BRIDGE} up")
            ip(f"-n {space} addr add {address}/24 dev eth0")
            ip(f"-n {space} link set eth0 up")
            ip(f"-n {space} link set lo up")

    def write_settings(self):
        (self.folder / "state").mkdir()
        self.folder.chmod(0o755)  # munge wants its socket reachable
        host = os.uname().nodename
        self.config.write_text(SETTINGS.format(host=host, controller=CONTROLLER, folder=self.folder, partition=PARTITION, **NODES))
        # The older one mounts control groups unless it is told not to; the newer knows no such line, but a way to want none.
        (self.folder / "cgroup.conf").write_text(
            "CgroupAutomount=no\nIgnoreSystemd=yes\n" if version() < (23, 11) else "CgroupPlugin=disabled\n")
        names = "".join(f"{address} {node}\n" for node, address in NODES.items())
        (self.folder / "hosts").write_text(f"127.0.0.1 localhost\n{CONTROLLER} {host}\n{names}")

    def start_munge(self):
        place = self.folder / "munge"
        place.mkdir(mode=0o711)
        key = place / "key"
        key.touch(mode=0o600)
        key.write_bytes(os.urandom(1024))
        self.start("munged", "--foreground", "--force", f"--key-file={key}", f"--socket={place}/socket", f"--pid-file={place}/pid",
                   f"--log-file={place}/log", f"--seed-file={place}/seed")
        self.wait_for((place / "socket").exists, "munge")

    def start(self, *words, log=None):
        with open(self.folder / f"{log or words[0]}.log", "wb") as file:
            program = shutil.which(words[0]) or f"/usr/sbin/{words[0]}"
            self.processes.append(subprocess.Popen([program, *words[1:]], env=self.environment, stdin=subprocess.DEVNULL,
                                                   stdout=file, stderr=file, start_new_session=True))

    def wait_for(self, what, name, seconds=120):
        end = time.monotonic() + seconds
        while not what():
            ended = [process.args for process in self.processes if process.poll() is not None]
            if ended or time.monotonic() > end:
                raise AssertionError(f"{name} didn't come ({ended} ended): {self.logs()}")
            time.sleep(0.1)

    def logs(self):
        return "\n".join(f"--- {path.name}\n{path.read_text(errors='replace')[-2500:]}" for path in sorted(self.folder.glob("*.log")))

    def call(self, *words, seconds=120):
        """(status, what it printed, what it complained of)"""
        done = subprocess.run(words, env=self.environment, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=seconds)
        return done.returncode, done.stdout.strip(), done.stderr.strip()

    def states(self):
        return set(self.call("sinfo", "--noheader", "--Node", "--format", "%t")[1].split())

    def jobs(self):
        """[(id, name, state)] of all that wait or run."""
        lines = self.call("squeue", "--noheader", "--format", "%i %j %T")[1].splitlines()
        return [tuple(line.split()) for line in lines]

    def end_soon(self, job, seconds):
        """Its time is up in so many seconds, as if its limit, which is of whole minutes, were met then."""
        code, _, trouble = self.call("scontrol", "update", f"jobid={job}", f"EndTime=now+{seconds}seconds")
        assert code == 0, trouble

    def is_free(self):
        return not self.jobs() and self.states() == {"idle"}

    def processes_there(self):
        """Names of what runs on the nodes besides Slurm's own."""
        names = []
        for node in NODES:
            for pid in subprocess.run(["ip", "netns", "pids", self.space(node)], capture_output=True, text=True).stdout.split():
                try:
                    names.append((node, pathlib.Path(f"/proc/{pid}/comm").read_text().strip()))
                except OSError:
                    pass
        return [name for name in names if not name[1].startswith("slurm")]
