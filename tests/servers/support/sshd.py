# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An ssh server of a test's own on the loopback (keys, settings and port are its own), and a line to it that can be cut."""

import getpass
import os
import pathlib
import random
import select
import shutil
import signal
import socket
import subprocess
import threading
import time

SSHD = "/usr/sbin/sshd"

SETTINGS = """
ListenAddress {address}
Port {port}
HostKey {folder}/host_key
PidFile {folder}/pid
AuthorizedKeysFile {folder}/authorized_keys
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PrintMotd no
LogLevel VERBOSE
AcceptEnv NOTHING
{more}
"""

CLIENT = """
Host *
    HostName {address}
    Port {port}
    User {user}
    IdentityFile {folder}/user_key
    IdentitiesOnly yes
    UserKnownHostsFile {folder}/known_hosts
    GlobalKnownHostsFile /dev/null
"""


def free_port():
    """Nobody listens there: one below the system's own choice, so that nobody is given it by chance before it is used."""
    for port in random.SystemRandom().sample(range(20_000, 32_000), 1000):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
                return port
            except OSError:
                pass
    raise AssertionError("no port is free")


def make_key(path):
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "test", "-f", str(path)], check=True)


class Sshd:
    """with Sshd(folder) as server: ... `settings` are lines for sshd; `cable`: behind that, else on the loopback."""

    def __init__(self, folder, settings="", cable=None):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True)
        self.address = cable.FAR if cable else "127.0.0.1"
        self.port = 2222 if cable else free_port()
        self.line = cable or Line(self.port)
        self.reached = self.port if cable else self.line.port
        self.prefix = cable.prefix() if cable else []
        self.settings = settings
        self.process = None
        make_key(self.folder / "host_key")
        make_key(self.folder / "user_key")
        shutil.copy(self.folder / "user_key.pub", self.folder / "authorized_keys")
        self.know(self.folder / "host_key.pub")

    def know(self, public_key):
        key = pathlib.Path(public_key).read_text().split()
        (self.folder / "known_hosts").write_text(f"[{self.address}]:{self.reached} {key[0]} {key[1]}\n")

    def client(self):
        """A file of settings for ssh, by which every destination is this server."""
        path = self.folder / "client"
        path.write_text(CLIENT.format(address=self.address, port=self.reached, user=getpass.getuser(), folder=self.folder))
        return path

    def start(self):
        (self.folder / "config").write_text(SETTINGS.format(address=self.address, port=self.port, folder=self.folder, more=self.settings))
        if os.geteuid() == 0:
            os.makedirs("/run/sshd", exist_ok=True)
        self.log = open(self.folder / "log", "ab")
        self.process = subprocess.Popen([*self.prefix, SSHD, "-D", "-e", "-f", str(self.folder / "config")], stderr=self.log,
                                        stdin=subprocess.DEVNULL)
        end = time.monotonic() + 30
        while time.monotonic() < end:
            with socket.socket() as probe:
                if probe.connect_ex((self.address, self.port)) == 0:
                    return self
            time.sleep(0.05)
        raise AssertionError("sshd doesn't listen: " + (self.folder / "log").read_text())

    def stop(self):
        if self.process:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(10)
            self.process = None
            self.log.close()

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.line.close()
        self.stop()


class Line:
    """Carries bytes to a port until it is cut: then nothing passes any more, and nobody is told, as with a cable."""

    def __init__(self, target):
        self.target = target
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.is_whole = threading.Event()
        self.is_whole.set()
        self.is_closed = False
        threading.Thread(target=self.accept, daemon=True).start()

    def cut(self):
        self.is_whole.clear()

    def mend(self):
        self.is_whole.set()

    def close(self):
        self.is_closed = True
        self.is_whole.set()
        self.listener.close()

    def accept(self):
        while not self.is_closed:
            try:
                near, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.carry, args=(near,), daemon=True).start()

    def carry(self, near):
        self.is_whole.wait()
        far = socket.socket()
        if far.connect_ex(("127.0.0.1", self.target)) != 0:
            near.close()
            return
        other = {near: far, far: near}
        with near, far:
            while not self.is_closed:
                ready, _, _ = select.select([near, far], [], [], 0.2)
                for end in ready:
                    self.is_whole.wait()
                    try:
                        piece = end.recv(65536)
                        if not piece:
                            return
                        other[end].sendall(piece)
                    except OSError:
                        return


class Cable:
    """A network namespace behind a pair of interfaces: with Cable() as cable: ... Root alone can make one."""

    NAME = "epochmark-test"
    NEAR, FAR = "10.213.7.1", "10.213.7.2"

    @staticmethod
    def can_be():
        made = os.geteuid() == 0 and subprocess.run(["ip", "netns", "add", Cable.NAME], capture_output=True).returncode == 0
        if made:
            subprocess.run(["ip", "netns", "del", Cable.NAME], check=True)
        return made

    def prefix(self):
        return ["ip", "netns", "exec", self.NAME]

    def __enter__(self):
        for words in (f"netns add {self.NAME}", f"link add epochmark0 type veth peer name epochmark1 netns {self.NAME}",
                      f"addr add {self.NEAR}/30 dev epochmark0", "link set epochmark0 up",
                      f"-n {self.NAME} addr add {self.FAR}/30 dev epochmark1", f"-n {self.NAME} link set epochmark1 up",
                      f"-n {self.NAME} link set lo up"):
            subprocess.run(["ip", *words.split()], check=True)
        return self

    def __exit__(self, *_):
        subprocess.run(["ip", "link", "del", "epochmark0"])
        subprocess.run(["ip", "netns", "del", self.NAME])

    def cut(self):
        subprocess.run(["ip", "link", "set", "epochmark0", "down"], check=True)

    def mend(self):
        subprocess.run(["ip", "link", "set", "epochmark0", "up"], check=True)

    def close(self):
        pass
