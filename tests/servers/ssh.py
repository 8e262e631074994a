# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""See ssh.sh. Wants EPOCHMARK_BIN (folder of epochmark-cli) and EPOCHMARK_WORK (an empty folder)."""

import json
import os
import pathlib
import random
import re
import shutil
import signal
import struct
import subprocess
import sys
import time
import zipfile
import zlib

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE / "support"))
from sshd import Cable, Sshd, free_port, make_key  # noqa: E402
from sshperson import CLI, DEVICE, DONE, INPUT, STOPPED, USAGE, WORK, bundle, ended, is_said, person, sessions, wait_for  # noqa: E402

LONG = ["run", "--dataset", "demo", "--epochs", "200"]  # ended by the test
SHORT = ["run", "--dataset", "demo", "--epochs", "2", "--batch", "100"]


def picture(shade):
    rows = b"".join(b"\0" + bytes((shade + random.randrange(40), 90, 255 - shade)) * 150 for _ in range(150))
    noise = random.randbytes(40_000)  # nothing packs it: the archive gets a size
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    head = struct.pack(">IIBBBBB", 150, 150, 8, 2, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"noIs", noise) + chunk(b"IDAT", zlib.compress(rows))
            + chunk(b"IEND", b""))


def pictures(path, each):
    random.seed(7)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for split, count in (("train", each), ("test", each // 2)):
            for label, shade in (("cats", 20), ("dogs", 200)):
                for index in range(count):
                    archive.writestr(f"{split}/{label}/{index}.png", picture(shade))
    return path


def check_and_run(server):
    with person("alice", server) as alice:
        text = alice.add("--shut-down", "sudo poweroff", says=["Added box.", "Linux x86_64", "box/cpu"])
        host = json.loads(alice.must("host", "list", "--json"))["hosts"][0]
        assert host["seen"]["epochmark"] and host["seen"]["devices"][0]["id"] == "cpu", host
        alice.must("devices", says="box/cpu")
        alice.must("host", "check", "BOX", says="box/cpu")
        events = WORK / "alice.events"
        text = alice.must(*SHORT, "--device", "box/cpu", "--repeats", "2", "--events", str(events),
                          says=["Epoch 2", "completed", "The rent of box goes on. This ends it: sudo poweroff"])
        assert text.count("Epoch 1:") == 2, text
        records = alice.records()
        assert len(records) == 2 and all(one["host"]["name"] == "box" and one["host"]["launcher"] == "ssh"
                                         and abs(one["host"]["clock_offset_s"]) < 60 for one in records), records
        kinds = [json.loads(line)["event"] for line in events.read_text().splitlines()]
        assert kinds[0] == "queue_started" and kinds[-1] == "queue_finished" and kinds.count("epoch") == 4, kinds
        assert not sessions(alice), sessions(alice)
        assert not list(alice.there.glob(".epochmark-place*")), "a word stays there"
        alice.must("host", "runs", says="No run on another machine is open.")
        alice.must("run", "--dataset", "demo", "--device", "nobox/cpu", status=USAGE, says="There is no machine")
        alice.must("host", "add", "box", "box", status=USAGE, says="already")
        alice.must("host", "remove", "box")
        alice.must("host", "list", says="No machine")


def data_and_bundle(server):
    with person("bob", server) as bob:
        archive = bundle(WORK / "bundle.tar.gz")
        bob.add("--bundle", str(archive), program=None, says="no Epochmark yet")
        zipped = pictures(WORK / "pets.zip", 40)
        run = ["run", "--dataset", str(zipped), "--epochs", "1", "--device", "box/cpu"]
        first = bob.must(*run, says=["To be sent: bundle.tar.gz", "To be sent: pets.zip", "completed"])
        again = bob.must(*run, says="completed")
        assert "To be sent" in first and "To be sent" not in again, again
        assert bob.records()[0]["workload"]["dataset"], bob.records()
        half = WORK / "half.tar.gz"
        half.write_bytes(archive.read_bytes()[:100_000])
        bob.must("host", "remove", "box")
        bob.add("--bundle", str(half), program=None)
        bob.must(*run, status=INPUT, says="can't be unpacked on box")
        two_send_one_file(bob)
        bob.must("run", "--dataset", str(WORK), "--device", "box/cpu", status=USAGE, says="pack it into a zip")


def libtorch(server):
    """A host that can't fetch LibTorch is sent what is here, once, and chooses it there. Small files stand for the libraries."""
    with person("lena", server) as lena:
        cut_off = WORK / "cut-off"
        cut_off.write_text(f"""#!/bin/sh
case $* in
setup) echo "pip can't reach the internet" >&2; exit 3 ;;
"setup --libtorch "*) [ -s "$3/lib/libtorch_cpu.so" ] || exit 3; cp -r "$3" {WORK}/chosen; exit 0 ;;
esac
exec "{CLI}" "$@"
""")
        cut_off.chmod(0o755)
        archive = bundle(WORK / "cut-off.tar.gz", cut_off)
        no_pip = WORK / "no-pip" / "python3"
        no_pip.parent.mkdir()
        no_pip.write_text("#!/bin/sh\nexit 1\n")
        no_pip.chmod(0o755)
        lena.add("--bundle", str(archive), "--prefix", f"env PATH={no_pip.parent}:/usr/bin:/bin", program=None)
        run = [*SHORT, "--device", "box/cpu"]
        lena.environment["HOME"] = lena.environment["XDG_CACHE_HOME"] = str(WORK / "no-libtorch")
        lena.must(*run, status=INPUT, says="LibTorch can't be made ready on box: it says \"pip can't reach")
        version = server_version()
        here = WORK / "libtorch-here"
        (here / "lib").mkdir(parents=True)
        (here / "build-version").write_text(version)
        for name, size in (("libtorch_cpu.so", 3_000_000), ("libc10.so", 70_000), ("libgomp.so.1", 5_000), ("libtorch_cuda.so", 99)):
            (here / "lib" / name).write_bytes(random.randbytes(size))
        lena.environment["EPOCHMARK_LIBTORCH"] = str(here)
        text = lena.must(*run, says=["To be sent: libtorch_cpu.so", "Sending LibTorch to box", "completed"])
        assert "libtorch_cuda" not in text, text
        chosen = WORK / "chosen"
        assert (chosen / "build-version").read_text().strip() == version
        assert {file.name: file.read_bytes() for file in (chosen / "lib").iterdir()} == {
            name: (here / "lib" / name).read_bytes() for name in ("libtorch_cpu.so", "libc10.so", "libgomp.so.1")}
        again = lena.must(*run, says="completed")
        assert "To be sent" not in again and "Making LibTorch ready" not in again, again


def server_version():
    """Of the LibTorch that the program was built with."""
    told = subprocess.run([str(CLI), "setup"], capture_output=True, text=True, check=True).stdout
    return next(word for word in told.split() if word[0].isdigit())


def two_send_one_file(bob):
    """And one that has a piece of it, of no even size, or a piece of something else, from a former try."""
    bob.must("host", "remove", "box")
    bob.add()
    large = pictures(WORK / "both.zip", 120)
    run = ["run", "--dataset", str(large), "--epochs", "1", "--device", "box/cpu"]
    both = [bob.start(*run, name=f"bob-{number}") for number in range(2)]
    for one in both:
        assert "completed" in ended(one, DONE)
    sent = next((bob.there / "datasets").glob("*/both.zip"))
    assert sent.read_bytes() == large.read_bytes() and not sent.with_suffix(".zip.part").exists()
    part = sent.with_suffix(".zip.part")
    sent.unlink()
    part.write_bytes(large.read_bytes()[:100_001])
    bob.must(*run, says="completed")
    sent.unlink()
    part.write_bytes(b"x" * 200_000)
    bob.must(*run, status=INPUT, says="with other content")
    bob.must(*run, says="completed")


def masters(server):
    """How often somebody has come in."""
    return (server.folder / "log").read_text().count("Accepted publickey")


def together(server):
    """Two programs that want a line at the same moment share one; and a run whose beginning is late."""
    with person("iris", server) as iris:
        iris.add()
        iris.part()
        iris.runtime.mkdir(mode=0o700)
        before = masters(server)
        both = [iris.start("host", "check", "box", name=f"iris-{number}") for number in range(2)]
        for one in both:
            ended(one, DONE)
        assert masters(server) == before + 1, masters(server) - before
        # The line breaks in the call that begins the run, which arrives there eight seconds later.
        late = WORK / "late-ssh"
        late.write_text(f"""#!/bin/sh
case $* in
*begun*runs*)
    if mkdir {WORK}/late 2>/dev/null; then
        (sleep 8; exec ssh -F {server.client()} "$@") >/dev/null 2>&1 </dev/null &
        exit 255
    fi ;;
esac
exec ssh -F {server.client()} "$@"
""")
        late.chmod(0o755)
        iris.environment["EPOCHMARK_SSH"] = str(late)
        text = iris.must(*SHORT, "--device", "box/cpu", says=["while the run was begun", "Epoch 2:", "completed"])
        assert (WORK / "late").exists() and len(iris.records()) == 1, text


def shells():
    """Login shells that read quotes in other ways."""
    for name in ("tcsh", "fish"):
        with Sshd(WORK / f"sshd-{name}", f'ForceCommand exec {name} -c "$SSH_ORIGINAL_COMMAND"') as server, \
                person(f"{name}-user", server) as somebody:
            somebody.add("--prefix", "env 'NOTE=it is \\'", says="box/cpu")
            somebody.must(*SHORT, "--device", "box/cpu", says="completed")


def stop(server):
    with person("carol", server) as carol:
        carol.add()
        run = carol.start(*LONG, "--device", "box/cpu")
        wait_for(is_said(run, "Training"), run)
        begun = time.monotonic()
        run.send_signal(signal.SIGINT)
        text = ended(run, STOPPED)
        took = time.monotonic() - begun
        assert "stopped" in text and carol.records()[0]["status"] == "stopped", text
        assert not sessions(carol), sessions(carol)
        print(f"stopped there and stored here {took:.1f} s after Ctrl-C")
        here = carol.start(*LONG, "--stop-file", str(WORK / "halt"))
        wait_for(is_said(here, "Training"), here)
        (WORK / "halt").touch()
        ended(here, STOPPED)


def skip(server):
    """The first of two runs there is left out, then the pause before the second: by a file here."""
    with person("nora", server) as nora:
        nora.add()
        wish, events = WORK / "skip", WORK / "nora.events"
        run = nora.start(*LONG, "--device", "box/cpu", "--repeats", "2", "--cool-down", "600", "--skip-file", str(wish),
                         "--events", str(events))
        wait_for(is_said(run, "Epoch 1:"), run)
        begun = time.monotonic()
        wish.touch()
        wait_for(is_said(run, "Cooling down"), run)
        print(f"skipped there {time.monotonic() - begun:.1f} s after the file was made")
        assert not wish.exists()
        wish.touch()
        trains = re.compile(r'"event": ?"epoch"')  # before, nothing would be stored
        wait_for(lambda: trains.search((events.read_text().split('"run_started"') + [""])[2]), run)
        run.send_signal(signal.SIGINT)
        ended(run, STOPPED)
        told = [json.loads(line) for line in events.read_text().splitlines()]
        assert [one["skipped"] for one in told if one["event"] == "run_finished"] == [True, False], told[-3:]
        assert [one["status"] for one in nora.records()] == ["stopped", "stopped"] and not sessions(nora)


def cut(server):
    with person("dave", server) as dave:
        dave.add()
        events = WORK / "dave.events"
        run = dave.start("run", "--dataset", "demo", "--epochs", "6", "--device", "box/cpu", "--events", str(events))
        wait_for(is_said(run, "Training"), run)
        server.line.cut()
        wait_for(is_said(run, "The line to box broke; the run goes on there."), run)
        wait_for(lambda: (sessions(dave)[0] / "status").exists(), run)  # it ends there while nobody hears of it
        server.line.mend()
        wait_for(is_said(run, "The line is back."), run)
        text = ended(run, DONE)
        epochs = [json.loads(line)["epoch"]["epoch"] for line in events.read_text().splitlines()
                  if json.loads(line)["event"] == "epoch"]
        assert epochs == list(range(1, 7)) and dave.records()[0]["status"] == "completed", (epochs, text)


def killed(server):
    with person("erin", server) as erin:
        erin.add()
        run = erin.start(*LONG, "--device", "box/cpu")
        wait_for(is_said(run, "Training"), run)
        session = sessions(erin)[0]
        children = subprocess.run(["pgrep", "-P", (session / "pid").read_text().strip()], capture_output=True, text=True)
        os.kill(int(children.stdout.split()[0]), signal.SIGKILL)
        text = ended(run, DEVICE)
        assert "The run on box was killed (signal 9)." in text, text
        # The one here is killed: the one there goes on, and is found again.
        run = erin.start("run", "--dataset", "demo", "--epochs", "2", "--device", "box/cpu")
        wait_for(is_said(run, "Training"), run)
        run.kill()
        run.wait()
        erin.must("host", "runs", says="box")
        # Where it runs was written down: another folder for the next ones changes nothing.
        hosts = erin.home / "hosts.json"
        hosts.write_text(hosts.read_text().replace(str(erin.there), str(WORK / "elsewhere")))
        erin.must("host", "remove", "box", status=USAGE, says="still open")
        erin.must("run", "--resume", "box", says=["Epoch 1:", "completed"])
        assert "No run" in erin.must("host", "runs") and erin.records()[0]["status"] == "completed"
        erin.must("run", "--resume", "box", status=USAGE, says="No run on another machine is open")
        # A terminal that closes stops nothing there.
        hosts.write_text(hosts.read_text().replace(str(WORK / "elsewhere"), str(erin.there)))
        run = erin.start("run", "--dataset", "demo", "--epochs", "2", "--device", "box/cpu")
        wait_for(is_said(run, "Training"), run)
        run.send_signal(signal.SIGHUP)
        text = ended(run, DONE)
        assert "The run goes on there" in text and "Asking the other machine to stop" not in text, text
        erin.must("run", "--resume", "box", says=["Epoch 2:", "completed"])
        assert erin.records()[0]["status"] == "completed"


def refused(server):
    with person("frank", server) as frank:
        known = server.folder / "known_hosts"
        before = known.read_text()
        known.write_text("")
        frank.add(status=DEVICE, says=["isn't known here", "It wasn't added."])
        assert known.read_text() == "", "a key was taken without a question"
        make_key(WORK / "other_key")
        server.know(WORK / "other_key.pub")
        frank.add(status=DEVICE, says="shows another key than it is known by")
        known.write_text(before)
        keys = server.folder / "authorized_keys"
        mine = keys.read_text()
        keys.write_text("")
        frank.add(status=DEVICE, says="lets nobody in")
        keys.write_text(mine)
        frank.there = pathlib.Path("/proc/epochmark")
        frank.add(status=INPUT, says="can't be made or written")
        frank.there = WORK / "frank-there"
        old = WORK / "old"
        old.write_text("#!/bin/sh\n[ \"$1\" = --version ] && echo epochmark-cli 0.9.0\n")
        old.chmod(0o755)
        frank.add(program=old, status=DEVICE, says=["version 0.9.0", "too old to be followed"])
        frank.must("host", "remove", "box")
        frank.add(program="/nowhere/epochmark-cli", status=DEVICE, says="isn't there, or can't be started")
        frank.must("host", "remove", "box")
        frank.add("--prefix", "/bin/false", status=INPUT, says="can't be run on box")
        frank.add("--prefix", "env --chdir=/", says="box/cpu")
        frank.must(*SHORT, "--device", "box/cpu", says="completed")
    with person("gina", server) as gina:
        nowhere = WORK / "nowhere"
        nowhere.write_text(server.client().read_text().replace(f"Port {server.reached}", f"Port {free_port()}"))
        gina.environment["EPOCHMARK_SSH"] = f"ssh -F {nowhere}"
        gina.add(status=DEVICE, says="takes no ssh connections at that port")


def full(server):
    if os.geteuid() != 0:
        return print("a full disk there: only tried as root")
    with person("hugo", server) as hugo:
        hugo.there.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(hugo.there)], capture_output=True)
        if mounted.returncode != 0:
            return print("a full disk there: nothing can be mounted here")
        try:
            hugo.add()
            large = pictures(WORK / "large.zip", 60)
            run = ["run", "--dataset", str(large), "--epochs", "1", "--device", "box/cpu"]
            hugo.must(*run, status=INPUT, says="There is no room on box for large.zip")
            subprocess.run(["mount", "-o", "remount,size=200m", str(hugo.there)], check=True)
            text = hugo.must(*run, says="completed")
            left = large.stat().st_size - 3 * 2**20
            assert "To be sent: large.zip" in text and left > 0, text
            # What is there already is fetched from a disk that has become full.
            run = hugo.start(*SHORT, "--device", "box/cpu")
            wait_for(is_said(run, "Training"), run)
            run.kill()
            run.wait()
            wait_for(lambda: (sessions(hugo)[0] / "status").exists())
            subprocess.run(["dd", "if=/dev/zero", f"of={hugo.there}/filler", "bs=64k"], capture_output=True)
            hugo.must("run", "--resume", "box", says=["Epoch 2:", "completed"])
        finally:
            # Whoever followed the run there ends a moment after it.
            wait_for(lambda: subprocess.run(["umount", str(hugo.there)], capture_output=True).returncode == 0)


