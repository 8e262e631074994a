# SPDX-FileCopyrightText: 2026 The Epochmark authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A root that has of this machine what the portable folder may take from one, and nothing else: what is missing in the folder is
missing. Wants root, or user namespaces."""

import os
import pathlib
import re
import shutil
import subprocess

LIBRARIES = "usr/lib/x86_64-linux-gnu"
# What the folder's own script calls.
TOOLS = ("/bin/sh", "/usr/bin/readlink", "/usr/bin/dirname", "/usr/bin/basename", "/usr/bin/uname", "/usr/bin/getconf",
         "/usr/bin/env", "/usr/bin/sed", "/usr/bin/grep", "/usr/bin/head", "/usr/bin/tr", "/usr/bin/cat", "/usr/bin/ldd")
# The C library and its family, C++'s; expat for whatever is drawn.
OF_THE_MACHINE = r"(ld-linux.*|lib(c|m|dl|rt|pthread|resolv|util|nsl|anl|mvec|nss_files|nss_dns|stdc\+\+|gcc_s|expat))\.so\.\d+"
NOBODY = 65534


def libraries_of(program):
    told = subprocess.run(["ldd", program], capture_output=True, text=True).stdout
    return [pathlib.Path(path) for path in re.findall(r"=> (/\S+)", told)]


class BareRoot:
    """`shows` folders of the machine (fonts, keyboards) are seen in it, read-only; so are those that run() is told."""

    def __init__(self, place, shows=()):
        self.root = place
        self.shows = [folder for folder in shows if os.path.isdir(folder)]
        for folder in (f"{LIBRARIES}", "usr/bin", "usr/sbin", "etc", "proc", "dev", "tmp", "home", *(path.lstrip("/") for path in self.shows)):
            (place / folder).mkdir(parents=True, exist_ok=True)
        for name, target in (("bin", "usr/bin"), ("sbin", "usr/sbin"), ("lib", "usr/lib"), ("lib64", LIBRARIES)):
            (place / name).symlink_to(target)
        for folder in ("tmp", "home"):
            (place / folder).chmod(0o1777)
        wanted = {path for tool in TOOLS for path in libraries_of(tool)}
        wanted |= {path for path in pathlib.Path("/" + LIBRARIES).iterdir() if re.fullmatch(OF_THE_MACHINE, path.name)}
        for path in wanted:
            shutil.copy(os.path.realpath(path), place / LIBRARIES / path.name)
        for tool in (*TOOLS, "/sbin/ldconfig"):
            shutil.copy(os.path.realpath(tool), place / ("usr/sbin" if "sbin" in tool else "usr/bin") / os.path.basename(tool))
        (place / "etc/ld.so.conf").write_text(f"/{LIBRARIES}\n")
        subprocess.run(["/sbin/ldconfig", "-r", place], check=True)

    def names(self):
        """Of the libraries that aren't the folder's."""
        return sorted(path.name for path in (self.root / LIBRARIES).iterdir())

    def command(self, seen, arguments, environment):
        """`seen`: {a folder in here: a folder of the machine}, which nobody can write there. By nobody where root runs this."""
        binds = {**{path: path for path in self.shows}, **{inside: str(folder) for inside, folder in seen.items()}}
        script = ["set -e", "root=$1", "shift", 'for kind in proc dev; do mount --rbind "/$kind" "$root/$kind"; done']
        for inside, folder in binds.items():
            (self.root / inside.lstrip("/")).mkdir(parents=True, exist_ok=True)
            script += [f'mount --bind "$1" "$root{inside}" && mount -o remount,bind,ro "$root{inside}"', "shift"]
        is_root = os.getuid() == 0
        user = [f"--userspec={NOBODY}:{NOBODY}", "--groups="] if is_root else []
        script.append('exec chroot "$@"')
        return ["unshare", "--mount", *([] if is_root else ["--user", "--map-root-user"]), "sh", "-c", "\n".join(script), "sh", self.root,
                *binds.values(), *user, self.root, "/usr/bin/env", "-i", "PATH=/usr/bin:/bin", "HOME=/home", "LC_ALL=C.UTF-8",
                *(f"{name}={value}" for name, value in environment.items()), *arguments]

    def run(self, seen, *arguments, seconds=600, **environment):
        return subprocess.run(self.command(seen, arguments, environment), capture_output=True, text=True, timeout=seconds)

    def start(self, seen, *arguments, **environment):
        return subprocess.Popen(self.command(seen, arguments, environment), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
