# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""See bundle.sh. Wants EPOCHMARK_BIN, EPOCHMARK_WORK and EPOCHMARK_SOURCE. Makes the folder from the build that EPOCHMARK_BIN lies in."""

import json
import os
import pathlib
import re
import shutil
import struct
import subprocess
import time

WORK = pathlib.Path(os.environ["EPOCHMARK_WORK"])
SOURCE = pathlib.Path(os.environ["EPOCHMARK_SOURCE"])
BUILD = pathlib.Path(os.environ["EPOCHMARK_BIN"]).parent
MOST = {"GLIBC": (2, 35), "GLIBCXX": (3, 4, 30), "CXXABI": (1, 3, 13)}
MOST_BYTES = 60_000_000
NOBODY = 65534


def needed_versions(path):
    """What an ELF file asks of other libraries, read from its own tables: {"GLIBC_2.34", ...}. An oracle beside the
    check in bundle.sh, which trusts readelf."""
    data = path.read_bytes()
    if data[:4] != b"\x7fELF":
        return None
    assert data[4] == 2 and data[5] == 1, f"{path} isn't for 64 bits"
    assert struct.unpack_from("<H", data, 18)[0] == 62, f"{path} isn't for x86-64"
    offset, = struct.unpack_from("<Q", data, 40)
    size, count = struct.unpack_from("<HH", data, 58)
    sections = [struct.unpack_from("<IIQQQQIIQQ", data, offset + i * size) for i in range(count)]
    versions = set()
    for kind, start, link, entries in ((s[1], s[4], s[6], s[7]) for s in sections):
        if kind != 0x6FFFFFFE:  # SHT_GNU_verneed
            continue
        names = sections[link][4]
        at = start
        for _ in range(entries):
            _, auxiliaries, _, first, following = struct.unpack_from("<HHIII", data, at)
            one = at + first
            for _ in range(auxiliaries):
                _, _, _, name, beside = struct.unpack_from("<IHHII", data, one)
                versions.add(data[names + name:data.index(b"\0", names + name)].decode())
                one += beside
            at += following
    return versions


def too_new(versions):
    def is_too_new(version):
        family, _, number = version.partition("_")
        return family in MOST and re.fullmatch(r"[0-9.]+", number) and tuple(map(int, number.split("."))) > MOST[family]
    return sorted(filter(is_too_new, versions))


def make(*options):
    out = WORK / "out"
    subprocess.run([SOURCE / "packaging/bundle.sh", "--build", BUILD, "--out", out, *options], check=True)
    archives = sorted(out.glob("epochmark-*-linux-x86_64.tar.*"))
    assert [path.suffix for path in archives] == [".gz", ".zst"], archives
    return archives


def unpack(archive, name):
    place = WORK / name
    place.mkdir()
    subprocess.run(["tar", "-xf", archive, "-C", place], check=True)
    tree, = place.iterdir()
    return tree


def run(tree, *arguments, user=None, home="home", **environment):
    """epochmark-cli with nothing of this machine's but its C libraries."""
    place = WORK / home
    place.mkdir(exist_ok=True)
    place.chmod(0o777)
    told = {"HOME": str(place), "PATH": environment.pop("PATH", "/usr/bin:/bin"), "LC_ALL": "C.UTF-8", **environment}
    return subprocess.run([tree / "epochmark-cli", *arguments], env=told, capture_output=True, text=True, user=user,
                          group=user, extra_groups=[] if user else None, cwd="/", timeout=300)


