# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""See bundle.sh. Wants EPOCHMARK_BIN, EPOCHMARK_WORK, EPOCHMARK_SOURCE and EPOCHMARK_SHOTS. Makes the folder from the build that EPOCHMARK_BIN lies in."""

import json
import os
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import time
import zipfile

from PIL import Image

from support.bareroot import BareRoot
from support.screen import Screen

WORK = pathlib.Path(os.environ["EPOCHMARK_WORK"])
SOURCE = pathlib.Path(os.environ["EPOCHMARK_SOURCE"])
BUILD = pathlib.Path(os.environ["EPOCHMARK_BIN"]).parent
MOST = {"GLIBC": (2, 35), "GLIBCXX": (3, 4, 30), "CXXABI": (1, 3, 13)}
MOST_BYTES = 60_000_000
NOBODY = 65534
SHOTS = pathlib.Path(os.environ["EPOCHMARK_SHOTS"])
PATIENCE = 300  # seconds, for what comes by itself


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


def make(*options, out=WORK / "out"):
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


def check_files(tree, least=40):
    asked = {path: needed_versions(path) for path in tree.rglob("*") if path.is_file() and not path.is_symlink()}
    elf = {path: versions for path, versions in asked.items() if versions is not None}
    assert len(elf) > least and any("GLIBC_2.34" in versions for versions in elf.values()), len(elf)
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
    assert told.returncode == 0, told
    found = json.loads(record.read_text())["records"][0]
    assert found["status"] == "completed" and len(found["epochs"]) == 1, found["status"]
    record.unlink()
    return time.monotonic() - started


def odd_pictures():
    """Every form that a picture may have, (name, bytes): made on the spot, and those of EPOCHMARK_TEST_DATA."""
    sys.path.insert(0, str(SOURCE / "tests/bench/reference"))
    import picture_forms
    yield from picture_forms.forms()
    for compression in ("lzma", "zstd", "webp"):  # a library each
        yield f"{compression}.tif", picture_forms.saved("RGB", "TIFF", compression=compression)
    if data := os.environ.get("EPOCHMARK_TEST_DATA"):
        for folder in ("odd", "damaged"):
            for path in sorted(pathlib.Path(data, folder).iterdir()):
                yield path.name, path.read_bytes()
        with zipfile.ZipFile(pathlib.Path(data, "strangers/pictures.zip")) as archive:
            for name in archive.namelist():
                if not name.endswith("/"):
                    yield name, archive.read(name)


def as_dataset(place):
    """Those that can't be used are left out with their reason: told of all the same."""
    count = 0
    for count, (name, encoded) in enumerate(odd_pictures(), 1):
        folder = place / ("train", "val")[count % 5 == 0] / ("a", "b")[count % 2]
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{count}-{re.sub('[^A-Za-z0-9.]', '-', name.replace('/', '-'))}.jpg").write_bytes(encoded)
    return count


def few_pictures(place):
    """Soon trained on."""
    import picture_forms
    encoded = picture_forms.saved("RGB", "PNG")
    for split, count in (("train", 12), ("val", 4)):
        for label in ("a", "b"):
            folder = place / split / label
            folder.mkdir(parents=True)
            for number in range(count):
                (folder / f"{number}.png").write_bytes(encoded)
    return place


def check_pictures(root, tree, libtorch):
    """The folder's twin, which has no other library of this machine's, reads them as the build's does that has Debian's."""
    dataset = WORK / "pictures"
    count = as_dataset(dataset)
    seen = {"/opt/epochmark": tree, "/opt/libtorch": libtorch, "/opt/pictures": dataset}
    kinds = ("jpg", "png", "bmp", "pnm", "webp", "deflate.tif", "lzw.tif", "group4.tif", "jpeg.tif", "lzma.tif", "zstd.tif", "webp.tif")
    for what in ("--pixels", "--json"):
        here = subprocess.run([BUILD / "bin/epochmark-cli", "inspect", dataset, what], capture_output=True, text=True)
        there = root.run(seen, "/opt/epochmark/epochmark-cli", "inspect", "/opt/pictures", what, EPOCHMARK_LIBTORCH="/opt/libtorch")
        assert here.returncode == 0 and there.returncode == 0, (here.stderr[-1000:], there.stderr[-2000:])
        assert here.stdout == there.stdout, [pair for pair in zip(here.stdout.splitlines(), there.stdout.splitlines()) if len(set(pair)) > 1][:5]
        if what == "--pixels":
            used = len(there.stdout.splitlines())
            lacking = [kind for kind in kinds if not re.search(rf"[-.]{re.escape(kind)}\.jpg\t", there.stdout)]
            assert used > 0.7 * count and not lacking, (used, count, lacking)
    return used, count - used


