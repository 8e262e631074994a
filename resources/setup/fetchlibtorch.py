# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fetches LibTorch as packaging/libtorch/fetch.sh does: PyPI's wheels, pinned by hash, less what only Python and cards
need, into ROOT. Arguments: ROOT VERSION MACHINE DOWNLOAD_MB UNPACK_MB; the pins come on standard input. Tells on standard output,
a line each: "progress BYTES", "waiting", "unpacking", "ready"; or "failed WHY" (no-pip, folder, space, download,
unpack) as its last line, pip's words on standard error."""

import fcntl
import glob
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile

ROOT, VERSION, MACHINE = sys.argv[1:4]
DOWNLOAD, UNPACK = (int(word) * 1_000_000 for word in sys.argv[4:6])
CACHE = os.path.dirname(ROOT)
LEFT_OUT = ("libtorch_cuda.so", "libtorch_cuda_linalg.so", "libc10_cuda.so", "libcaffe2_nvrtc.so", "libtorch_nvshmem.so",
            "libtorch_python.so")


class Failed(Exception):
    pass


def say(*words):
    print(*words, flush=True)


def size_of(folder):
    total = 0
    for place, _, names in os.walk(folder):
        for name in names:
            try:
                total += os.lstat(os.path.join(place, name)).st_size
            except OSError:
                pass  # renamed meanwhile
    return total


def download(pins, wheels, partial):
    """Wheels that arrived whole stay in their folder: after a failure pip takes them from there."""
    platforms = ["manylinux2014_" + MACHINE]
    platforms += [f"manylinux_2_{glibc}_{MACHINE}" for glibc in (28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 12, 5)]
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-cache-dir",
               "--no-deps", "--require-hashes", "--only-binary=:all:", "--python-version", "3.11", "--implementation",
               "cp", "--abi", "cp311", "--abi", "abi3", "--abi", "none", "-d", wheels, "-r", pins]
    for platform in platforms:
        command += ["--platform", platform]
    temporary = os.path.join(partial, "download")
    os.mkdir(temporary)
    pip = subprocess.Popen(command, cwd=partial, stdin=subprocess.DEVNULL, stdout=sys.stderr,
                           env=dict(os.environ, TMPDIR=temporary))
    try:
        while pip.poll() is None:
            time.sleep(0.25)
            say("progress", min(DOWNLOAD, max(size_of(temporary), size_of(wheels))))
    finally:
        if pip.poll() is None:
            pip.kill()
            pip.wait()
    if pip.returncode != 0:
        raise Failed("download")
    shutil.rmtree(temporary)


def unpack(wheels, partial):
    target = os.path.join(partial, "wheel")
    for wheel in glob.glob(wheels + "/torch-*.whl"):
        with zipfile.ZipFile(wheel) as archive:
            for name in archive.namelist():
                base = os.path.basename(name)
                wanted = name.startswith(("torch/lib/", "torch/include/", "torch/share/"))
                if wanted and base not in LEFT_OUT and not base.startswith("libshm"):
                    archive.extract(name, target)
                elif name.endswith((".dist-info/LICENSE", ".dist-info/licenses/LICENSE")):
                    take(archive, name, target + "/torch")
    for wheel in glob.glob(wheels + "/nvidia_cuda_*.whl"):
        with zipfile.ZipFile(wheel) as archive:
            for name in archive.namelist():
                if os.path.basename(name).startswith(("libcudart.so.", "libcupti.so.")):
                    take(archive, name, target + "/torch/lib")
    if not os.path.exists(target + "/torch/lib/libtorch_cpu.so"):
        raise Failed("unpack")
    return target + "/torch"


def take(archive, name, folder):
    os.makedirs(folder, exist_ok=True)
    with archive.open(name) as source, open(os.path.join(folder, os.path.basename(name)), "wb") as copy:
        shutil.copyfileobj(source, copy, 1 << 20)


def fetch(pins):
    try:
        os.makedirs(CACHE, exist_ok=True)
        lock = open(os.path.join(CACHE, "lock"), "ab")
    except OSError:
        raise Failed("folder")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        say("waiting")
        fcntl.flock(lock, fcntl.LOCK_EX)
    if os.path.isdir(ROOT + "/lib"):
        return
    for left in glob.glob(CACHE + "/partial.*"):
        shutil.rmtree(left, ignore_errors=True)
    if shutil.disk_usage(CACHE).free < UNPACK:
        raise Failed("space")
    partial = tempfile.mkdtemp(prefix="partial.", dir=CACHE)
    try:
        wheels = os.path.join(CACHE, "wheels-" + VERSION)
        os.makedirs(wheels, exist_ok=True)
        with open(os.path.join(partial, "pins.txt"), "w") as file:
            file.write(pins)
        download(file.name, wheels, partial)
        say("unpacking")
        os.rename(unpack(wheels, partial), ROOT)
        shutil.rmtree(wheels)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def stop(*_):
    sys.exit(1)


def main():
    signal.signal(signal.SIGTERM, stop)
    try:
        if subprocess.call([sys.executable, "-m", "pip", "--version"], cwd="/", stdin=subprocess.DEVNULL,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) != 0:
            raise Failed("no-pip")
        fetch(sys.stdin.read())
        say("ready")
    except Failed as failed:
        say("failed", failed)
    except (OSError, zipfile.BadZipFile) as problem:
        print(problem, file=sys.stderr)
        say("failed", "unpack")


main()
