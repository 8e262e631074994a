# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""See teamboard.sh. Wants EPOCHMARK_BIN (folder of epochmark-cli), EPOCHMARK_WORK (an empty folder) and EPOCHMARK_SOURCE."""

import copy
import hashlib
import json
import os
import pathlib
import resource
import subprocess
import sys
import threading
import time
import uuid

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE / "support"))
from postgresql import PostgreSql  # noqa: E402

WORK = pathlib.Path(os.environ["EPOCHMARK_WORK"])
CLI = pathlib.Path(os.environ["EPOCHMARK_BIN"]) / "epochmark-cli"
GOLDEN = pathlib.Path(os.environ["EPOCHMARK_SOURCE"]) / "tests/core/results/record/golden.json"
MANY = 10_000
DONE, USAGE, INPUT = 0, 2, 3


def cli(user, *arguments, limit=None):
    """limit: bytes of memory that the program may take."""
    environment = dict(os.environ, EPOCHMARK_HOME=str(WORK / user), LC_ALL="C.UTF-8", EPOCHMARK_PLUGINS="")
    bound = (lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit))) if limit else None
    return subprocess.run([str(CLI), *arguments], env=environment, capture_output=True, text=True, preexec_fn=bound)


def must(user, *arguments, status=DONE):
    done = cli(user, *arguments)
    assert done.returncode == status, (user, arguments, done.returncode, done.stdout, done.stderr)
    return done.stdout + done.stderr


def results(count, template, runs=1):
    document = {"schema": 1, "records": [], "annotations": []}
    for _ in range(count):
        set_id = str(uuid.uuid4())
        for _ in range(runs):
            run = copy.deepcopy(template)
            run.update(id=str(uuid.uuid4()), set_id=set_id)
            document["records"].append(run)
    return document


def take_in(user, document):
    file = WORK / f"{user}.json"
    file.write_text(json.dumps(document))
    must(user, "import", str(file))


def refused(server, user, sql, *words):
    status, _, complaint = server.psql(user, sql)
    assert status != 0 and any(word in complaint for word in words), (user, sql, status, complaint)


def rights(server, alices, bobs):
    """Each thing that a member may not do, by another program."""
    run, in_set = alices["id"], alices["set_id"]
    denied = "permission denied"
    new = "INSERT INTO epochmark.runs (run_id, set_id, set_name, set_note, content) VALUES "

    def row(run_id, set_id, content=None):
        text = content or json.dumps({"id": run_id, "set_id": set_id})
        return f"('{run_id}', '{set_id}', '', '', '{text}')"

    refused(server, "bob", f"UPDATE epochmark.runs SET set_name = 'mine' WHERE run_id = '{bobs['id']}'", denied)
    refused(server, "bob", "TRUNCATE epochmark.runs", denied)
    refused(server, "bob", "DROP TABLE epochmark.runs", "must be owner")
    refused(server, "bob", "ALTER TABLE epochmark.runs DISABLE ROW LEVEL SECURITY", "must be owner")
    refused(server, "bob", "INSERT INTO epochmark.withdrawals VALUES (1, gen_random_uuid(), gen_random_uuid(), now())",
            denied)
    refused(server, "bob", "DELETE FROM epochmark.withdrawals", denied)
    refused(server, "bob", "UPDATE epochmark.board SET version = 9", denied)
    refused(server, "bob", "INSERT INTO epochmark.runs (run_id, set_id, set_name, set_note, content, shared_by) VALUES "
            f"('{uuid.uuid4()}', '{uuid.uuid4()}', '', '', '{{}}', 'alice')", denied)
    refused(server, "bob", new + row(str(uuid.uuid4()), in_set), "another member's")
    refused(server, "bob", new + row(run, str(uuid.uuid4())), "duplicate key")
    refused(server, "bob", new + row(str(uuid.uuid4()), str(uuid.uuid4()), "{}"), "other ids")
    mine = str(uuid.uuid4())
    heavy = json.dumps({"id": mine, "set_id": mine, "x": "y" * (4 << 20)})
    refused(server, "bob", new + row(mine, mine, heavy), "check constraint")
    refused(server, "bob", "SELECT nextval('epochmark.changes')", denied)
    # Another transaction's look from before doesn't help into a set either; nor does holding a lock hold up the others.
    refused(server, "bob", f"BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1; {new}{row(str(uuid.uuid4()), in_set)}; COMMIT",
            "another member's")
    refused(server, "bob", "SELECT * FROM epochmark.board FOR UPDATE", denied)
    refused(server, "bob", "BEGIN; LOCK TABLE epochmark.board", denied)
    refused(server, "bob", "INSERT INTO epochmark.sets VALUES (gen_random_uuid(), 'bob')", denied)
    refused(server, "carol", new + row(str(uuid.uuid4()), str(uuid.uuid4())), denied)
    refused(server, "carol", "DELETE FROM epochmark.runs", denied)
    refused(server, "mallory", "SELECT count(*) FROM epochmark.runs", denied)
    # Another's rows can be aimed at, but not hit; nor by the name of the role that all members share.
    for before in ("", "SET ROLE epochmark_member; "):
        status, gone, complaint = server.psql(
            "bob", before + f"DELETE FROM epochmark.runs WHERE run_id = '{run}' RETURNING run_id")
        assert status == 0 and gone == "", (gone, complaint)
    status, by, complaint = server.psql("bob", "SET ROLE epochmark_member; " + new + row(mine, mine) + ";"
                                        f"SELECT shared_by FROM epochmark.runs WHERE run_id = '{mine}';"
                                        f"DELETE FROM epochmark.runs WHERE run_id = '{mine}'")
    assert (status, by) == (0, "bob"), (status, by, complaint)