def check_letters(root, seen, libtorch):
    """The machine has no font: the folder's are drawn. Where somebody has named other ones that aren't there, boxes would be."""
    seen = {**seen, "/opt/libtorch": libtorch, "/opt/few": WORK / "few"}
    colours = []
    for name, words in (("report", {}), ("boxes", {"FONTCONFIG_FILE": "/nowhere"})):
        told = root.run(seen, "/opt/epochmark/epochmark-cli", "run", "--dataset", "/opt/few", "--epochs", "2", "--report", f"/home/{name}.png",
                        EPOCHMARK_LIBTORCH="/opt/libtorch", EPOCHMARK_HOME=f"/home/{name}", **words)
        assert told.returncode == 0, told.stderr[-2000:]
        shutil.copy(root.root / f"home/{name}.png", SHOTS)
        colours.append(len(Image.open(SHOTS / f"{name}.png").convert("RGB").getcolors(1 << 24)))
    assert colours[0] > 2 * colours[1], colours  # letters have edges of many shades


def said_by(process):
    """So far: a child of it may still hold the line open."""
    os.set_blocking(process.stdout.fileno(), False)
    try:
        return os.read(process.stdout.fileno(), 1 << 16).decode(errors="replace")
    except BlockingIOError:
        return "nothing"


def wait_for(what, process, condition, patience=PATIENCE, pause=0.5):
    end = time.monotonic() + patience
    while not (found := condition()):
        assert process.poll() is None, (what, said_by(process)[-2000:])
        assert time.monotonic() < end, f"{what} didn't come"
        time.sleep(pause)
    return found


def end(process):
    process.terminate()
    return process.wait(PATIENCE)


def check_offscreen(root, seen):
    """Without a display: the page of a first start is there when a second start is answered by the first one."""
    home = "/home/offscreen"
    words = {"QT_QPA_PLATFORM": "offscreen", "EPOCHMARK_HOME": home}
    window = root.start(seen, "/opt/epochmark/epochmark", **words)
    wait_for("the window's store", window, (root.root / home.lstrip("/") / "results.sqlite").exists)

    def is_answered():
        second = root.start(seen, "/opt/epochmark/epochmark", "demo", **words)
        try:
            return second.wait(30) == 0
        except subprocess.TimeoutExpired:  # the first one was too busy to answer: this is a window of its own
            end(second)
            return False
    wait_for("the window's answer", window, is_answered)
    end(window)
    refused = root.run(seen, "/opt/epochmark/epochmark", EPOCHMARK_HOME=home)
    assert refused.returncode == 3 and "no display answers" in refused.stderr, refused


def drawn(screen, window, name, least=60):
    """A picture that isn't empty and is the same for a while: letters and rounded corners have many colours, no page is of one."""
    pictures = []

    def is_still():
        pictures.append(screen.picture())
        colours, share = pictures[-1].colours()
        return len(pictures) > 1 and pictures[-1].pixels == pictures[-2].pixels and colours > least and share < 0.9
    wait_for(f"the picture {name}", window, is_still)
    pictures[-1].save(SHOTS / f"{name}.png")
    return pictures[-1]


def check_window(root, seen, libtorch):
    """On a display: a first start, without LibTorch; then a run by a key, and its result."""
    with Screen(WORK / "screen") as screen:
        place = {**seen, "/tmp/.X11-unix": "/tmp/.X11-unix"}
        words = {"DISPLAY": screen.name, "EPOCHMARK_HOME": "/home/window"}
        window = root.start(place, "/opt/epochmark/epochmark", **words)
        first = drawn(screen, window, "first-start")
        end(window)
        place["/opt/libtorch"], words["EPOCHMARK_LIBTORCH"] = libtorch, "/opt/libtorch"
        place["/opt/few"] = WORK / "few"
        window = root.start(place, "/opt/epochmark/epochmark", "/opt/few", **words)
        wait_for("the window", window, lambda: screen.type_into("^Epochmark$"))
        ready = drawn(screen, window, "ready")
        assert first.pixels != ready.pixels

        def stored():
            told = root.run(place, "/opt/epochmark/epochmark-cli", "list", "--json", **words)
            records = [] if told.returncode else json.loads(told.stdout)["records"]
            if not records:  # Start does nothing before the pictures are read and the devices found
                screen.type_into("^Epochmark$")
                screen.press("ctrl+Return")
            return [one for one in records if one["status"] != "running"]
        record, = wait_for("the run's record", window, stored, PATIENCE, 3)
        assert record["status"] == "completed", record["status"]
        after = drawn(screen, window, "after-the-run")
        assert after.pixels != ready.pixels
        end(window)
    return record


def libtorch_of(build):
    """The LibTorch that a build was made with."""
    return pathlib.Path(re.search(r'EPOCHMARK_LIBTORCH_DIR=\\*"([^"\\]*)', (build / "build.ninja").read_text()).group(1)).parent


