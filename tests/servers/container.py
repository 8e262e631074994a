# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""See container.sh. Wants EPOCHMARK_BIN, EPOCHMARK_WORK, EPOCHMARK_SOURCE and EPOCHMARK_SHOTS; root."""

import glob
import json
import os
import pathlib
import pty
import re
import shutil
import subprocess
import sys
import threading
import time

WORK = pathlib.Path(os.environ["EPOCHMARK_WORK"])
SOURCE = pathlib.Path(os.environ["EPOCHMARK_SOURCE"])
BUILD = pathlib.Path(os.environ["EPOCHMARK_BIN"]).parent
HOME = WORK / "person"
TOOLS = WORK / "tools"
NOBODY = 65534
PATIENCE = 300  # seconds, for what ends by itself


def tool(folder, name, text):
    folder.mkdir(exist_ok=True)
    (folder / name).write_text("#!/bin/sh\n" + text + "\n")
    (folder / name).chmod(0o755)


def environment(*folders):
    return {"HOME": str(HOME), "PATH": ":".join([*map(str, folders), "/usr/sbin:/usr/bin:/sbin:/bin"]), "LC_ALL": "C.UTF-8"}


def make_folder():
    out = WORK / "out"
    subprocess.run([SOURCE / "packaging/bundle.sh", "--cli", "--fast", "--build", BUILD, "--out", out], check=True)
    archive, = out.glob("*.tar.gz")
    place = WORK / "a place of its own"  # with a space, which the commands have to quote
    place.mkdir()
    old = os.umask(0o077)  # as on many clusters: nobody else may read it
    subprocess.run(["tar", "--no-same-permissions", "-xf", archive, "-C", place], check=True)
    os.umask(old)
    tree, = place.iterdir()
    return tree


def printed(tree, has):
    """The two commands for a machine whose glibc is 2.28 and that has one of these programs, or none."""
    fake = WORK / f"fake-{has}"
    tool(fake, "getconf", "echo glibc 2.28")
    for name in ("sh", "readlink", "dirname", "basename", "uname", "sed", "tr"):
        if not (fake / name).exists():
            (fake / name).symlink_to(shutil.which(name))
    if has:
        tool(fake, has, "exit 1")
    told = subprocess.run([tree / "epochmark-cli", "--version"], env={"PATH": str(fake), "HOME": str(HOME)}, capture_output=True, text=True)
    assert told.returncode == 1 and "is glibc 2.28" in told.stderr, told
    commands = re.findall(r"^  (.+)$", told.stderr, re.M)
    assert len(commands) == 2, told.stderr
    return commands, told.stderr


def check_words(tree):
    """To the letter, for what can't be tried here; podman's are carried out below."""
    folder = f"'{tree}'"
    recipe = 'build{} "$HOME/epochmark.sif" container/epochmark.def'
    run = 'run "$HOME/epochmark.sif" run --dataset demo'
    expected = {
        "apptainer": [f"cd {folder} && apptainer {recipe.format('')}", f"apptainer {run}"],
        "singularity": [f"cd {folder} && singularity {recipe.format(' --fakeroot')}", f"singularity {run}"],
        "docker": [f"docker build -t epochmark -f {folder}/container/Containerfile {folder}",
                   'docker run --rm -it -u "$(id -u):$(id -g)" -v "$HOME:$HOME" -e HOME -w "$HOME" epochmark run --dataset demo'],
    }
    for has, commands in expected.items():
        found, said = printed(tree, has)
        assert found == commands and "isn't here" not in said, said
    found, said = printed(tree, "")
    assert found == expected["apptainer"] and "isn't here" in said, said


def make_base(suite):
    """A bare Debian as a tar file, from where this machine gets its packages."""
    sources = "".join(pathlib.Path(path).read_text() for path in ["/etc/apt/sources.list", *glob.glob("/etc/apt/sources.list.d/*")]
                      if os.path.isfile(path))
    mirror = re.search(r"https?://[^\s]*/debian/?(?=\s)", sources)
    base = WORK / f"{suite}.tar"
    subprocess.run(["mmdebstrap", "--quiet", "--variant=apt", "--mode=root", suite, base,
                    *([mirror.group(0)] if mirror else [])], check=True)
    return base