def story(server, template):
    for user in ("alice", "bob", "carol", "mallory"):
        server.psql("postgres", f"CREATE ROLE {user} LOGIN", "postgres")
    server.psql("postgres", "CREATE DATABASE lab", "postgres")
    assert "no board" in must("alice", "team", "connect", server.address("alice"), status=INPUT)
    assert "permission denied" in must("mallory", "team", "init", server.address("mallory"), status=INPUT)
    must("postgres", "team", "init", server.address("postgres"))
    assert "up to date" in must("postgres", "team", "init", server.address("postgres"))
    status, _, complaint = server.psql("postgres", "GRANT epochmark_member TO alice, bob; GRANT epochmark_reader TO carol")
    assert status == 0, complaint
    assert "may not read" in must("mallory", "team", "connect", server.address("mallory"), status=INPUT)

    take_in("alice", results(2, template, runs=3))
    take_in("bob", results(1, template))
    alices, bobs = (json.loads(must(user, "export", "--format", "json", "--out", "-").split("\nExported")[0])["records"]
                    for user in ("alice", "bob"))
    first = alices[0]["set_id"]
    must("alice", "rename", first, "Alice's <b>box</b>")
    assert "There is no team yet" in must("alice", "team", "share", first, status=USAGE)
    must("alice", "team", "connect", server.address("alice"))
    must("bob", "team", "connect", server.address("bob"))
    assert "to read." in must("carol", "team", "connect", server.address("carol"))

    leaves = must("alice", "team", "share", "--preview", first)
    assert "Alice's <b>box</b>" in leaves and template["device"]["name"] in leaves, leaves
    assert server.psql("postgres", "SELECT count(*) FROM epochmark.runs")[1] == "0"
    assert "Shared sets: 1" in must("alice", "team", "share", first)
    assert "there already: 1" in must("alice", "team", "share", first)
    must("bob", "team", "share", bobs[0]["set_id"])

    # What lies there is, byte by byte, what its hash says; and what was measured, field by field.
    for line in server.psql("postgres", "SELECT json_build_array(run_id, encode(sha256, 'hex'), content::text)"
                                        " FROM epochmark.runs")[1].splitlines():
        run_id, digest, content = json.loads(line)
        assert hashlib.sha256(content.encode()).hexdigest() == digest
        own = next(run for run in alices + bobs if run["id"] == run_id)
        assert json.loads(content) == own, run_id

    rights(server, alices[0], bobs[0])

    assert "4 runs came" in must("carol", "team", "pull")
    listed = must("carol", "team", "list")
    assert "shared by alice" in listed and "shared by bob" in listed and "Alice's <b>box</b>" in listed, listed
    assert "0 runs came" in must("carol", "team", "pull")
    assert "No results yet" in must("carol", "list"), "what the team shared is no result of one's own"
    take_in("carol", results(1, template))
    carols = json.loads(must("carol", "list", "--json"))["records"][0]["set_id"]
    assert "but not share" in must("carol", "team", "connect", "--always", server.address("carol"), status=USAGE)
    assert "waiting: 1" in must("carol", "team", "share", carols, status=INPUT)  # until she is granted it
    must("carol", "team", "withdraw", carols)
    assert "Waiting     0" in must("carol", "team", "status")

    # Every finished set, from now on; by hand alone again.
    must("bob", "team", "connect", "--always", server.address("bob"))
    assert "Shared sets: 1" in must("bob", "run", "--dataset", "demo", "--epochs", "1", "--quiet")
    must("bob", "team", "connect", server.address("bob"))
    assert "Shared sets" not in must("bob", "run", "--dataset", "demo", "--epochs", "1", "--quiet")
    assert "1 runs came" in must("carol", "team", "pull")

    # Somebody else's run, taken in: on the board already. Changed: a known id with other content.
    take_in("bob", {"schema": 1, "records": [run for run in alices if run["set_id"] == first], "annotations": []})
    assert "there already: 1" in must("bob", "team", "share", first)
    must("bob", "delete", first)
    changed = copy.deepcopy(alices[0])
    changed["seed"] += 1
    take_in("bob", {"schema": 1, "records": [changed], "annotations": []})
    assert "another content" in must("bob", "team", "share", first, status=INPUT)

    assert "Took 3 runs" in must("alice", "team", "withdraw", first)
    refused(server, "bob", "INSERT INTO epochmark.runs (run_id, set_id, set_name, set_note, content) VALUES "
            f"('{uuid.uuid4()}', '{first}', '', '', '{{}}')", "another member's", "other ids")
    assert "no set" not in must("alice", "team", "withdraw", first[:2], status=USAGE)
    assert "You share nothing" in must("bob", "team", "withdraw", alices[-1]["set_id"], status=USAGE)
    assert "3 went" in must("carol", "team", "pull")
    assert "Alice's" not in must("carol", "team", "list")
    assert "Shared sets: 1" in must("alice", "team", "share", first), "what was withdrawn can be shared again"
    assert "3 runs came" in must("carol", "team", "pull")


