# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""See teamtls.sh. Wants EPOCHMARK_BIN (folder of epochmark-cli) and EPOCHMARK_WORK (an empty folder)."""

import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE / "support"))
from postgresql import PostgreSql  # noqa: E402

WORK = pathlib.Path(os.environ["EPOCHMARK_WORK"])
CLI = pathlib.Path(os.environ["EPOCHMARK_BIN"]) / "epochmark-cli"
ADDRESS = "192.0.2.7"  # of RFC 5737: nobody's
NAME = "db.example.test"
DONE, INPUT = 0, 3
PROVE = "has to prove who it is"


def run(*words):
    subprocess.run(words, check=True, capture_output=True)


def authority(name):
    """A CA that nobody knows; where its certificate is."""
    run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}",
        "-keyout", str(WORK / f"{name}.key"), "-out", str(WORK / f"{name}.crt"))
    return WORK / f"{name}.crt"


def certificate(by, host):
    """Key and certificate of a server of that name, signed by that CA; as texts."""
    key, asked, signed = (WORK / f"server.{end}" for end in ("key", "csr", "crt"))
    (WORK / "names").write_text(f"subjectAltName=DNS:{host}\n")
    run("openssl", "req", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={host}", "-keyout", str(key), "-out", str(asked))
    run("openssl", "x509", "-req", "-in", str(asked), "-CA", str(by), "-CAkey", str(by.with_suffix(".key")), "-CAcreateserial",
        "-days", "2", "-extfile", str(WORK / "names"), "-out", str(signed))
    return key.read_text(), signed.read_text()


def connect(address, **more):
    environment = dict(os.environ, EPOCHMARK_HOME=str(WORK / "home"), HOME=str(WORK), LC_ALL="C.UTF-8", EPOCHMARK_PLUGINS="",
                       **more)
    for name in ("PGSSLMODE", "PGSSLROOTCERT", "PGHOST", "PGHOSTADDR", "PGSERVICE"):
        if name not in more:
            environment.pop(name, None)
    done = subprocess.run([str(CLI), "team", "connect", address], env=environment, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def refused(address, *words, **more):
    status, said = connect(address, **more)
    assert status == INPUT and all(word in said for word in (*words, "can't be reached")), (address, status, said)


def taken(address, **more):
    status, said = connect(address, **more)
    assert status == DONE and "as alice" in said, (address, status, said)


def service(**words):
    file = WORK / ".pg_service.conf"
    lines = dict(host=NAME, hostaddr=ADDRESS, dbname="lab", user="alice", **words)
    file.write_text("[lab]\n" + "".join(f"{key}={value}\n" for key, value in lines.items()))
    return {"PGSERVICEFILE": str(file)}


def main():
    run("ip", "link", "set", "lo", "up")
    run("ip", "address", "add", f"{ADDRESS}/32", "dev", "lo")
    lab, stranger = authority("lab"), authority("stranger")
    key, signed = certificate(lab, NAME)
    there = f"host={NAME} hostaddr={ADDRESS} dbname=lab user=alice"
    with PostgreSql(settings=f"listen_addresses = '{ADDRESS}'\nlog_connections = on\n",
                    access=f"host all all {ADDRESS}/32 trust\n") as server:
        server.psql("postgres", "CREATE ROLE alice LOGIN; CREATE DATABASE lab ENCODING 'UTF8' TEMPLATE template0".replace("; ", ";\n"),
                    "postgres")
        environment = dict(os.environ, EPOCHMARK_HOME=str(WORK / "home"), LC_ALL="C.UTF-8", EPOCHMARK_PLUGINS="")
        subprocess.run([str(CLI), "team", "init", server.address("postgres")], env=environment, check=True, capture_output=True)
        status, _, complaint = server.psql("postgres", "GRANT epochmark_member TO alice")
        assert status == 0, complaint

        refused(there, "does not support SSL", PROVE)  # in clear text nothing is said
        server.add("server.key", key)
        server.add("server.crt", signed)
        server.add("postgresql.conf", "ssl = on\n")
        server.stop()
        server.start()
        refused(there, "certificate", PROVE)  # a CA that the system doesn't know
        refused(f"{there} sslrootcert={stranger}", "certificate", PROVE)
        refused(f"host=other.example.test hostaddr={ADDRESS} dbname=lab user=alice sslrootcert={lab}", "does not match host name",
                PROVE)
        assert "SSL enabled" not in server.log().split("ready to accept connections")[-1], "a refused line came to a user"
        taken(f"{there} sslrootcert={lab}")
        taken(there, PGSSLROOTCERT=str(lab))
        taken(f"postgresql://alice@{NAME}/lab?hostaddr={ADDRESS}&sslrootcert={lab}")
        # A service file without a word on it is no way around; with one it is the user's word.
        refused("service=lab", PROVE, **service())
        taken("service=lab", **service(sslrootcert=lab))
        refused("service=lab", PROVE, **service(sslmode="require"))  # "require" beside the system's certificates asks for proof
        taken(f"{there} sslmode=require")
        lines = [line for line in server.log().splitlines() if "connection authorized: user=alice" in line]
        assert lines and all("SSL enabled" in line for line in lines), lines
    print("A board off this machine: no line without a certificate that holds, encrypted where there is one")


main()