def other_lines(given):
    """{line: (the build that its engine is taken from, a LibTorch of that line)}: those that were built in this checkout; where there
    is none, this build's engine under the number of another line, and this LibTorch, which says that it is of that one. That another
    line's engine computes with its LibTorch is what packaging/test.sh --libtorch tests; here it is which one is loaded."""
    own = re.search(r"^EPOCHMARK_LIBTORCH_LINE:\w+=(.*)$", (BUILD / "CMakeCache.txt").read_text(), re.M).group(1)
    built = {folder.name.removeprefix("libtorch-"): folder for folder in (SOURCE / "build").glob("libtorch-[0-9]*")
             if (folder / "lib/libepochmark_engine.so").exists()}
    built.pop(own, None)
    if built:
        return {line: (folder, libtorch_of(folder)) for line, folder in built.items() if libtorch_of(folder).is_dir()}
    line = next(path.name for path in sorted((SOURCE / "packaging/libtorch").iterdir()) if path.is_dir() and path.name != own)
    build, named = WORK / "another", WORK / "named"
    (build / "lib").mkdir(parents=True)
    shutil.copy(BUILD / "lib/libepochmark_engine.so", build / "lib")
    (build / "build.ninja").touch()
    shutil.copytree(given / "lib", named / "lib", copy_function=os.link)  # no link to a folder: setup would keep where that leads
    (named / "build-version").write_text(f"{line}.0\n")
    return {line: (build, named)}


def loaded_by(tree, user, **environment):
    """Trains, and tells which engine and which LibTorch the loader has taken for it."""
    told = WORK / "loaded"
    told.mkdir()
    told.chmod(0o777)
    check_run(tree, user, LD_DEBUG="files", LD_DEBUG_OUTPUT=str(told / "by"), **environment)
    paths = {path for file in told.iterdir() for path in re.findall(r"calling init: (\S+)", file.read_text(errors="replace"))}
    shutil.rmtree(told)
    engine, = (path for path in paths if path.endswith("/libepochmark_engine.so"))
    library, = (path for path in paths if path.endswith("/libtorch_cpu.so"))
    return pathlib.Path(engine), pathlib.Path(library)


def check_lines(given, user):
    """A folder with engines for several lines: the LibTorch that is found tells which one is loaded."""
    others = other_lines(given)
    archives = make("--cli", "--fast", *(word for line, (build, _) in others.items() for word in ("--also", f"{line}={build}")),
                    out=WORK / "out-lines")
    tree = unpack(archives[1], "lines")
    check_files(tree, 30)
    lib = tree / "lib/epochmark"
    for engine, libtorch in [(lib, given), *((lib / "engines" / line, named) for line, (_, named) in others.items())]:
        found = loaded_by(tree, user, EPOCHMARK_LIBTORCH=str(libtorch))
        assert found[0].parent == engine and found[1].parent.resolve() == (libtorch / "lib").resolve(), found
    # As setup keeps it; then one that none of them is for.
    told = run(tree, "setup", "--libtorch", str(libtorch), user=user)
    assert told.returncode == 0, told
    assert loaded_by(tree, user)[0].parent == engine
    stray = WORK / "stray"
    stray.mkdir()
    (stray / "lib").symlink_to(given / "lib")
    (stray / "build-version").write_text("1.13.1\n")
    told = run(tree, "setup", "--libtorch", str(stray), user=user)
    assert told.returncode == 2 and all(line in told.stderr for line in ("1.13", *others)), told
    return list(others)


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
    given = shutil.copytree(libtorch_of(BUILD), WORK / "given", symlinks=True)
    named = check_run(tree, user, EPOCHMARK_LIBTORCH=str(given))
    told = run(tree, "setup", "--libtorch", str(given), user=user)
    assert told.returncode == 0, told
    check_run(tree, user)
    root = BareRoot(WORK / "root", ["/usr/share/X11/xkb"])
    seen = {"/opt/epochmark": tree}
    used, left_out = check_pictures(root, tree, given)
    few_pictures(WORK / "few")
    check_offscreen(root, seen)
    check_letters(root, seen, given)
    record = check_window(root, seen, given)
    lines = check_lines(given, user)
    shutil.rmtree(given)
    told = run(tree, "setup", "--libtorch", str(given), user=user)
    assert told.returncode == 2 and "There is no LibTorch" in told.stderr, told
    # Moved, and unpacked from the other archive: the same bytes.
    other = unpack(archives[0], "a place of its own")
    subprocess.run(["diff", "-r", "--no-dereference", tree, other], check=True)
    print(f"The portable folder: {count} files for glibc 2.35, {sizes[1] / 1e6:.0f} MB (zst), {sizes[0] / 1e6:.0f} MB "
          f"(gz); a run from a read-only place in {named:.1f} s; {used} pictures of every form read as by the build, {left_out} left "
          f"out as by it; the window on a display trained {len(record['epochs'])} epochs; an engine for {', '.join(lines)} beside its own.")


main()