DAWDLE = """
CREATE FUNCTION public.dawdle() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.05); RETURN NEW; END';
CREATE TRIGGER dawdle BEFORE INSERT ON epochmark.runs FOR EACH ROW EXECUTE FUNCTION public.dawdle();
"""


def outage(server, template):
    """The server goes while a hundred sets are shared, each of which takes its time: nothing is lost, nothing there twice."""
    take_in("dora", results(100, template))
    server.psql("postgres", "CREATE ROLE dora LOGIN; GRANT epochmark_member TO dora")
    must("dora", "team", "connect", server.address("dora"))
    sets = [run["set_id"] for run in json.loads(must("dora", "list", "--json"))["records"]]
    before = int(server.psql("postgres", "SELECT count(*) FROM epochmark.runs")[1])
    status, _, complaint = server.psql("postgres", DAWDLE)
    assert status == 0, complaint
    sharing = {}
    thread = threading.Thread(target=lambda: sharing.update(done=cli("dora", "team", "share", *sets)))
    thread.start()
    while int(server.psql("postgres", "SELECT count(*) FROM epochmark.runs")[1] or 0) < before + 10:
        assert thread.is_alive(), sharing
        time.sleep(0.005)
    server.stop("immediate")
    thread.join()
    done = sharing["done"]
    waiting = int(done.stdout.rsplit("waiting: ", 1)[1].split(".")[0])
    assert done.returncode == INPUT and waiting > 0, (done.stdout, done.stderr)
    assert "can't be reached" in must("dora", "team", "share", status=INPUT)
    assert "Waiting     0" not in must("dora", "team", "status")
    server.start()
    server.psql("postgres", "DROP TRIGGER dawdle ON epochmark.runs; DROP FUNCTION public.dawdle()")
    must("dora", "team", "share")
    assert "Waiting     0" in must("dora", "team", "status")
    count = server.psql("postgres", "SELECT count(*), count(DISTINCT run_id) FROM epochmark.runs WHERE shared_by = 'dora'")[1]
    assert count == "100|100", count