def libtorch():
    """The one that the build was made with."""
    return pathlib.Path(re.search(r'EPOCHMARK_LIBTORCH_DIR=\\*"([^"\\]*)', (BUILD / "build.ninja").read_text()).group(1)).parent


def check_bare(tree, base, suite):
    """The folder in the home of somebody without rights, in a Debian where no package was added and no network is."""
    root = WORK / f"bare-{suite}"
    home = root / "home/person"
    home.mkdir(parents=True)
    subprocess.run(["tar", "-xf", base, "-C", root], check=True)
    (root / "opt/libtorch").mkdir()
    subprocess.run(["cp", "-a", tree, home / "folder"], check=True)
    subprocess.run(["chown", "-R", f"{NOBODY}:{NOBODY}", home], check=True)
    done = subprocess.run(["unshare", "--mount", "--net", "sh", "-c",
                           'mount -t proc proc "$0/proc" && mount --bind "$1" "$0/opt/libtorch" && shift && exec chroot "$@"',
                           root, libtorch(), f"--userspec={NOBODY}:{NOBODY}", root, "/usr/bin/env", "-i", "HOME=/home/person",
                           "PATH=/usr/bin:/bin", "EPOCHMARK_LIBTORCH=/opt/libtorch", "/home/person/folder/epochmark-cli", "run",
                           "--dataset", "demo", "--epochs", "1", "--json", "/home/person/run.json"], capture_output=True, text=True)
    assert done.returncode == 0, (suite, done.stdout[-1000:] + done.stderr[-2000:])
    assert json.loads((home / "run.json").read_text())["records"][0]["status"] == "completed", suite
    # Where no expat is, nothing is drawn, and that is said before anything is trained.
    done = subprocess.run(["unshare", "--mount", "sh", "-c", 'mount -t proc proc "$0/proc" && exec chroot "$0" "$@"', root,
                           "/home/person/folder/epochmark-cli", "run", "--dataset", "demo", "--epochs", "1", "--report",
                           "/home/person/report.png"], env=environment(), capture_output=True, text=True)
    assert done.returncode != 0 and "libexpat.so.1" in done.stderr, (suite, done)
    subprocess.run(["rm", "-rf", "--one-file-system", root], check=True)


def check_apptainer(tree, base):
    """What Apptainer does with its recipe: cp -fLr of %files, then %post and %runscript in there."""
    recipe = (tree / "container/epochmark.def").read_text()
    parts = dict(re.findall(r"^%(\w+)\n(.*?)(?=^%|\Z)", recipe, re.M | re.S))
    packages = re.compile(r"--no-install-recommends[ \\\n]+([a-z0-9. +\-]+)")
    containerfile = (tree / "container/Containerfile").read_text()
    assert packages.search(recipe).group(1).split() == packages.search(containerfile).group(1).split(), "the recipes differ"
    assert re.search(r"^From: debian:12-slim$", recipe, re.M) and "docker.io/library/debian:12-slim" in containerfile
    root = WORK / "bare"
    root.mkdir()
    subprocess.run(["tar", "-xf", base, "-C", root], check=True)
    for resolver in ("/etc/resolv.conf", "/etc/hosts"):
        shutil.copy(resolver, root / "etc")
    source, target = parts["files"].split()
    subprocess.run(["cp", "-fLr", source, f"{root}{target}"], cwd=tree, check=True)

    def inside(script, *arguments):
        return subprocess.run(["unshare", "--mount", "sh", "-c", 'mount -t proc proc "$0/proc" && exec chroot "$0" /bin/sh -c "$@"',
                               root, script, "sh", *arguments], env=environment(), capture_output=True, text=True)
    done = inside("set -e\n" + parts["post"])
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    done = inside(parts["environment"] + parts["runscript"], "--version")
    assert done.returncode == 0 and done.stdout.startswith("epochmark-cli "), done
    readable = inside("find /opt/epochmark ! -perm -o=r | head -n 1; setpriv --reuid 65534 --clear-groups /usr/local/bin/epochmark-cli --version")
    assert readable.stdout.startswith("epochmark-cli "), readable  # also for others than who built it


