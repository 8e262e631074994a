# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A PostgreSQL server that nobody else sees: data and socket in a folder of its own, no port."""

import os
import pathlib
import pwd
import shutil
import subprocess
import tempfile

SETTINGS = """
listen_addresses = ''
fsync = off
timezone = 'UTC'
lc_messages = 'C'
"""


class PostgreSql:
    """with PostgreSql() as server: ... Root can't run a server: then the user that the package made does.
    settings: lines for postgresql.conf; access: lines for pg_hba.conf, before its own."""

    def __init__(self, settings="", access=""):
        self.settings, self.access = settings, access
        versions = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[4]))
        self.programs = versions[-1].parent
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))  # a socket's path is short
        self.data = self.folder / "data"
        self.prefix = []
        if os.geteuid() == 0:
            user = pwd.getpwnam("postgres")
            os.chown(self.folder, user.pw_uid, user.pw_gid)
            self.prefix = ["runuser", "-u", "postgres", "--"]

    def __enter__(self):
        self.call("initdb", "--pgdata", str(self.data), "--auth", "trust", "--username", "postgres", "--encoding", "UTF8",
                  "--locale", "C.UTF-8", "--no-sync")
        self.add("postgresql.conf", SETTINGS + f"unix_socket_directories = '{self.folder}'\n" + self.settings)
        self.add("pg_hba.conf", self.access)
        self.start()
        return self

    def add(self, name, text):
        """To a file of the server's own, made where it isn't there."""
        subprocess.run([*self.prefix, "sh", "-c", 'umask 077; cat >> "$1"', "sh", str(self.data / name)], input=text,
                       text=True, check=True)

    def __exit__(self, *_):
        self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    def call(self, program, *arguments):
        subprocess.run([*self.prefix, str(self.programs / program), *arguments], check=True, cwd="/",
                       stdout=subprocess.DEVNULL)

    def start(self):
        self.call("pg_ctl", "--pgdata", str(self.data), "--wait", "--silent", "--log", str(self.folder / "log"), "start")

    def stop(self, mode="fast"):
        subprocess.run([*self.prefix, str(self.programs / "pg_ctl"), "--pgdata", str(self.data), "--mode", mode, "--wait",
                        "--silent", "stop"], cwd="/", stdout=subprocess.DEVNULL)

    def log(self):
        return (self.folder / "log").read_text()

    def restarter(self, script):
        """Writes a program that restarts the server as a power cut would; its path."""
        words = [*self.prefix, str(self.programs / "pg_ctl"), "--pgdata", str(self.data), "--mode", "immediate", "--wait",
                 "--silent", "--log", str(self.folder / "log"), "restart"]
        script.write_text("#!/bin/sh\ncd /\nexec " + " ".join(f"'{word}'" for word in words) + "\n")
        script.chmod(0o755)
        return script

    def address(self, user, database="lab"):
        return f"host={self.folder} dbname={database} user={user}"

    def psql(self, user, sql, database="lab"):
        """(status, what it printed, what it complained of); statements stop at the first that fails."""
        done = subprocess.run([str(self.programs / "psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1",
                               self.address(user, database)], input=sql, text=True, capture_output=True)
        return done.returncode, done.stdout.strip(), done.stderr.strip()