def check_files(tree):
    asked = {path: needed_versions(path) for path in tree.rglob("*") if path.is_file() and not path.is_symlink()}
    elf = {path: versions for path, versions in asked.items() if versions is not None}
    assert len(elf) > 40 and any("GLIBC_2.34" in versions for versions in elf.values()), len(elf)
    bad = {str(path.relative_to(tree)): too_new(versions) for path, versions in elf.items() if too_new(versions)}
    assert not bad, bad
    outside = [path.name for path in elf if re.match(r"lib(c|m|stdc\+\+|gcc_s|expat|cups|cuda|nvidia-ml)\.so", path.name)]
    assert not outside, outside
    # The reader would see it: what Debian 12's own C++ library asks for is why it stays outside.
    host = pathlib.Path(os.path.realpath("/usr/lib/x86_64-linux-gnu/libstdc++.so.6"))
    assert too_new(needed_versions(host)) or "GLIBC_2.34" in needed_versions(host), host
    return len(elf)


def check_refusals(tree):
    """A host that is too old, seen through a getconf that says so."""
    fake = WORK / "fake"
    fake.mkdir()

    def pretend(getconf, ldd="echo ldd"):
        for name, lines in (("getconf", getconf), ("ldd", ldd)):
            (fake / name).write_text("#!/bin/sh\n" + lines + "\n")
            (fake / name).chmod(0o755)
        return run(tree, "--version", PATH=f"{fake}:/usr/bin:/bin")

    for version, is_refused in (("2.34", True), ("2.17", True), ("2.9", True), ("2.35", False), ("2.36", False),
                                ("2.100", False), ("3.0", False)):
        told = pretend(f"echo glibc {version}")
        assert (told.returncode == 1) == is_refused, (version, told)
        assert ("is glibc " + version in told.stderr and "2.35 or newer" in told.stderr) == is_refused, told.stderr
    told = pretend("exit 1", "echo 'musl libc (x86_64)' >&2; exit 1")
    assert told.returncode == 1 and "musl" in told.stderr, told


def check_run(tree, user, **environment):
    record = WORK / "home" / "run.json"
    started = time.monotonic()
    told = run(tree, "run", "--dataset", "demo", "--epochs", "1", "--quiet", "--json", str(record), user=user, **environment)
    assert told.returncode == 0, told.stderr
    found = json.loads(record.read_text())["records"][0]
    assert found["status"] == "completed" and len(found["epochs"]) == 1, found["status"]
    record.unlink()
    return time.monotonic() - started


def main():
    archives = make()
    sizes = [path.stat().st_size for path in archives]
    assert max(sizes) <= MOST_BYTES, sizes
    tree = unpack(archives[1], "small")
    count = check_files(tree)
    check_refusals(tree)
    # From a place that can't be written, as a user without rights (where the test may become one).
    subprocess.run(["chmod", "-R", "a-w,a+rX", tree], check=True)
    WORK.chmod(0o755)
    user = NOBODY if os.getuid() == 0 else None
    told = run(tree, "run", "--dataset", "demo", user=user)
    assert told.returncode != 0 and "epochmark-cli setup" in told.stderr, told
    libtorch = re.search(r'EPOCHMARK_LIBTORCH_DIR=\\*"([^"\\]*)', (BUILD / "build.ninja").read_text()).group(1)
    given = shutil.copytree(pathlib.Path(libtorch).parent, WORK / "given", symlinks=True)
    named = check_run(tree, user, EPOCHMARK_LIBTORCH=str(given))
    told = run(tree, "setup", "--libtorch", str(given), user=user)
    assert told.returncode == 0, told.stderr
    check_run(tree, user)
    shutil.rmtree(given)
    told = run(tree, "setup", "--libtorch", str(given), user=user)
    assert told.returncode == 2 and "There is no LibTorch" in told.stderr, told
    # Moved, and unpacked from the other archive: the same bytes.
    other = unpack(archives[0], "a place of its own")
    subprocess.run(["diff", "-r", "--no-dereference", tree, other], check=True)
    print(f"The portable folder: {count} files for glibc 2.35, {sizes[1] / 1e6:.0f} MB (zst), {sizes[0] / 1e6:.0f} MB "
          f"(gz); a run from a read-only place in {named:.1f} s.")


main()