def window(server):
    """The same by clicks in the window: an unknown key and a passphrase are asked for, the line is cut when the test says so."""
    with person("iris", server) as iris:
        key, known = server.folder / "user_key", server.folder / "known_hosts"
        before = known.read_text()
        known.write_text("")
        subprocess.run(["ssh-keygen", "-q", "-p", "-P", "", "-N", "a pass phrase", "-f", str(key)], check=True)
        told = subprocess.run(["ssh-keygen", "-lf", str(server.folder / "host_key.pub")], capture_output=True, text=True, check=True)
        cut_wish, mend_wish = WORK / "cut", WORK / "mend"
        environment = dict(iris.environment, EPOCHMARK_TEST_PASSPHRASE="a pass phrase", EPOCHMARK_TEST_KNOWN_HOSTS=str(known),
                           EPOCHMARK_TEST_FINGERPRINT=told.stdout.split()[1], EPOCHMARK_TEST_ZIP=str(pictures(WORK / "sent.zip", 100)), EPOCHMARK_TEST_CLI=str(CLI),
                           EPOCHMARK_TEST_CUT=str(cut_wish), EPOCHMARK_TEST_MEND=str(mend_wish), QTEST_FUNCTION_TIMEOUT="600000",
                           QT_QPA_PLATFORM=f"offscreen:configfile={HERE.parent / 'support' / 'screen.json'}")
        environment.pop("SSH_AUTH_SOCK", None)
        log = WORK / "iris.log"
        with open(log, "wb") as output:
            test = subprocess.Popen([str(CLI.parent.parent / "tests" / "tst_hostwindow")], env=environment, stdout=output,
                                    stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, start_new_session=True)
            while test.poll() is None:
                if cut_wish.exists() and server.line.is_whole.is_set() and not mend_wish.exists():
                    server.line.cut()
                if mend_wish.exists():
                    server.line.mend()
                time.sleep(0.1)
        server.line.mend()
        assert test.returncode == 0 and "SKIP" not in log.read_text(), log.read_text()
        subprocess.run(["ssh-keygen", "-q", "-p", "-P", "a pass phrase", "-N", "", "-f", str(key)], check=True)
        known.write_text(before)