def schema_of(server, database):
    """All that makes a board, but its id."""
    dump = subprocess.run([str(server.programs / "pg_dump"), "--schema-only", "--no-owner",
                           server.address("postgres", database)], text=True, capture_output=True, check=True).stdout
    return [line for line in dump.splitlines() if not line.startswith(("--", "\\"))]


def migration(server, template):
    """A board of the first program, filled by it, becomes the same that a new one is, and loses nothing."""
    server.psql("postgres", "CREATE DATABASE old ENCODING 'UTF8' TEMPLATE template0", "postgres")
    status, _, complaint = server.psql("postgres", (HERE / "support/teamboard1.sql").read_text(), "old")
    assert status == 0, complaint
    runs = [copy.deepcopy(template) for _ in range(3)]
    for number, run in enumerate(runs):
        run.update(id=str(uuid.uuid4()), set_id=str(uuid.uuid4()))
        text = json.dumps(run).replace("'", "''")
        status, _, complaint = server.psql(
            ("alice", "bob")[number % 2], "INSERT INTO epochmark.runs (run_id, set_id, set_name, set_note, content) VALUES "
            f"('{run['id']}', '{run['set_id']}', '', '', '{text}')", "old")
        assert status == 0, complaint
    kept = "SELECT seq, run_id, set_id, shared_by, shared_at, encode(sha256, 'hex'), content::text FROM epochmark.runs ORDER BY seq"
    before = server.psql("postgres", kept, "old")[1]
    board = server.psql("postgres", "SELECT id FROM epochmark.board", "old")[1]
    must("carol", "team", "connect", server.address("carol", "old"))  # an old board is read as well
    assert "3 runs came" in must("carol", "team", "pull")

    # Half of a migration is none.
    server.psql("postgres", "CREATE TABLE epochmark.sets (other integer)", "old")
    assert "answers" in must("postgres", "team", "init", server.address("postgres", "old"), status=INPUT)
    assert server.psql("postgres", "SELECT version FROM epochmark.board", "old")[1] == "1"
    server.psql("postgres", "DROP TABLE epochmark.sets", "old")

    must("postgres", "team", "init", server.address("postgres", "old"))
    assert server.psql("postgres", "SELECT version FROM epochmark.board", "old")[1] == "2"
    assert server.psql("postgres", kept, "old")[1] == before
    assert server.psql("postgres", "SELECT id FROM epochmark.board", "old")[1] == board
    old, new = schema_of(server, "old"), schema_of(server, "lab")
    assert sorted(old) == sorted(new), set(old) ^ set(new)
    assert "0 runs came" in must("carol", "team", "pull")
    # The holes of the first one are closed: a set stays its member's also when it is withdrawn.
    first = runs[0]["set_id"]
    status, _, complaint = server.psql("alice", f"DELETE FROM epochmark.runs WHERE set_id = '{first}'", "old")
    assert status == 0, complaint
    mine = str(uuid.uuid4())
    content = json.dumps({"id": mine, "set_id": first})
    status, _, complaint = server.psql("bob", "INSERT INTO epochmark.runs (run_id, set_id, set_name, set_note, content) "
                                       f"VALUES ('{mine}', '{first}', '', '', '{content}')", "old")
    assert status != 0 and "another member's" in complaint, complaint
    must("carol", "team", "leave")
    must("carol", "team", "connect", server.address("carol"))


def windows(server):
    """Two windows' cores with homes of their own: see the test. What it measured."""
    for user in ("ada", "ben"):
        server.psql("postgres", f"CREATE ROLE {user} LOGIN; GRANT epochmark_member TO {user}")
    program = CLI.parent.parent / "tests/tst_teamwindows"
    environment = dict(os.environ, EPOCHMARK_HOME=str(WORK / "windows"), LC_ALL="C.UTF-8", QT_QPA_PLATFORM="offscreen",
                       EPOCHMARK_PLUGINS="", EPOCHMARK_TEAM_ADA=server.address("ada"), EPOCHMARK_TEAM_BEN=server.address("ben"),
                       EPOCHMARK_TEAM_RESTART=str(server.restarter(WORK / "restart")))
    done = subprocess.run([str(program)], env=environment, capture_output=True, text=True)
    assert done.returncode == 0 and "SKIP" not in done.stdout, (done.returncode, done.stdout, done.stderr)
    return [line for line in done.stdout.splitlines() if "ms" in line and (line.startswith(("seen", "after")))]


