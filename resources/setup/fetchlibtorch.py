# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fetches LibTorch as packaging/libtorch/fetch.sh does: PyPI's wheels, pinned by hash, less what only Python needs and, without
the word cuda, less what only cards need, into ROOT. Arguments: ROOT VERSION MACHINE DOWNLOAD_MB UNPACK_MB [cuda]; the pins come on
standard input, those for cards behind a line "cuda". Tells on standard output, a line each: "progress BYTES", "waiting", "unpacking", "ready"; or "failed WHY" (no-pip, folder, space, download,
unpack) as its last line, pip's words on standard error."""

import fcntl
import glob
import mmap
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile

ROOT, VERSION, MACHINE = sys.argv[1:4]
DOWNLOAD, UNPACK = (int(word) * 1_000_000 for word in sys.argv[4:6])
WITH_CUDA = sys.argv[6:] == ["cuda"]
CACHE = os.path.dirname(ROOT)
FOR_CARDS = ("libtorch_cuda.so", "libtorch_cuda_linalg.so", "libc10_cuda.so", "libcaffe2_nvrtc.so", "libtorch_nvshmem.so")
LEFT_OUT = (*FOR_CARDS, "libtorch_python.so")


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
    there = size_of(wheels)
    pip = subprocess.Popen(command, cwd=partial, stdin=subprocess.DEVNULL, stdout=sys.stderr,
                           env=dict(os.environ, TMPDIR=temporary))
    try:
        while pip.poll() is None:
            time.sleep(0.25)
            say("progress", min(DOWNLOAD, max(there + size_of(temporary), size_of(wheels))))
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


def unpack_for_cards(wheels, partial):
    """Into a folder of its own: torch's GPU half and NVIDIA's libraries, with a list of the kernels that torch has."""
    target = os.path.join(partial, "gpu")
    for wheel in glob.glob(wheels + "/torch-*.whl"):
        with zipfile.ZipFile(wheel) as archive:
            for name in archive.namelist():
                if name.startswith("torch/lib/") and os.path.basename(name) in FOR_CARDS:
                    take(archive, name, target)
    for wheel in glob.glob(wheels + "/nvidia_*.whl"):
        with zipfile.ZipFile(wheel) as archive:
            for name in archive.namelist():
                if "/lib/" in name and ".so" in os.path.basename(name):
                    take(archive, name, target)
    if not os.path.exists(target + "/libtorch_cuda.so"):
        raise Failed("unpack")
    with open(target + "/libtorch_cuda.so", "rb") as library, mmap.mmap(library.fileno(), 0, access=mmap.ACCESS_READ) as data:
        kernels = sorted({kernel.decode() for kernel in re.findall(rb"code=((?:sm|compute)_[0-9]+[af]?)", data)})
    if kernels:
        with open(target + "/cuda-kernels.txt", "w") as file:
            file.write("\n".join(kernels) + "\n")
    return target


def install_for_cards(folder):
    """Beside the processor's half; libtorch_cuda.so, by which whoever looks knows that all is there, comes last."""
    for name in sorted(os.listdir(folder), key=lambda name: name == "libtorch_cuda.so"):
        os.replace(os.path.join(folder, name), os.path.join(ROOT, "lib", name))


def is_whole():
    return os.path.isdir(ROOT + "/lib") and not (WITH_CUDA and not os.path.exists(ROOT + "/lib/libtorch_cuda.so"))


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
    if is_whole():
        return
    for left in glob.glob(CACHE + "/partial.*"):
        shutil.rmtree(left, ignore_errors=True)
    if shutil.disk_usage(CACHE).free < UNPACK:
        raise Failed("space")
    partial = tempfile.mkdtemp(prefix="partial.", dir=CACHE)
    try:
        wheels = os.path.join(CACHE, "wheels-" + VERSION)
        os.makedirs(wheels, exist_ok=True)
        for part in pins.split("\ncuda\n"):
            with open(os.path.join(partial, "pins.txt"), "w") as file:
                file.write(part)
            download(file.name, wheels, partial)
        say("unpacking")
        if not os.path.isdir(ROOT + "/lib"):
            os.rename(unpack(wheels, partial), ROOT)
        if WITH_CUDA:
            install_for_cards(unpack_for_cards(wheels, partial))
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
