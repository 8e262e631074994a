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
    """with PostgreSql() as server: ... Root can't run a server: then the user that the package made does."""

    def __init__(self):
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
        text = SETTINGS + f"unix_socket_directories = '{self.folder}'\n"
        subprocess.run([*self.prefix, "tee", "-a", str(self.data / "postgresql.conf")], input=text, text=True, check=True,
                       stdout=subprocess.DEVNULL)
        self.start()
        return self

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

    def address(self, user, database="lab"):
        return f"host={self.folder} dbname={database} user={user}"

    def psql(self, user, sql, database="lab"):
        """(status, what it printed, what it complained of); statements stop at the first that fails."""
        done = subprocess.run([str(self.programs / "psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1",
                               self.address(user, database)], input=sql, text=True, capture_output=True)
        return done.returncode, done.stdout.strip(), done.stderr.strip()