def insert(name, run, content):
    text = json.dumps(content).replace("'", "''")
    return ("INSERT INTO epochmark.runs (run_id, set_id, set_name, set_note, content) "
            f"VALUES ('{run}', '{run}', '{name}', '', '{text}')")


def hostile(server, template):
    """A board whose keeper is nobody's friend: what can't be a record is left out, the rest comes, and is harmless."""
    escapes = copy.deepcopy(template)
    escapes.update(id=str(uuid.uuid4()))
    escapes["set_id"] = escapes["id"]
    escapes["device"]["name"] = "Tesla \x1b[2J\u202eT4"
    status, _, complaint = server.psql("postgres", insert("box \x1b]0;taken\x07", escapes["id"], escapes))
    assert status == 0, complaint
    must("carol", "team", "pull")
    listed = must("carol", "team", "list")
    assert "box" in listed and "\x1b" not in listed and "\x07" not in listed, listed
    # Heavy ones: a page of them is more than a machine has.
    heavy = "y" * (4_194_304 - 200)
    for _ in range(24):
        run = str(uuid.uuid4())
        status, _, complaint = server.psql("postgres", insert("", run, {"id": run, "set_id": run, "x": heavy}))
        assert status == 0, complaint
    done = cli("carol", "team", "pull", limit=1 << 30)
    assert done.returncode == INPUT and done.stderr.count("can't be used") == 24, done
    # What the board can't keep is refused, and holds up nothing behind it.
    nul = copy.deepcopy(template)
    nul.update(id=str(uuid.uuid4()), set_id=str(uuid.uuid4()))
    nul["device"]["name"] = "a\x00b"
    after = results(1, template)
    take_in("bob", {"schema": 1, "records": [nul] + after["records"], "annotations": []})
    said = must("bob", "team", "share", nul["set_id"], after["records"][0]["set_id"], status=INPUT)
    assert "Shared sets: 1" in said and "refused: 1" in said, said
    poison = [("no record", {}), ("worn", {"schema": 1, "records": "x" * 1000})]
    for name, extra in poison:
        own = str(uuid.uuid4())
        content = json.dumps(dict(extra, id=own, set_id=own)).replace("'", "''")
        status, _, complaint = server.psql("postgres", "INSERT INTO epochmark.runs (run_id, set_id, set_name, set_note, content)"
                                           f" VALUES ('{own}', '{own}', '{name}', '', '{content}')")
        assert status == 0, complaint
    done = cli("carol", "team", "pull")
    assert done.returncode == INPUT and done.stderr.count("can't be used") == len(poison), done
    assert "0 runs came" in must("carol", "team", "pull")
    server.psql("postgres", "UPDATE epochmark.board SET version = 99")
    assert "newer Epochmark" in must("carol", "team", "pull", status=INPUT)
    server.psql("postgres", "UPDATE epochmark.board SET version = 2")


def scale(server):
    """How long ten thousand take; said, not judged."""
    sql = ("INSERT INTO epochmark.runs (run_id, set_id, set_name, set_note, content) "
           "SELECT new.run, new.run, '', '', replace(replace(old.content::text, old.run_id::text, new.run::text), "
           "old.set_id::text, new.run::text)::json "
           f"FROM (SELECT gen_random_uuid() AS run FROM generate_series(1, {MANY})) new, "
           "(SELECT * FROM epochmark.runs WHERE shared_by = 'dora' LIMIT 1) old")
    status, _, complaint = server.psql("dora", sql)
    assert status == 0, complaint
    begun = time.monotonic()
    assert f"{MANY} runs came" in must("carol", "team", "pull")
    return time.monotonic() - begun


def main():
    template = json.loads(GOLDEN.read_text())["records"][0]
    template.update(status="completed")
    with PostgreSql() as server:
        story(server, template)
        migration(server, template)
        outage(server, template)
        seen = windows(server)
        hostile(server, template)
        seconds = scale(server)
    print("\n".join(seen))
    print(f"A team's board: shared, pulled, withdrawn, refused where it must be; {MANY:,} runs pulled in {seconds:.1f} s")


main()