def garbage():
    cases = {"escapes": r"printf '\033[2J\033]0;title\007hello \033[31m\n'", "noise": "head -c 3000000 /dev/urandom",
             "endless": "yes nonsense", "nothing": "true",
             "half": "printf 'epochmark-place 1\\nfolder /tmp\\n'"}
    for name, command in cases.items():
        with Sshd(WORK / f"sshd-{name}", f"ForceCommand {command}") as server, person(name, server) as somebody:
            text = somebody.add(status=INPUT, says="box" if name != "endless" else "answers with more than was asked")
            print(f"{name}: {text.splitlines()[0]}")
    with Sshd(WORK / "sshd-banner", "ForceCommand printf 'Welcome!\\nend\\n'; eval \"$SSH_ORIGINAL_COMMAND\"") as server, \
            person("banner", server) as somebody:
        somebody.add(says="box/cpu")
        somebody.must(*SHORT, "--device", "box/cpu", says="completed")


def step(what, *arguments):
    if len(sys.argv) > 1 and what.__name__ not in sys.argv[1:]:
        return
    begun = time.monotonic()
    what(*arguments)
    print(f"{what.__name__}: {time.monotonic() - begun:.0f} s", flush=True)


def main():
    """Arguments: the steps alone that are to be taken."""
    has_cable = Cable.can_be()
    with Sshd(WORK / "sshd") as server:
        for what in (check_and_run, data_and_bundle, libtorch, together, stop, skip, killed, window, refused, full):
            step(what, server)
        if not has_cable:
            step(cut, server)
    step(garbage)
    step(shells)
    if has_cable:
        with Cable() as cable, Sshd(WORK / "sshd-far", cable=cable) as server:
            step(cut, server)
    print("machines by ssh: added, run on, stopped, skipped, cut off, killed, refused, full and talking nonsense")


main()