class Terminal:
    """A command line in a terminal of its own."""

    def __init__(self, line):
        ours, theirs = pty.openpty()
        self.input, self.said = ours, b""
        self.process = subprocess.Popen(["sh", "-c", line], env=environment(TOOLS), stdin=theirs, stdout=theirs, stderr=theirs, cwd="/",
                                        start_new_session=True)
        os.close(theirs)
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()

    def read(self):
        try:
            while block := os.read(self.input, 65536):
                self.said += block
        except OSError:
            pass  # it has ended

    def ended(self, seconds=PATIENCE):
        status = self.process.wait(seconds)
        self.reader.join(10)
        return status


def podman_works(base):
    """Podman with a store of its own in WORK. What the launcher's words lack for this place is added: the base, this machine's network,
    no limits that a container can't be given here, and control groups in one tree, of which none is made."""
    settings = WORK / "containers.conf"
    settings.write_text("[containers]\ndefault_ulimits = []\n")
    tool(TOOLS, "podman", f'''word=$1; shift
case $word in
build) set -- --build-arg BASE=localhost/base:latest --network host --isolation chroot "$@" ;;
run) set -- --network host --cgroups disabled "$@" ;;
esac
export CONTAINERS_CONF={settings}
exec unshare --mount sh -c 'mount -t cgroup2 none /sys/fs/cgroup 2>/dev/null; exec /usr/bin/podman "$@"' podman \\
    --root {WORK}/storage --runroot {WORK}/running --storage-driver vfs --cgroup-manager cgroupfs --events-backend none "$word" "$@"''')
    subprocess.run([TOOLS / "podman", "import", "-q", base, "localhost/base:latest"], env=environment(), check=True, stdout=subprocess.DEVNULL)
    tried = subprocess.run([TOOLS / "podman", "run", "--rm", "localhost/base:latest", "true"], env=environment(), capture_output=True, text=True)
    if tried.returncode != 0:
        print(f"Podman can't start a container here, so its two commands weren't tried: {tried.stderr.strip()[-200:]}")
    return tried.returncode == 0


def put_libtorch():
    """Where setup would have put it in the person's home: nothing is downloaded."""
    root = libtorch()
    shutil.copytree(root, HOME / ".cache/epochmark" / root.name, symlinks=True, ignore=shutil.ignore_patterns("include", "share"))


def check_run(line):
    record, report = HOME / "run.json", HOME / "report.png"
    terminal = Terminal(f"{line} --epochs 1 --json run.json --report report.png")
    status = terminal.ended()
    assert status == 0, terminal.said[-2000:]
    found = json.loads(record.read_text())["records"][0]
    assert found["status"] == "completed", found["status"]
    assert (HOME / ".local/share/epochmark/results.sqlite").exists(), "the result isn't in the person's home"
    shutil.copy(report, os.environ["EPOCHMARK_SHOTS"])
    return found


def check_stop(line):
    """Ctrl-C in the terminal reaches what trains, though it is process 1 there, and the record says so."""
    events, record = HOME / "events.jsonl", HOME / "stopped.json"
    terminal = Terminal(f"{line} --epochs 1000 --json stopped.json --events events.jsonl")
    end = time.monotonic() + PATIENCE
    while not (events.exists() and '"event":"epoch"' in events.read_text()):
        assert terminal.process.poll() is None and time.monotonic() < end, terminal.said[-2000:]
        time.sleep(0.1)
    os.write(terminal.input, b"\x03")
    status = terminal.ended()
    assert status != 0, "it says that it has finished"
    assert json.loads(record.read_text())["records"][0]["status"] != "completed"
    return status


def main():
    HOME.mkdir()
    tree = make_folder()
    check_words(tree)
    for suite in ("trixie", "bookworm"):
        base = make_base(suite)
        check_bare(tree, base, suite)
    check_apptainer(tree, base)
    if not podman_works(base):
        print("The recipe for Apptainer was carried out in a bare Debian; Podman can't start a container here.")
        sys.exit(77)
    (build, run), _ = printed(tree, "podman")
    built = subprocess.run(["sh", "-c", build], env=environment(TOOLS), cwd="/", capture_output=True, text=True)
    assert built.returncode == 0, built.stdout[-2000:] + built.stderr[-2000:]
    put_libtorch()
    found = check_run(run)
    status = check_stop(run)
    print(f"The folder in a bare Debian 12 and 13, and in a container by the commands that it prints: trained on {found['device']['name']} and drew its report; "
          f"Ctrl-C ended it with status {status}. Apptainer's recipe was carried out in a bare Debian.")


if __name__ == "__main__":
    main()
